// SPDX-License-Identifier: Apache-2.0
// A board whose room is a model: what the agent drives changes the air it reads.
#pragma once

#include <cstdint>

#include "device/agent/ports.hpp"
#include "device/sim/room_model.hpp"

namespace innkeeper::sim {

class SimulatedBoard final : public agent::Board {
 public:
  explicit SimulatedBoard(const RoomModel& model) : model_(model) {}

  /// Lets the room's physics go on by `time`; the shell calls it before each control step.
  void advance(room::Duration time) { model_.step(time, outputs_.heating, outputs_.cooling); }

  [[nodiscard]] agent::Readings read() override {
    agent::Readings readings;
    readings.air = resolved(model_.air());
    return readings;
  }
  void dim(const control::Lamps& lamps) override { lamps_ = lamps; }
  [[nodiscard]] bool drive(const agent::Outputs& outputs) override {
    if (outputs != outputs_) ++actuations_;
    outputs_ = outputs;
    return true;
  }

  // The truth about the room, for tests and for people.
  [[nodiscard]] const agent::Outputs& outputs() const { return outputs_; }
  [[nodiscard]] const control::Lamps& lamps() const { return lamps_; }
  [[nodiscard]] room::Temperature air() const { return model_.air(); }
  /// How often the outputs changed.
  [[nodiscard]] std::uint64_t actuations() const { return actuations_; }

 private:
  /// Room sensors tell tenths of a kelvin. Without it every step would be a new measurement.
  static room::Temperature resolved(room::Temperature exact);

  RoomModel model_;
  agent::Outputs outputs_;
  control::Lamps lamps_;
  std::uint64_t actuations_ = 0;
};

}  // namespace innkeeper::sim
