// SPDX-License-Identifier: Apache-2.0
#include "hub/http/paging.hpp"

#include <charconv>
#include <string>

#include "hub/http/problem.hpp"

namespace innkeeper::hub::http {

std::variant<std::optional<std::int64_t>, Reply> number_in(const Ask& ask, const Range& range) {
  const auto found = ask.query.find(range.name);
  if (found == ask.query.end()) return std::nullopt;
  std::int64_t value = 0;
  const char* const end = found->second.data() + found->second.size();
  const auto [stop, error] = std::from_chars(found->second.data(), end, value);
  if (error == std::errc{} && stop == end && value >= range.low && value <= range.high) {
    return std::optional(value);
  }
  return problem_reply(Problem::unknown_parameter,
                       std::string(range.name) + " is " + std::string(range.is) +
                           ", a whole number from " + std::to_string(range.low) + " to " +
                           std::to_string(range.high) + ", not " + found->second);
}

}  // namespace innkeeper::hub::http
