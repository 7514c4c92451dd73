// SPDX-License-Identifier: Apache-2.0
// Where the hub is, as a person writes it: http://127.0.0.1:8080.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/util/result.hpp"

namespace innkeeper::hub::cli {

inline constexpr std::string_view kDefaultHub = "http://127.0.0.1:8080";
inline constexpr std::uint16_t kDefaultHttpPort = 80;  ///< of a URL without a port (RFC 9110)
inline constexpr std::uint16_t kDefaultHttpsPort = 443;

struct HubUrl {
  std::string host;  ///< a name or an address, an IPv6 address without its brackets
  std::uint16_t port = kDefaultHttpPort;
  std::string text;  ///< as written, for messages
  bool is_tls = false;

  /// What the header field `Host` holds: with brackets and port.
  [[nodiscard]] std::string authority() const;
  /// Whether it names this machine itself, by its loopback.
  [[nodiscard]] bool is_loopback() const;
};

/// A scheme `http` or `https`, a host, and maybe a port and a final slash; otherwise what is wrong
/// and what to
/// write.
[[nodiscard]] Result<HubUrl, std::string> parse_hub_url(std::string_view text);

/// `text` as one segment of a path: all but RFC 3986's unreserved characters percent-encoded.
[[nodiscard]] std::string path_segment(std::string_view text);

}  // namespace innkeeper::hub::cli
