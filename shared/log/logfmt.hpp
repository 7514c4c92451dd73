// SPDX-License-Identifier: Apache-2.0
// The text of one log line. Apart from log.cpp so that a test can look at it without a stream.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "shared/log/log.hpp"

namespace innkeeper::log {

/// A longer value is cut there, and the line says by how many bytes.
inline constexpr std::size_t kMaxValueBytes = 1024;

/// `event key=value ...`: values with spaces, quotes, `=` or control characters are quoted and
/// escaped, so that nobody outside can forge a line or send escape sequences to a terminal.
[[nodiscard]] std::string logfmt(std::string_view event, std::span<const Field> fields);

}  // namespace innkeeper::log
