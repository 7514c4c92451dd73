// SPDX-License-Identifier: Apache-2.0
// What a test needs on a board and on a host alike: a promise holds or does not.
#pragma once

#include <cstdint>
#include <string_view>

namespace innkeeper::tests {

class Checks {
 public:
  /// Tells a broken promise: which, and where.
  using Tell = void (*)(std::string_view promise, std::string_view place, std::uint32_t line);
  explicit Checks(Tell tell) : tell_(tell) {}

  void that(bool holds, std::string_view promise, std::string_view place, std::uint32_t line) {
    ++made_;
    if (holds) return;
    ++broken_;
    tell_(promise, place, line);
  }
  [[nodiscard]] std::uint32_t made() const { return made_; }
  [[nodiscard]] std::uint32_t broken() const { return broken_; }

 private:
  Tell tell_;
  std::uint32_t made_ = 0;
  std::uint32_t broken_ = 0;
};

// A macro, so that a broken promise is told in its own words.
#define INNKEEPER_HOLDS(checks, promise) (checks).that((promise), #promise, __func__, __LINE__)

}  // namespace innkeeper::tests
