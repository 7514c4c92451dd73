// SPDX-License-Identifier: Apache-2.0
// The rules of CONTRIBUTING.md that can be read off the text of a file. Size of functions, naming
// and the like are left to clang-tidy.
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "tests/tree/source_file.hpp"

namespace innkeeper::tests {

inline constexpr std::size_t kMaxLines = 400;
inline constexpr std::size_t kMaxTestLines = 600;
inline constexpr std::size_t kMaxLineCharacters = 110;

/// Not more than kMaxLines lines, kMaxTestLines in tests.
[[nodiscard]] Findings check_file_size(const SourceFile& file);

/// The first line of C++ names the licence.
[[nodiscard]] Findings check_licence(const SourceFile& file);

/// Headers have `#pragma once` and open no namespace for their includers.
[[nodiscard]] Findings check_header(const SourceFile& file);

/// A source file includes first the header of its own name, when `paths`, the files of the tree, has
/// one: that header is then known to compile alone. A target compiles the others, see CMakeLists.txt.
[[nodiscard]] Findings check_own_header_first(const SourceFile& file,
                                              const std::set<std::string>& paths);

/// No line of C++ of more than kMaxLineCharacters characters.
[[nodiscard]] Findings check_line_length(const SourceFile& file);

/// No marks of unfinished work: an issue says it better.
[[nodiscard]] Findings check_unfinished(const SourceFile& file);

/// No lambda and no braced value among the arguments of a co_await: g++ 12 destroys such a
/// temporary twice. A named local, moved, is safe.
[[nodiscard]] Findings check_co_await(const SourceFile& file);

}  // namespace innkeeper::tests
