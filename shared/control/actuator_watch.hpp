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
/// An attempt goes on after a pause that a moved target made, unless it was so long that the room is
/// another one (our choice).
inline constexpr room::Duration kLongestPause = std::chrono::hours(2);

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
  /// One direction's attempt to move the air to a target. A fault stands until the air moves while the
  /// terminal works, or arrives where it was wanted when the fault began: a target that is moved to
  /// where the air is proves nothing.
  class Attempt {
   public:
    /// `works_hard`, and the target of now; `rising`: the air shall rise to it, else fall.
    void update(bool works_hard, room::Temperature target, room::Temperature air, bool rising,
                room::Time now, bool& fault);
    void forget() { since_.reset(); }

   private:
    struct Pause {
      room::Time at;
      room::Temperature air;
    };
    void pause(bool target_moved, room::Temperature air, room::Time now);
    void resume(room::Temperature air, room::Time now);

    std::optional<room::Time> since_;  ///< later by the pauses
    room::Temperature from_;
    room::Temperature target_;  ///< as it was while the terminal worked last
    std::optional<Pause> pause_;
  };
  Attempt heating_;
  Attempt cooling_;
  std::optional<room::Time> fan_differs_since_;
  Faults faults_;
};

}  // namespace innkeeper::control
