// SPDX-License-Identifier: Apache-2.0
// Lists page by page: `?limit=` says how many, `?after=` where to go on, and the answer's `next` what to send
// as `after` for the next page.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "hub/http/route.hpp"

namespace innkeeper::hub::http {

/// Most that one page may have.
inline constexpr std::int64_t kMaxPage = 1000;

/// The whole numbers that one parameter may be, and what that number is.
struct Range {
  std::string_view name;
  std::int64_t low;
  std::int64_t high;
  std::string_view is;
};
inline constexpr Range kPageLimit{"limit", 1, kMaxPage, "how many to answer with"};

/// One parameter's number; nothing when it is not there, a reply when it is none.
[[nodiscard]] std::variant<std::optional<std::int64_t>, Reply> number_in(const Ask& ask,
                                                                         const Range& range);

}  // namespace innkeeper::hub::http
