// SPDX-License-Identifier: Apache-2.0
// Which folder may include what: the one place where it is written as data. ARCHITECTURE.md shows
// the same table, and a test compares the two.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tree/source_file.hpp"

namespace innkeeper::tests {

struct FolderRule {
  std::string_view folder;
  /// Folders, single headers, or `shared/*` for all of shared. A folder may always include itself.
  std::vector<std::string_view> of_the_project;
  /// Names of libraries as library_of() gives them.
  std::vector<std::string_view> from_outside;
};

[[nodiscard]] std::span<const FolderRule> include_table();

/// The library a header in angle brackets belongs to; empty for a header nobody has classified.
/// `board std` is the part of the standard library that boards without an operating system have;
/// `std` the rest of it without `std threads` and `std files`, which the pure parts must not see.
[[nodiscard]] std::string_view library_of(std::string_view header);

/// The table as rows of Markdown, in the order of include_table().
[[nodiscard]] std::vector<std::string> as_markdown(std::span<const FolderRule> table);

/// Includes of `file` that `table` does not allow. Files outside the folders of the table may
/// include everything, except that tests reach Catch2 through tests/support/catch.hpp only.
[[nodiscard]] Findings check_includes(const SourceFile& file, std::span<const FolderRule> table);

}  // namespace innkeeper::tests
