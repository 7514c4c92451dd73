// SPDX-License-Identifier: Apache-2.0
// What happened, line by line: for the person who reads a failing seed, and as a hash for the proof
// that a seed always gives the same hotel.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "tests/sim/scheduler.hpp"

namespace innkeeper::simtest {

/// Whom a line is about: a room by its index, or the hotel as a whole.
inline constexpr int kHotel = -1;

class Trace {
 public:
  /// With `echo` each line goes to standard output at once.
  Trace(const Scheduler& time, bool echo) : time_(time), echo_(echo) {}

  void line(int subject, std::string_view text);

  [[nodiscard]] std::uint64_t hash() const { return hash_; }
  [[nodiscard]] std::uint64_t lines() const { return lines_; }
  /// The last lines about `subject` and about the hotel, oldest first.
  [[nodiscard]] std::string tail(int subject, std::size_t lines) const;

 private:
  struct Line {
    room::Time at;
    int subject = kHotel;
    std::string text;
  };
  static std::string render(const Line& line);
  void mix(std::string_view bytes);

  const Scheduler& time_;
  bool echo_;
  std::uint64_t hash_ = 0xCBF29CE484222325U;
  std::uint64_t lines_ = 0;
  std::deque<Line> kept_;
};

/// `1790000000.42/1a2b3c4d` and the like: short enough for a line.
[[nodiscard]] std::string hex(std::uint64_t value);

}  // namespace innkeeper::simtest
