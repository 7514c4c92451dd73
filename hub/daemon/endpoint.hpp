// SPDX-License-Identifier: Apache-2.0
// Network addresses as configuration files write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/config/toml_reader.hpp"

namespace innkeeper::hub::daemon {

struct Endpoint {
  std::string host;  ///< a name or an address, without brackets
  std::uint16_t port = 0;
  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// The keys host and port, both required.
[[nodiscard]] Endpoint read_endpoint(const config::Section& section);

/// `127.0.0.1:8080` or `[::1]:8080`; nothing for anything else, port 0 included.
[[nodiscard]] std::optional<Endpoint> split_endpoint(std::string_view text);

/// Whether `text` is an IPv4 or IPv6 address rather than a name.
[[nodiscard]] bool is_address(const std::string& text);
[[nodiscard]] bool is_loopback(const std::string& address);

}  // namespace innkeeper::hub::daemon
