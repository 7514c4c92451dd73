// SPDX-License-Identifier: Apache-2.0
// The few header fields the API reads: Host, Accept and Content-Type.
#pragma once

#include <string_view>

namespace innkeeper::hub::http {

/// Whether a Host field names this machine's loopback: `localhost`, `127.0.0.1` and its like, `[::1]`,
/// each with any port. Whoever asks under another name was led here by a foreign page (DNS rebinding).
[[nodiscard]] bool is_loopback_host(std::string_view host);

/// Whether a Host field is `name`, with any port or none.
[[nodiscard]] bool is_host_named(std::string_view host, std::string_view name);

/// Without the blanks and tabs around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Equal but for the case of ASCII letters.
[[nodiscard]] bool is_same_text(std::string_view a, std::string_view b);

/// Whether an Accept field admits application/json (RFC 9110 12.5.1: the most specific range decides).
[[nodiscard]] bool accepts_json(std::string_view accept);

/// Whether a Content-Type field says application/json, whatever its parameters.
[[nodiscard]] bool is_json_type(std::string_view content_type);
/// The same of application/toml.
[[nodiscard]] bool is_toml_type(std::string_view content_type);
/// The same of text/csv.
[[nodiscard]] bool is_csv_type(std::string_view content_type);

}  // namespace innkeeper::hub::http
