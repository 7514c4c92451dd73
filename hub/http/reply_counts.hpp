// SPDX-License-Identifier: Apache-2.0
// How often each route was replied to, by class of the status.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hub/http/route.hpp"

namespace innkeeper::hub::http {

/// As many counters as there are routes, whatever clients ask for. Of the thread that runs the server.
class ReplyCounts {
 public:
  ReplyCounts();

  /// `route`: of routes(), or null. REQUIRES: `status` is from 100 to 599.
  void add(const Route* route, unsigned status);

  struct Line {
    std::string_view method;   ///< empty of requests that fitted no route
    std::string_view pattern;  ///< likewise
    unsigned hundred = 0;      ///< 2 for 200 .. 299 and so on
    std::uint64_t replies = 0;
  };
  /// Those that are not zero.
  [[nodiscard]] std::vector<Line> lines() const;

 private:
  std::vector<std::array<std::uint64_t, 5>>
      counts_;  // by place in routes(); behind them: none fits
};

}  // namespace innkeeper::hub::http
