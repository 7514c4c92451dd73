// SPDX-License-Identifier: Apache-2.0
#include "hub/http/reply_counts.hpp"

#include "hub/http/routes.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::http {

ReplyCounts::ReplyCounts() : counts_(routes().size() + 1) {}

void ReplyCounts::add(const Route* route, unsigned status) {
  check(status >= 100 && status < 600, "a status has three digits and one of five classes");
  const std::size_t place =
      route == nullptr ? routes().size() : static_cast<std::size_t>(route - routes().data());
  ++counts_[place][status / 100 - 1];
}

std::vector<ReplyCounts::Line> ReplyCounts::lines() const {
  std::vector<Line> lines;
  for (std::size_t place = 0; place < counts_.size(); ++place) {
    const Route* const route = place < routes().size() ? &routes()[place] : nullptr;
    for (unsigned i = 0; i < counts_[place].size(); ++i) {
      if (counts_[place][i] == 0) continue;
      lines.push_back({route == nullptr ? std::string_view() : route->method,
                       route == nullptr ? std::string_view() : route->pattern, i + 1,
                       counts_[place][i]});
    }
  }
  return lines;
}

}  // namespace innkeeper::hub::http
