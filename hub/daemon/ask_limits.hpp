// SPDX-License-Identifier: Apache-2.0
// How much may be asked over MQTT: a program that runs wild must not fill the audit or wear out a room.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>

#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub::daemon {

/// Of one room: a person who turns a dial makes some ten steps. Our choice, like all here.
inline constexpr double kAskBurst = 10;
inline constexpr double kAsksPerSecond = 1;
/// Of the whole house: a scene for every room of a large floor at once.
inline constexpr double kHouseAskBurst = 200;
inline constexpr double kHouseAsksPerSecond = 20;

/// Token buckets. Single-threaded.
class AskLimits {
 public:
  /// Whether one more request about this room is in order now; counts it then. REQUIRES: `room` is
  /// declared, so that strangers' ids take no memory.
  [[nodiscard]] bool take(const room::RoomId& room, room::Time now) {
    Bucket& mine = rooms_.try_emplace(room, Bucket{kAskBurst, now}).first->second;
    mine.fill(now, kAsksPerSecond, kAskBurst);
    if (!is_begun_) house_.at = now;
    is_begun_ = true;
    house_.fill(now, kHouseAsksPerSecond, kHouseAskBurst);
    if (mine.left < 1 || house_.left < 1) return false;
    mine.left -= 1;
    house_.left -= 1;
    return true;
  }
  /// Other rooms are declared.
  void forget() { rooms_.clear(); }

 private:
  struct Bucket {
    double left = kHouseAskBurst;
    room::Time at{};
    void fill(room::Time now, double per_second, double most) {
      left = std::min(most, left + std::chrono::duration<double>(now - at).count() * per_second);
      at = now;
    }
  };
  std::map<room::RoomId, Bucket> rooms_;
  Bucket house_;
  bool is_begun_ = false;
};

}  // namespace innkeeper::hub::daemon
