// SPDX-License-Identifier: Apache-2.0
// Bytes within JSON texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace innkeeper::hub::http {

/// The bytes of base64 with padding (RFC 4648, section 4); nothing for any other text.
[[nodiscard]] std::optional<std::string> bytes_of_base64(std::string_view text);

}  // namespace innkeeper::hub::http
