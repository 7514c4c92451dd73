// SPDX-License-Identifier: Apache-2.0
// Watches what a climate controller tells a terminal, and finds what would wear it out.
#pragma once

#include <algorithm>
#include <deque>
#include <optional>

#include "shared/control/terminal.hpp"

namespace innkeeper::control::test {

/// When an output that is on or off changed. Times are exact: tell it every step.
class Switching {
 public:
  void see(bool on, room::Time now) {
    if (on == on_) return;
    on_ = on;
    if (on) {
      if (off_at_) shorten(shortest_off, now - *off_at_);
      if (on_at_) shorten(shortest_spacing, now - *on_at_);
      on_at_ = now;
      starts_.push_back(now);
    } else {
      shorten(shortest_on, now - *on_at_);
      off_at_ = now;
    }
    while (!starts_.empty() && now - starts_.front() >= std::chrono::hours(1)) starts_.pop_front();
    most_an_hour = std::max(most_an_hour, starts_.size());
    ++changes;
  }
  [[nodiscard]] bool on() const { return on_; }
  /// How long it has been on; only while it is.
  [[nodiscard]] room::Duration on_for(room::Time now) const { return now - *on_at_; }

  std::optional<room::Duration> shortest_on;
  std::optional<room::Duration> shortest_off;
  std::optional<room::Duration> shortest_spacing;  ///< from one start to the next
  std::size_t most_an_hour = 0;
  int changes = 0;

 private:
  static void shorten(std::optional<room::Duration>& shortest, room::Duration passed) {
    shortest = shortest ? std::min(*shortest, passed) : passed;
  }
  bool on_ = false;
  std::optional<room::Time> on_at_;
  std::optional<room::Time> off_at_;
  std::deque<room::Time> starts_;  ///< of the last hour
};

/// The time between changes of a value, of any kind.
class Changes {
 public:
  void see(int value, room::Time now) {
    if (value == value_) return;
    if (changed_at_) {
      const room::Duration passed = now - *changed_at_;
      shortest = shortest ? std::min(*shortest, passed) : passed;
    }
    value_ = value;
    changed_at_ = now;
    ++count;
  }
  std::optional<room::Duration> shortest;
  int count = 0;

 private:
  int value_ = 0;
  std::optional<room::Time> changed_at_;
};

}  // namespace innkeeper::control::test
