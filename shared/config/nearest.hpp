// SPDX-License-Identifier: Apache-2.0
// Finds the word a person probably meant. Apart from the readers, because keys, room types and
// fixtures are all misspelled alike.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace innkeeper::config {

/// The word of `known` with the fewest edits (insert, delete, replace, swap of neighbours) from
/// `word`, or nothing when all are further than a third of its length. The first one wins a tie.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string> known);

/// `did you mean "port"?`, or else `known are "host", "port"` while that is short, or nothing.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string> known);

}  // namespace innkeeper::config
