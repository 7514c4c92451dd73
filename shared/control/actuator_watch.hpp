// SPDX-License-Identifier: Apache-2.0
// Finds actuators that do not do what they are told: a fan that stands still, a unit that runs at full
// power and moves nothing.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/control/terminal.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::control {

/// Feedback that differs from the command for so long is a fault (open-fdd: command and status).
inline constexpr room::Duration kFeedbackDelay = std::chrono::minutes(10);
/// Demand of at least this much must move the air by at least this, towards the band (Versatile
/// Thermostat's rule). Nearer to the band than that it is near enough.
inline constexpr int kHardWorkPercent = 90;
inline constexpr room::TemperatureDelta kMustMoveBy = room::TemperatureDelta::milli_kelvin(500);
/// The air is looked at so often (our choice: sensor, coil and valve of a fan-coil unit together lag up to
/// twenty minutes; Versatile Thermostat and Guideline 36 ask for 15). After kLooks without that movement the
/// unit is dead: a healthy one warms a room ever more slowly towards the end of its power (measured:
/// docs/performance.md).
inline constexpr room::Duration kLook = std::chrono::minutes(30);
inline constexpr std::uint8_t kLooks = 3;
/// One that moved the air in this attempt is at its limit and no more dead for it, however long a cold night
/// is; eight hours without any movement are worth a look by somebody (our choice).
inline constexpr std::uint8_t kLooksAtLimit = 16;
/// It is dead after one look if the air went the wrong way by the first, and did not turn since by the
/// second, which is more than the noise of a sensor in steps of 0.1 K.
inline constexpr room::TemperatureDelta kSinksBy = room::TemperatureDelta::milli_kelvin(300);
inline constexpr room::TemperatureDelta kTurnsBy = room::TemperatureDelta::milli_kelvin(200);
/// A fan that is held low, as by night up to kQuietUpTo from the band or by the guest, gives a third of the
/// power behind an open valve, so that the air may rest or sink: that is judged only so far from the band.
inline constexpr room::TemperatureDelta kShortHeldBack = room::TemperatureDelta::milli_kelvin(2000);
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
  /// One direction's attempt to move the air to a target, judged look by look. A fault stands until the
  /// air moves while the terminal works, or arrives where it was wanted when the fault began: a target
  /// that is moved to where the air is proves nothing.
  class Attempt {
   public:
    /// `works_hard`, its fan, and the target of now; `rising`: the air shall rise to it, else fall.
    void update(bool works_hard, room::Percent fan, room::Temperature target, room::Temperature air,
                bool rising, room::Time now, bool& fault);
    void forget() { since_.reset(); }

   private:
    struct Pause {
      room::Time at;
      room::Temperature air;
    };
    void pause(bool target_moved, room::Temperature air, room::Time now);
    void resume(room::Temperature air, room::Time now);

    void begin_look(room::Temperature air, room::Time now);
    [[nodiscard]] bool fails(room::Temperature air, bool rising) const;

    std::optional<room::Time> since_;  ///< of this look; later by the pauses
    room::Temperature from_;           ///< when it began
    room::Percent least_fan_;          ///< of this look
    room::Temperature farthest_;       ///< from the target since the air last moved towards it
    std::uint8_t looks_ = 0;           ///< since then
    bool proven_ = false;              ///< it moved towards it in this attempt
    room::Temperature target_;         ///< as it was while the terminal worked last
    std::optional<Pause> pause_;
  };
  Attempt heating_;
  Attempt cooling_;
  std::optional<room::Time> fan_differs_since_;
  Faults faults_;
};

}  // namespace innkeeper::control
