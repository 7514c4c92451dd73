// SPDX-License-Identifier: Apache-2.0
// Request targets: taken apart, percent-decoded and compared with patterns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace innkeeper::hub::http {

/// A request target in its parts.
struct Target {
  std::vector<std::string> segments;     ///< of the path, decoded; the root has none
  std::string query;                     ///< as sent, without '?'
  std::optional<std::string> authority;  ///< of an absolute target, which then counts as the Host
};

/// Nothing when `target` is neither a path nor an http URL, holds a broken percent escape, or encodes a
/// control character.
[[nodiscard]] std::optional<Target> parse_target(std::string_view target);

/// The parameters of a query, decoded ('+' is a blank), in order; nothing when it cannot be read.
[[nodiscard]] std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(
    std::string_view query);

/// The values of the `{...}` segments of `pattern`, in order, when it fits; none of them is empty.
[[nodiscard]] std::optional<std::vector<std::string>> match(
    std::string_view pattern, const std::vector<std::string>& segments);

}  // namespace innkeeper::hub::http
