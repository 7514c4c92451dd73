// SPDX-License-Identifier: Apache-2.0
// Files that only their owner may read.
#pragma once

#include <string>
#include <string_view>

#include "shared/util/result.hpp"

namespace innkeeper::hub::cli {

/// What the system says of an errno.
[[nodiscard]] std::string error_text(int error);

/// Writes `text` to a new `file`, mode 600, to disk; fails with what to do, and when it exists already.
[[nodiscard]] Result<void, std::string> write_private(const std::string& file,
                                                      std::string_view text);

struct Copied {
  std::string sha256;  ///< in hexadecimal
  std::uint64_t bytes = 0;
};
/// Copies `from` to a new `file`, likewise.
[[nodiscard]] Result<Copied, std::string> copy_private(const std::string& from,
                                                       const std::string& file);
/// The same without a copy.
[[nodiscard]] Result<Copied, std::string> digest_of(const std::string& file);

}  // namespace innkeeper::hub::cli
