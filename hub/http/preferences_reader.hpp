// SPDX-License-Identifier: Apache-2.0
// Reads what clients send about a guest, strictly: what the hub would not honour refuses the whole
// document, and everything that is wrong with it is told at once.
#pragma once

#include <string_view>
#include <variant>

#include "hub/core/guests/consent_row.hpp"
#include "hub/core/guests/preference_edit.hpp"
#include "hub/http/json_body.hpp"

namespace innkeeper::hub::http {

/// Every value of one scope, of which those that are left out are unknown from now on.
[[nodiscard]] std::variant<PreferenceEdit, SyntaxError, Errors> read_preferences(
    std::string_view body);

/// A merge patch (RFC 7396) of the same document: what is left out stays, null erases.
[[nodiscard]] std::variant<PreferenceEdit, SyntaxError, Errors> read_preference_patch(
    std::string_view body);

[[nodiscard]] std::variant<Consent, SyntaxError, Errors> read_consent(std::string_view body);

}  // namespace innkeeper::hub::http
