// SPDX-License-Identifier: Apache-2.0
// Header fields of every file that a browser shows or runs.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace innkeeper::hub::http {

/// No script, style or picture from elsewhere or in the page itself; the page is framed by nobody.
inline constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

[[nodiscard]] inline std::vector<std::pair<std::string, std::string>> page_headers() {
  return {{"Content-Security-Policy", kContentSecurityPolicy},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"}};
}

}  // namespace innkeeper::hub::http
