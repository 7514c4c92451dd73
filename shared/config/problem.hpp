// SPDX-License-Identifier: Apache-2.0
// What is wrong with a configuration, where, and what to do about it, for the person who wrote it.
// Apart from any reader, because every reader of files reports in these words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace innkeeper::config {

/// A place in a text file, counted from 1; line 0 means the file as a whole.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

struct Problem {
  std::string file;
  Place place;
  std::string key;      ///< dotted, e.g. `broker.port` or `room[3].id`; empty: not about one key
  std::string seen;     ///< what is there, e.g. `70000 is out of range`
  std::string allowed;  ///< what may be there, e.g. `1 to 65535`; may be empty
  std::string remedy;   ///< what to do, e.g. `did you mean "port"?`; may be empty
};

using Problems = std::vector<Problem>;

/// `file:line:column: key: seen; allowed: allowed; remedy`, without what is empty, without a line
/// end. Control characters that came from a file are shown escaped.
[[nodiscard]] std::string describe(const Problem& problem);

/// The part of it that says what is wrong: `seen; allowed: allowed; remedy`.
[[nodiscard]] std::string details(const Problem& problem);

/// One line for each problem, each with its line end.
[[nodiscard]] std::string describe(const Problems& problems);

/// `text` in double quotes for a message: control characters escaped, cut off with `...` when
/// longer than a line can show.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace innkeeper::config
