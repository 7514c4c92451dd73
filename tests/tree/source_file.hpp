// SPDX-License-Identifier: Apache-2.0
// The source tree as text, for the rules that no compiler checks.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace innkeeper::tests {

struct SourceFile {
  std::string path;  ///< from the root of the tree, e.g. shared/room/plan.hpp
  std::vector<std::string> lines;

  [[nodiscard]] bool is_header() const { return path.ends_with(".hpp"); }
  [[nodiscard]] bool is_cpp() const { return is_header() || path.ends_with(".cpp"); }
  [[nodiscard]] bool is_test() const { return path.starts_with("tests/"); }
  /// The first two parts of the path, e.g. shared/room.
  [[nodiscard]] std::string_view folder() const;
};

/// A file made of `text`, for tests of the rules.
[[nodiscard]] SourceFile source_file(std::string path, std::string_view text);

/// Every C++, CMake, shell and TOML file of the tree at `root`.
[[nodiscard]] std::vector<SourceFile> read_tree(const std::filesystem::path& root);

/// One broken rule.
struct Finding {
  std::string path;
  std::size_t line = 0;  ///< from 1
  std::string text;      ///< what is wrong and what to do
};

using Findings = std::vector<Finding>;

/// `path:line: text`, one line for each.
[[nodiscard]] std::string describe(const Findings& findings);

}  // namespace innkeeper::tests
