// SPDX-License-Identifier: Apache-2.0
// Keeps one event that happens a thousand times a second from filling the disk and hiding the
// others. Pure: it is told the time.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace innkeeper::log {

class FloodGate {
 public:
  /// A monotonic time since any origin.
  using Time = std::chrono::milliseconds;

  /// Fifty lines show a pattern; ten seconds keep the count near its cause.
  static constexpr std::uint32_t kLinesPerWindow = 50;
  static constexpr Time kWindow = std::chrono::seconds(10);
  /// Events are literals in the code, so there are few. Names beyond this limit share one
  /// allowance.
  static constexpr std::size_t kMaxEvents = 256;

  struct Suppressed {
    std::string event;
    std::uint64_t lines;
    friend bool operator==(const Suppressed&, const Suppressed&) = default;
  };

  /// True when a line of `event` may pass now; otherwise it is counted.
  [[nodiscard]] bool admit(std::string_view event, Time now);

  /// What was kept back in windows that are over, once each.
  [[nodiscard]] std::vector<Suppressed> take_suppressed(Time now);

 private:
  struct Window {
    Time start{};
    std::uint32_t passed = 0;
    std::uint64_t suppressed = 0;
  };

  Window& window_of(std::string_view event, Time now);

  std::map<std::string, Window, std::less<>> windows_;
  bool any_suppressed_ = false;
};

}  // namespace innkeeper::log
