// SPDX-License-Identifier: Apache-2.0
// The strict gate before the tokenizer: RFC 8259 and UTF-8 to the letter. jsmn alone lets trailing
// commas, bad numbers, control characters and broken UTF-8 pass, even in its strict mode.
#pragma once

#include <optional>
#include <string_view>

#include "shared/room/violation.hpp"

namespace innkeeper::wire {

/// Objects and arrays inside each other, the outermost counted; no document of the wire needs more
/// than 4.
inline constexpr int kMaxDepth = 8;

/// Code::syntax or Code::depth for a text that is not one JSON value, nothing for one that is.
/// Stricter than the grammar in two points: escapes must form Unicode scalar values (no lone
/// surrogate), and there is no byte order mark.
[[nodiscard]] std::optional<room::Code> check_syntax(std::string_view text);

}  // namespace innkeeper::wire
