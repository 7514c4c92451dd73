// SPDX-License-Identifier: Apache-2.0
// Knows a contact that flutters from one that people move: a loose magnet, a bad joint, a door that slams in
// the wind.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/room/time.hpp"

namespace innkeeper::control {

/// Changes wear off one by one; too many at once are a flutter, until the contact rested for kRest. A
/// plain value.
class Flutter {
 public:
  /// `limit` changes at once are too many, one more in each `wears_off` is not.
  constexpr Flutter(std::uint8_t limit, room::Duration wears_off)
      : wears_off_(wears_off), limit_(limit) {}

  void change(room::Time now) {
    wear_off(now);
    if (count_ < limit_) ++count_;
    if (count_ == limit_) active_ = true;
    changed_ = now;
  }
  /// To be called at least once a minute while nothing changes.
  void wear_off(room::Time now) {
    if (!drained_ || now < *drained_ || count_ == 0) drained_ = now;
    while (count_ > 0 && now - *drained_ >= wears_off_) {
      --count_;
      *drained_ += wears_off_;
    }
    if (now < changed_) changed_ = now;
    if (active_ && now - changed_ >= kRest) active_ = false;
  }
  [[nodiscard]] bool active() const { return active_; }

  /// Our choice: longer than any pause of a magnet in the wind that we would obey.
  static constexpr room::Duration kRest = std::chrono::minutes(30);

 private:
  room::Duration wears_off_;
  room::Time changed_;
  std::optional<room::Time> drained_;
  std::uint8_t limit_;
  std::uint8_t count_ = 0;
  bool active_ = false;
};

}  // namespace innkeeper::control
