// SPDX-License-Identifier: Apache-2.0
// Complaints and cases as they are stored. Neither names a guest: a room and the number of its tenancy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/actor.hpp"
#include "hub/core/comfort/complaint.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/scene.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

/// What a guest last said of one subject in the room, and what came of it. Gone when the room changes
/// hands.
struct ComplaintRow {
  room::RoomId room;
  Complaint complaint = Complaint::too_cold;
  std::uint32_t tenancy = 0;
  room::UtcTime at;  ///< when it was first said
  Actor by;
  std::uint32_t times = 1;  ///< how often it was said
  ComfortStep step = ComfortStep::nothing;
  std::optional<Hindrance> hindrance;  ///< as it was when it was said
  std::optional<room::UtcTime> until;  ///< when the hindrance ends by itself
  // Of climate.
  std::optional<room::Temperature> from;  ///< set point before
  std::optional<room::Temperature> to;    ///< and after: what the room is watched for
  std::optional<room::Temperature> goal;  ///< the air that counts as there
  std::optional<room::Temperature> air;   ///< measured when it was said
  std::optional<std::uint16_t> minutes;   ///< estimate of how long it takes; none: nobody knows
  // Of light: the mean over all lights of the room.
  std::optional<room::Scene> scene;  ///< which it was changed to
  std::optional<room::Percent> light_from;
  std::optional<room::Percent> light_to;
  ComplaintState state = ComplaintState::watching;
  room::UtcTime deadline;         ///< of watching
  bool paused = false;            ///< the guest is out, or the property's rule holds the room
  std::uint64_t case_number = 0;  ///< 0: no case

  [[nodiscard]] std::string key() const { return key_of(room, subject_of(complaint)); }
  [[nodiscard]] static std::string key_of(const room::RoomId& room, Subject subject);
  friend bool operator==(const ComplaintRow&, const ComplaintRow&) = default;
};

/// What was measured and told when a case was opened.
struct Evidence {
  room::UtcTime since;                        ///< when the guest first said so, or the fault came
  std::optional<room::Temperature> air_then;  ///< at `since`
  std::optional<room::Temperature> air;       ///< when the case was opened
  std::optional<room::Temperature> wanted;    ///< set point
  std::optional<std::int32_t> slope_mk_h;     ///< mean change of the air since then, mK an hour
  std::optional<room::Percent> heating;       ///< outputs; none: the room was never heard
  std::optional<room::Percent> cooling;
  std::optional<room::Percent> fan;
  std::optional<room::Percent> light_then;  ///< mean over the lights
  std::optional<room::Percent> light;
  std::optional<room::UtcTime> window_since;  ///< open since; none: not open
  bool online = true;
  std::string faults;  ///< their words, with blanks between
  std::optional<Hindrance> hindrance;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

inline constexpr std::size_t kMaxFaultWords = 255;
inline constexpr std::size_t kMaxCaseNote = 500;

/// Work for staff in a room.
struct CaseRow {
  std::uint64_t number = 0;  ///< rises; what people call it by
  room::RoomId room;
  std::uint32_t tenancy = 0;  ///< in which it was opened
  Subject subject = Subject::climate;
  std::optional<Complaint> complaint;  ///< none of equipment
  CaseCause cause = CaseCause::not_reached;
  CaseState state = CaseState::open;
  room::UtcTime opened;
  Evidence evidence;
  std::uint32_t times = 1;                  ///< how often the guest said so
  std::optional<room::UtcTime> comfort_at;  ///< the room got there after all
  std::optional<room::UtcTime> acknowledged;
  Actor acknowledged_by;
  std::optional<room::UtcTime> ended;  ///< resolved or closed
  Actor ended_by;
  std::string note;  ///< the last one that staff wrote

  [[nodiscard]] std::string key() const { return std::to_string(number); }
  friend bool operator==(const CaseRow&, const CaseRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const ComplaintRow& row);
[[nodiscard]] const char* refusal(const CaseRow& row);

}  // namespace innkeeper::hub
