// SPDX-License-Identifier: Apache-2.0
// Reads the body of PUT .../preferences. Apart from the writers: it trusts nothing, they trust all.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/guests/preferences.hpp"
#include "hub/http/json_body.hpp"

namespace innkeeper::hub::http {

/// The preferences, or everything that is wrong with the body. Nothing is rounded, skipped or guessed:
/// an unknown key, a key given twice or a value off its grid refuses the whole document.
[[nodiscard]] std::variant<Preferences, SyntaxError, std::vector<FieldError>> read_preferences(
    std::string_view body);

}  // namespace innkeeper::hub::http
