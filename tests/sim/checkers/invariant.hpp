// SPDX-License-Identifier: Apache-2.0
// What must always hold in a hotel, by number, so that a report says which promise was broken.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/util/check.hpp"

namespace innkeeper::simtest {

enum class Invariant : std::uint8_t {
  i1_isolation,
  i2_monotone,
  i3_convergence,
  i4_durable,
  i5_idempotent,
  i6_do_not_disturb,
  i7_wiped,
  i8_local_control,
  i9_last_human,
  i10_time,
  i11_broker_disposable,
  i12_single_writer,
  i13_bounded,
  i14_no_guest_data,
  i15_one_room,
  i16_fail_loud,
  held_as_said,
  consent,
  sweep,
  actuators_rest,
};

struct InvariantText {
  Invariant invariant;
  std::string_view title;
  std::string_view promise;
};

inline constexpr std::array kInvariants{
    InvariantText{Invariant::i1_isolation, "I1 isolation",
                  "what those of one stay set or asked for is never in force for others"},
    InvariantText{Invariant::i2_monotone, "I2 monotone",
                  "plans that a room acts on only rise, and one number is one plan"},
    InvariantText{Invariant::i3_convergence, "I3 convergence",
                  "after the last fault room, database, broker and the hub's word agree"},
    InvariantText{Invariant::i4_durable, "I4 durable",
                  "what leaves the hub, or was answered, is in the database"},
    InvariantText{Invariant::i5_idempotent, "I5 idempotent",
                  "what the PMS says twice has one effect and one line of the audit"},
    InvariantText{Invariant::i6_do_not_disturb, "I6 do not disturb",
                  "staff does not go in, and only those who may end it"},
    InvariantText{Invariant::i7_wiped, "I7 wiped",
                  "nothing of a guest who left, or wants to be forgotten, is left"},
    InvariantText{Invariant::i8_local_control, "I8 local control",
                  "a hand at the panel is obeyed within 200 ms and within the limits"},
    InvariantText{Invariant::i9_last_human, "I9 last human wins",
                  "no plan undoes what a guest set by hand"},
    InvariantText{Invariant::i10_time, "I10 time",
                  "what ends or is due at a time does so once, whatever clocks do"},
    InvariantText{Invariant::i11_broker_disposable, "I11 broker disposable",
                  "after peace the broker retains every plan again"},
    InvariantText{Invariant::i12_single_writer, "I12 single writer",
                  "the epoch of what a hub publishes falls only when its database was restored"},
    InvariantText{Invariant::i13_bounded, "I13 bounded", "queues and tables stay under their caps"},
    InvariantText{Invariant::i14_no_guest_data, "I14 no guest data",
                  "no message, log line or audit line names a guest, profile or reservation"},
    InvariantText{Invariant::i15_one_room, "I15 one room",
                  "at no instant is a guest's preference in two rooms, or where the guest is not"},
    InvariantText{Invariant::i16_fail_loud, "I16 fail loud",
                  "every request is answered once, and every report is readable and true"},
    InvariantText{Invariant::held_as_said, "H1 held as said",
                  "what staff and property hold is in the plan, no more and no less"},
    InvariantText{Invariant::consent, "G1 consent",
                  "nothing is learned of a guest who did not agree"},
    InvariantText{Invariant::sweep, "S1 sweep",
                  "a synchronisation that would empty too many rooms waits for an operator"},
    InvariantText{Invariant::actuators_rest, "A1 actuators rest",
                  "an actuator is told only what is news"},
};

[[nodiscard]] inline const InvariantText& text_of(Invariant invariant) {
  for (const InvariantText& each : kInvariants) {
    if (each.invariant == invariant) return each;
  }
  panic("an Invariant has a text");
}

}  // namespace innkeeper::simtest
