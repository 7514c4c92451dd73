// SPDX-License-Identifier: Apache-2.0
// What keeps many clients at once from filling memory with what they send.
#pragma once

#include <cstddef>

#include "hub/http/limits.hpp"

namespace innkeeper::hub::http {

/// How many large bodies the connections of a listener take at a time. Of one thread.
class LargeBodies {
 public:
  [[nodiscard]] bool take() {
    if (taken_ >= kMaxLargeBodies) return false;
    ++taken_;
    return true;
  }
  void give_back() { --taken_; }

 private:
  std::size_t taken_ = 0;
};

}  // namespace innkeeper::hub::http
