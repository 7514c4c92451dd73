// SPDX-License-Identifier: Apache-2.0
// What a seed stands for: size of the hotel, pace of its people, and which faults come how often.
// Printed with a failing seed, so that a person sees at once what that hotel had to bear.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/room/time.hpp"

namespace innkeeper::simtest {

/// Everything that goes wrong by itself. Each happens once in its mean interval.
enum class Fault : std::uint8_t {
  hub_crash_in_transaction,   // dies at the n-th call of the store
  hub_crash_between_effects,  // dies after a commit, before the k-th effect left
  hub_crash_idle,             // dies while it waits
  hub_restored,               // an older copy of the database is put back
  hub_replaced,               // an older hub comes back for a moment and says what it knew
  store_failure,              // some calls of the store fail
  clock_jump,                 // the hub's clock is set: seconds, an hour, days, 1970
  hub_disconnect,             // the hub's connection breaks
  broker_restart,             // the broker dies and comes back with what it had saved
  broker_wipe,                // the broker dies and comes back with nothing
  room_disconnect,            // a room's connection breaks
  room_partition,             // a room cannot reach the broker for minutes
  room_late_message,          // a room hears an older message once more
  room_power_cut,             // a room's power fails at the n-th call of a port
  room_restart,               // a room shuts down in order and comes back
  room_flash,                 // a board is replaced by one that knows nothing
  room_jam,                   // an actuator refuses its commands for a while
  room_memory,                // a board's memory refuses writes for a while
  pms_link_cut,               // the PMS's link breaks for moments
  pms_silent,                 // and for hours
  pms_buffer_lost,            // what the PMS kept while the link was down is gone
  pms_resync,                 // the PMS tells everything, unasked
  pms_lost_data,              // the PMS tells that every room is empty
};
inline constexpr std::size_t kFaults = 23;
[[nodiscard]] std::string_view name_of(Fault fault);
[[nodiscard]] std::optional<Fault> fault_named(std::string_view name);

struct Options {
  std::uint64_t seed = 0;
  std::size_t rooms = 0;
  room::Duration faulty{};         ///< faults and people for so long
  room::Duration quiet{};          ///< then peace for so long, after which everything must agree
  room::Duration pms_pace{};       ///< mean time between two events of the PMS
  room::Duration staff_pace{};     ///< mean time between two requests of staff
  room::Duration hand_pace{};      ///< mean time between two hands at a panel in the hotel
  room::Duration network_delay{};  ///< longest delay of one message on its way
  std::size_t duplicates = 0;      ///< per mille: a message is delivered again after a reconnect
  std::size_t silent_loss = 0;     ///< per mille: the broker drops a plan or report without a word
  std::size_t power_cut_at_plan = 0;  ///< per mille: power fails while a plan is taken
  bool sessions = false;              ///< the broker keeps messages for a room that is away
  std::array<room::Duration, kFaults> mean{};  ///< by Fault; zero: never

  [[nodiscard]] bool suffers(Fault fault) const {
    return mean[static_cast<std::size_t>(fault)] != room::Duration::zero();
  }
};

/// What a person, or the search for the shortest reproduction, wants otherwise than the seed says.
struct Wish {
  std::optional<std::size_t> rooms;
  std::optional<std::chrono::minutes> faulty;
  std::optional<std::vector<Fault>> only;  ///< of the faults of the seed
  bool clean_network = false;              ///< no delay, loss, duplicate or power cut beside `only`
};

/// A whole day in a house of 50 rooms, a day in a small one, or an hour or two: by the seed's number.
[[nodiscard]] Options expand(std::uint64_t seed, const Wish& wish = {});
[[nodiscard]] std::string text_of(const Options& options);
/// The command that plays it: `innkeeper-sim --seeds 7 --rooms 3 ...`.
[[nodiscard]] std::string command_of(std::uint64_t seed, const Wish& wish);

}  // namespace innkeeper::simtest
