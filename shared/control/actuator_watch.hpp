// SPDX-License-Identifier: Apache-2.0
// Finds actuators that do not do what they are told: a fan that stands still, a unit that runs at full
// power and moves nothing.
#pragma once

#include <optional>

#include "shared/control/terminal.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::control {

/// Feedback that differs from the command for so long is a fault (open-fdd: command and status).
inline constexpr room::Duration kFeedbackDelay = std::chrono::minutes(10);
/// Demand of at least this much for so long must move the air by at least this, towards the band
/// (Versatile Thermostat's rule; half an hour is our choice for a fan-coil unit).
inline constexpr int kHardWorkPercent = 90;
inline constexpr room::Duration kMustMoveWithin = std::chrono::minutes(30);
inline constexpr room::TemperatureDelta kMustMoveBy = room::TemperatureDelta::milli_kelvin(500);

class ActuatorWatch {
 public:
  struct Faults {
    bool fan = false;
    bool heating = false;
    bool cooling = false;
    friend constexpr bool operator==(const Faults&, const Faults&) = default;
  };
  /// `disturbed`: a window is open, or something else makes what the air does no proof.
  void update(const ClimateCommand& command, const room::TemperatureBand& band,
              std::optional<room::Temperature> air, std::optional<bool> fan_runs, bool disturbed,
              room::Time now);
  [[nodiscard]] const Faults& faults() const { return faults_; }

 private:
  /// One direction's attempt to move the air.
  struct Attempt {
    std::optional<room::Time> since;
    room::Temperature from;
    void update(bool works_hard, room::TemperatureDelta still_to_go, room::Temperature air,
                bool rising, room::Time now, bool& fault);
  };
  Attempt heating_;
  Attempt cooling_;
  std::optional<room::Time> fan_differs_since_;
  Faults faults_;
};

}  // namespace innkeeper::control
