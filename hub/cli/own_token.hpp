// SPDX-License-Identifier: Apache-2.0
// The token by which a hub knows its own user, as it tells on this machine where that stands.
#pragma once

#include <string>
#include <string_view>

#include "shared/util/result.hpp"

namespace innkeeper::hub::cli {

/// The file named by a WWW-Authenticate field of a hub; empty when there is none.
[[nodiscard]] std::string token_file_in(std::string_view challenge);

/// Reads it; fails with what to do. Whatever does not look like such a token is not one and is told to
/// nobody, whoever named the file.
[[nodiscard]] Result<std::string, std::string> read_own_token(const std::string& file);

}  // namespace innkeeper::hub::cli
