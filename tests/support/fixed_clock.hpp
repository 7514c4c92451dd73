// SPDX-License-Identifier: Apache-2.0
// A calendar without daylight saving, for tests.
#pragma once

#include "hub/core/civil_clock.hpp"

namespace innkeeper::support {

class FixedClock final : public hub::CivilClock {
 public:
  explicit FixedClock(int offset_min) : offset_min_(offset_min) {}
  [[nodiscard]] int offset_min(room::UtcTime) const override { return offset_min_; }

 private:
  int offset_min_;
};

}  // namespace innkeeper::support
