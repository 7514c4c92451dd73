// SPDX-License-Identifier: Apache-2.0
// I8 and I9: the panel.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// I8. With or without a hub a hand at the panel is acted on within 200 ms, and a set point stays within
/// the limits of the plan.
class PanelIsObeyed final : public Checker {
 public:
  explicit PanelIsObeyed(const Evidence& evidence)
      : Checker(evidence), pressed_(evidence.property.rooms.size()) {}
  void on_boot(std::size_t room, bool) override { pressed_[room].reset(); }
  void on_hand(const RoomSight& sight, const HandAtPanel& what) override;
  void on_step(const RoomSight& sight) override;

 private:
  struct Press {
    room::Time at;
    HandAtPanel what;
  };
  std::vector<std::optional<Press>> pressed_;
};

/// I9. Within a tenancy a set point changes only by a hand: at the panel, or given through the hub.
class NoPlanUndoesAHand final : public Checker {
 public:
  explicit NoPlanUndoesAHand(const Evidence& evidence)
      : Checker(evidence), last_(evidence.property.rooms.size()) {}
  void on_boot(std::size_t room, bool) override { last_[room].reset(); }
  void on_hand(const RoomSight& sight, const HandAtPanel&) override { last_[sight.room].reset(); }
  void on_step(const RoomSight& sight) override;

 private:
  struct Last {
    std::uint64_t epoch = 0;
    std::uint32_t tenancy = 0;
    std::uint16_t stamp = 0;
    std::optional<room::Temperature> setpoint;
  };
  std::vector<std::optional<Last>> last_;
};

}  // namespace innkeeper::simtest
