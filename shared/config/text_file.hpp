// SPDX-License-Identifier: Apache-2.0
// Reads a small file whole, with a limit and with words for the person when it cannot be read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "shared/config/problem.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::config {

/// The content of the regular file `file`, at most `max_bytes` of it: a longer file is a problem,
/// not a cut.
[[nodiscard]] Result<std::string, Problem> read_text(const std::filesystem::path& file,
                                                     std::size_t max_bytes);

}  // namespace innkeeper::config
