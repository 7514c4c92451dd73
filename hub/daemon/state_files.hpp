// SPDX-License-Identifier: Apache-2.0
// Small files beside the database by which the hub hands secrets to whoever may read them: its user.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "shared/util/result.hpp"

namespace innkeeper::hub::daemon {

/// `innkeeper.db.token` beside `innkeeper.db`, absolute.
[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& database,
                                           std::string_view ending);

/// Puts `text` into `file`, which only its owner may read, at once and as a whole; fails with what to do.
[[nodiscard]] Result<void, std::string> write_private(const std::filesystem::path& file,
                                                      std::string_view text);

}  // namespace innkeeper::hub::daemon
