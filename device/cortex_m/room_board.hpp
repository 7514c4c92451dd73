// SPDX-License-Identifier: Apache-2.0
// The room's sensors and outputs as this board has them: air temperature on the I2C bus, contacts, relays.
#pragma once

#include <cstdint>

#include "device/agent/equipment.hpp"
#include "device/agent/ports.hpp"
#include "device/cortex_m/output.hpp"

namespace innkeeper::cortex_m {

/// Contacts of the room. The emulated board has no pins for them: its console sets them.
struct Contacts {
  std::optional<bool> door_open = false;
  std::optional<bool> window_open = false;
  std::optional<bool> bedroom_motion = false;
  std::optional<bool> bathroom_motion = false;
};

class RoomBoard final : public agent::Board {
 public:
  /// Each new state of the outputs is told on `output`, which outlives the board.
  explicit RoomBoard(Output& output);

  [[nodiscard]] agent::Readings read() override;
  [[nodiscard]] bool drive(const agent::Outputs& outputs) override;
  void dim(const control::Lamps& lamps) override;
  void feed_watchdog() override;

  [[nodiscard]] Contacts& contacts() { return contacts_; }
  /// How often drive() was told something else.
  [[nodiscard]] std::uint32_t drives() const { return drives_; }

 private:
  Output& output_;
  Contacts contacts_;
  std::uint32_t drives_ = 0;
};

}  // namespace innkeeper::cortex_m
