// SPDX-License-Identifier: Apache-2.0
// One room on this board: agent, memory, sensors, and the way to the broker.
#pragma once

#include "device/agent/agent.hpp"
#include "device/cortex_m/eeprom.hpp"
#include "device/cortex_m/output.hpp"
#include "device/cortex_m/provisioning.hpp"
#include "device/cortex_m/room_board.hpp"
#include "device/link/agent_link.hpp"

namespace innkeeper::cortex_m {

class RoomUnit {
 public:
  /// All must outlive the unit. `seed` differs from start to start.
  RoomUnit(const Provisioning& provisioning, Eeprom& eeprom, Output& output, std::uint32_t seed,
           room::Time now);

  /// Once, first: the room as it was before the power cut, before any link exists.
  void boot(room::Time now);
  /// Moves bytes and makes the control step when it is due. Call often.
  void poll(room::Time now);
  /// Says `offline` and lets go of the broker; true once that is over, within link::kFarewellLimit.
  [[nodiscard]] bool shut_down(room::Time now);

  [[nodiscard]] agent::Agent& agent() { return agent_; }
  [[nodiscard]] RoomBoard& board() { return board_; }
  [[nodiscard]] const link::Client& client() { return link_.client(); }
  /// Time of the longest poll().
  [[nodiscard]] room::Duration longest_poll() const { return longest_; }

 private:
  void tell_link();

  Output& output_;
  RoomBoard board_;
  link::AgentLink link_;
  agent::Agent agent_;
  link::State told_ = link::State::waiting;
  bool leaving_ = false;
  room::Duration longest_{};
};

}  // namespace innkeeper::cortex_m
