// SPDX-License-Identifier: Apache-2.0
// From raw contacts to events: what the door did, whether a motion is a sign of somebody inside, and
// which sensor cannot be trusted. Apart from the state machine, which reasons about people.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/control/flutter.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::control {

/// What is in the key-card holder.
enum class KeyCard : std::uint8_t { none, guest, staff };

/// Nothing: the room has no such sensor, or it is silent.
struct PresenceReadings {
  std::optional<bool> door_open;
  std::optional<bool> bedroom_motion;
  std::optional<bool> bathroom_motion;
  std::optional<KeyCard> card;
  bool touched = false;  ///< a panel key since the last reading
};

struct PresenceFaults {
  bool door = false;    ///< silent, stuck, fluttering, or missed somebody who is inside
  bool motion = false;  ///< silent, stuck, or blind to somebody who is inside
  friend constexpr bool operator==(const PresenceFaults&, const PresenceFaults&) = default;
};

/// Motion sensors hold their output after the last movement: what they say in this time after the door
/// closed may be the one who left. Common sensors hold for 5 to 15 seconds.
inline constexpr room::Duration kMotionHold = std::chrono::seconds(15);
/// A sensor that is active since before the door closed is believed after this time: no usual hold time
/// is longer, so that somebody moves about in there.
inline constexpr room::Duration kLongestHold = std::chrono::minutes(5);
/// Nobody moves without a pause for so long, and no entrance door stands open for so long (our choice).
inline constexpr room::Duration kStuckMotion = std::chrono::hours(4);
inline constexpr room::Duration kStuckDoor = std::chrono::hours(12);
/// So many changes of the door at once, or more than one in each kDoorWearsOff for long, are not made by
/// people (our choice: room service with a cart makes a dozen).
inline constexpr std::uint8_t kDoorFlutters = 30;
inline constexpr room::Duration kDoorWearsOff = std::chrono::minutes(1);
/// A sensor that was there and says nothing for so long is out of order (our choice).
inline constexpr room::Duration kSilent = std::chrono::minutes(5);
/// Who touches the panel moves; this long before or after it counts (our choice).
inline constexpr room::Duration kTouchMoves = std::chrono::minutes(2);
/// So many touches, or passages of the door, without any motion prove a blind sensor (our choice: one or
/// two may be an arm around the door).
inline constexpr int kBlindTouches = 3;
inline constexpr int kBlindPassages = 6;
/// A contact that missed somebody is trusted again after so many passages that it saw.
inline constexpr int kProvenPassages = 4;

class PresenceSensors {
 public:
  enum class Door : std::uint8_t { absent, quiet, opened, closed };
  struct Events {
    Door door = Door::absent;
    bool motion = false;  ///< a sign of somebody inside
  };

  [[nodiscard]] Events take(const PresenceReadings& readings, bool rented, room::Time now);
  /// Somebody is inside whom the door never let in.
  void door_missed_somebody();

  [[nodiscard]] const PresenceFaults& faults() const { return faults_; }
  [[nodiscard]] bool has_motion() const { return has_motion_; }
  /// The door stands open since then.
  [[nodiscard]] std::optional<room::Time> open_since() const { return open_since_; }

 private:
  struct Motion {
    bool active = false;
    bool seen = false;       ///< the sensor answered at least once
    bool held_over = false;  ///< active since before the door closed
    room::Time since;        ///< of `active`
    room::Time heard;        ///< last answer
    [[nodiscard]] bool is_sign(room::Time now, std::optional<room::Time> closed) const;
  };
  [[nodiscard]] Door take_door(std::optional<bool> open, bool rented, room::Time now);
  [[nodiscard]] Door pass_door(bool rented, room::Time now);
  void take_motion(Motion& motion, std::optional<bool> active, room::Time now);
  void judge_touches(bool touched, bool moved, room::Time now);

  Motion bedroom_;
  Motion bathroom_;
  Flutter door_flutter_{kDoorFlutters, kDoorWearsOff};
  bool has_motion_ = false;
  bool has_door_ = false;
  bool door_open_ = false;
  bool moved_since_passage_ = false;
  bool door_missed_ = false;
  bool blind_ = false;
  std::uint8_t blind_touches_ = 0;
  std::uint8_t blind_passages_ = 0;
  std::uint8_t proven_passages_ = 0;
  room::Time door_heard_;
  std::optional<room::Time> open_since_;
  std::optional<room::Time> closed_at_;
  std::optional<room::Time> moved_at_;
  std::optional<room::Time> unanswered_touch_;
  PresenceFaults faults_;
};

}  // namespace innkeeper::control
