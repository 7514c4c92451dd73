// SPDX-License-Identifier: Apache-2.0
// Reads a password from a file of its own, so that configuration can be shown around and the
// password cannot.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "shared/config/problem.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::config {

/// Longest secret; a password is far shorter, a mistaken file usually longer.
inline constexpr std::size_t kMaxSecretBytes = 1024;

/// The content of `file` without one trailing line end. Refused are: no regular file, readable for
/// group or others, empty, longer than kMaxSecretBytes, control characters. The problem never
/// quotes the content.
[[nodiscard]] Result<std::string, Problem> read_secret(const std::filesystem::path& file);

}  // namespace innkeeper::config
