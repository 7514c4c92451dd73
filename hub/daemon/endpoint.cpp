// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/endpoint.hpp"

#include <arpa/inet.h>

#include <charconv>

namespace innkeeper::hub::daemon {
namespace {

constexpr config::TextRule kHostRule{1, 253, {}};  // RFC 1035: longest domain name

}  // namespace

Endpoint read_endpoint(const config::Section& section) {
  Endpoint endpoint;
  endpoint.host = section.required_string("host", kHostRule);
  endpoint.port = static_cast<std::uint16_t>(section.required_int("port", config::kPorts));
  return endpoint;
}

std::optional<Endpoint> split_endpoint(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return std::nullopt;
  }
  Endpoint endpoint{std::string(host), 0};
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), endpoint.port);
  const bool whole = error == std::errc{} && end == port.data() + port.size();
  if (host.empty() || !whole || endpoint.port == 0) return std::nullopt;
  return endpoint;
}

bool is_address(const std::string& text) {
  in_addr v4{};
  in6_addr v6{};
  return inet_pton(AF_INET, text.c_str(), &v4) == 1 || inet_pton(AF_INET6, text.c_str(), &v6) == 1;
}

bool is_loopback(const std::string& address) {
  in_addr v4{};
  if (inet_pton(AF_INET, address.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24U) == 127;
  in6_addr v6{};
  return inet_pton(AF_INET6, address.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

}  // namespace innkeeper::hub::daemon
