// SPDX-License-Identifier: Apache-2.0
// Whether the hub reaches what it depends on: tried when somebody asks, and told with what to do.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace innkeeper::hub::http {

enum class Link : std::uint8_t { broker, pms };

struct LinkCheck {
  bool ok = false;
  std::string address;  ///< as configured; empty: none is
  std::string detail;   ///< what happened
  std::string remedy;   ///< empty: there is nothing to do
  std::chrono::milliseconds took{0};
};

/// Shorter than the deadline of an answer.
inline constexpr std::chrono::milliseconds kLinkCheckDeadline{1500};

/// Tries the link as it is configured, nothing else: nobody may send the hub elsewhere. Returns at once, and
/// calls `done` once within kLinkCheckDeadline, from any thread. `is_up`: the hub's own connection is there.
using CheckLink =
    std::function<void(Link link, bool is_up, std::function<void(const LinkCheck&)> done)>;

}  // namespace innkeeper::hub::http
