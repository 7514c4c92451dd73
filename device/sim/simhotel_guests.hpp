// SPDX-License-Identifier: Apache-2.0
// The guests of one room of the fleet: they follow its stays as its plan tells them, and press its panel.
// Apart from the room, which is about ports and time.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "device/agent/agent.hpp"
#include "device/sim/board.hpp"
#include "device/sim/random.hpp"

namespace innkeeper::sim {

/// Deterministic by seed and by the plans and times it is shown.
class Guests {
 public:
  /// They enter within `arrival` of the plan that rents the room, at the earliest after a fifth of it.
  Guests(room::Duration arrival, std::uint32_t seed) : arrival_(arrival), random_(seed) {}

  /// Lets guests come, and those of a stay that is over go. `plan`: in force; null before the first.
  void follow(const room::Plan* plan, room::Time now, SimulatedBoard& board);

  /// Presses what they press: the set point when they say so, the night scene when the last of them goes to
  /// bed, the welcome when the first gets up in the morning. True: something was pressed.
  [[nodiscard]] bool press(const std::vector<Happening>& happened, const SimulatedBoard& board,
                           room::Time now, agent::Agent& agent);

 private:
  /// Of whom the room is now. A board forgets a guest when either number changes, and so do we.
  struct Stay {
    std::uint64_t epoch;
    std::uint32_t tenancy;
    friend bool operator==(const Stay&, const Stay&) = default;
  };

  room::Duration arrival_;
  Random random_;
  std::optional<Stay> stay_;
  std::optional<room::Time> arrives_;
  bool in_bed_ = false;  ///< the last of those who are in went, and it is not morning yet
};

}  // namespace innkeeper::sim
