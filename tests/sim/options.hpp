// SPDX-License-Identifier: Apache-2.0
// What a seed stands for: size of the hotel, pace of its guests, and which faults come how often.
// Printed with a failing seed, so that a person sees at once what that hotel had to bear.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/room/time.hpp"

namespace innkeeper::simtest {

/// Everything that goes wrong by itself. Each happens once in its mean interval.
enum class Fault : std::uint8_t {
  hub_crash_in_transaction,   // dies at the n-th call of the store
  hub_crash_between_effects,  // dies after a commit, before the k-th effect left
  hub_crash_idle,             // dies while it waits
  hub_restored,               // an older copy of the database is put back
  store_failure,              // some calls of the store fail
  hub_disconnect,             // the hub's connection breaks
  broker_restart,             // the broker dies and comes back with what it had saved
  broker_wipe,                // the broker dies and comes back with nothing
  room_disconnect,            // a room's connection breaks
  room_partition,             // a room cannot reach the broker for minutes
  room_power_cut,             // a room's power fails at the n-th call of a port
  room_restart,               // a room shuts down in order and comes back
  room_jam,                   // an actuator refuses its commands for a while
  room_memory,                // a board's memory refuses writes for a while
};
inline constexpr std::size_t kFaults = 14;
[[nodiscard]] std::string_view name_of(Fault fault);

struct Options {
  std::uint64_t seed = 0;
  std::size_t rooms = 0;
  room::Duration faulty{};         ///< faults and guests for so long
  room::Duration quiet{};          ///< then peace for so long, after which everything must agree
  room::Duration pms_pace{};       ///< mean time between two events of the PMS
  room::Duration hand_pace{};      ///< mean time between two hands at a panel in the hotel
  room::Duration network_delay{};  ///< longest delay of one message on its way
  std::size_t duplicates = 0;      ///< per mille: a message is delivered again after a reconnect
  std::size_t silent_loss = 0;     ///< per mille: the broker drops a plan or report without a word
  std::size_t power_cut_at_plan = 0;  ///< per mille: power fails while a plan is taken
  bool sessions = false;              ///< the broker keeps messages for a room that is away
  std::array<room::Duration, kFaults> mean{};  ///< by Fault; zero: never
};

/// The options of a seed. `rooms`: instead of the number that follows from the seed.
[[nodiscard]] Options expand(std::uint64_t seed, std::optional<std::size_t> rooms = std::nullopt);
[[nodiscard]] std::string text_of(const Options& options);

}  // namespace innkeeper::simtest
