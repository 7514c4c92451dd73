// SPDX-License-Identifier: Apache-2.0
// Which build this is.
#pragma once

#include <string_view>

namespace innkeeper::config {

/// The project's version and, when built from a git checkout, the commit: `0.1.0 (1a2b3c4)`, with
/// `-dirty` after a commit that is not all of what was built.
[[nodiscard]] std::string_view version();

}  // namespace innkeeper::config
