// SPDX-License-Identifier: Apache-2.0
// The agent as boards run it, in a simulated room: what its sensors see of the room, and a plan as the
// hub would make it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "device/agent/agent.hpp"
#include "device/sim/ram_memory.hpp"
#include "device/sim/sim_room.hpp"

namespace innkeeper::bench {

class SimAgent final : public agent::Board, public agent::Link {
 public:
  /// `window_contact`: the room has one; it tells the truth.
  explicit SimAgent(bool window_contact, const control::Terminal& terminal = {});

  /// The room is let to these guests, or to nobody; `wish_c` is the guest's, in degrees Celsius.
  void let(double wish_c, int guests, room::Time now);
  void leave_vacant(room::Time now);
  void wish(double wish_c, room::Time now);

  /// One control step after `happened`; what the terminal is told. `air`: what the room's sensor says.
  control::ClimateCommand step(const std::vector<sim::Happening>& happened,
                               const sim::SimRoom& room, std::optional<room::Temperature> air,
                               room::Time now);
  [[nodiscard]] bool ventilates() const { return outputs_.ventilation; }
  [[nodiscard]] const agent::Agent& agent() const { return agent_; }
  /// Mean time of one step.
  [[nodiscard]] double step_ns() const;

  [[nodiscard]] agent::Readings read() override { return readings_; }
  [[nodiscard]] bool drive(const agent::Outputs& outputs) override {
    outputs_ = outputs;
    return true;
  }
  void dim(const control::Lamps&) override {}
  [[nodiscard]] bool publish(wire::Channel, std::string_view) override { return true; }

 private:
  void sense(const std::vector<sim::Happening>& happened, const sim::SimRoom& room, room::Time now);
  void change_hands(room::Time now);
  void publish_plan(room::Time now);

  bool window_contact_;
  sim::RamMemory memory_;
  agent::Agent agent_;
  room::Plan plan_;
  agent::Readings readings_;
  agent::Outputs outputs_;
  room::Time seen_until_;
  std::chrono::steady_clock::duration spent_{};
  std::uint64_t steps_ = 0;
};

}  // namespace innkeeper::bench
