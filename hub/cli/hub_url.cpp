// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/hub_url.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace innkeeper::hub::cli {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_name(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return is_letter_or_digit(c) || c == '.' || c == '-' || c == '_';
  });
}

bool is_ipv6(std::string_view host) {
  return host.find(':') != host.npos && std::all_of(host.begin(), host.end(), [](char c) {
           return is_letter_or_digit(c) || c == ':' || c == '.' || c == '%';
         });
}

std::optional<std::uint16_t> parse_port(std::string_view digits) {
  std::uint16_t port = 0;
  const char* const end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, port);
  if (parsed.ec != std::errc{} || parsed.ptr != end || port == 0) return std::nullopt;
  return port;
}

Failure<std::string> wrong(std::string_view url, std::string_view why) {
  return fail("'" + std::string(url) + "' is not the URL of a hub: " + std::string(why) +
              ". Write it like " + std::string(kDefaultHub));
}

}  // namespace

std::string HubUrl::authority() const {
  const bool needs_brackets = host.find(':') != host.npos;
  return (needs_brackets ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

bool HubUrl::is_loopback() const {
  return host == "localhost" || host == "::1" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == host.npos);
}

Result<HubUrl, std::string> parse_hub_url(std::string_view text) {
  constexpr std::string_view kPlain = "http://";
  constexpr std::string_view kTls = "https://";
  const bool is_tls = text.starts_with(kTls);
  if (!is_tls && !text.starts_with(kPlain)) {
    return wrong(text, "it must begin with http:// or https://");
  }
  std::string_view rest = text.substr(is_tls ? kTls.size() : kPlain.size());
  if (rest.ends_with('/')) rest.remove_suffix(1);
  if (rest.find('@') != rest.npos) return wrong(text, "it must not hold a user or password");
  if (rest.find_first_of("/?#") != rest.npos) {
    return wrong(text, "nothing may follow the host and port");
  }
  HubUrl url{.host = {},
             .port = is_tls ? kDefaultHttpsPort : kDefaultHttpPort,
             .text = std::string(text),
             .is_tls = is_tls};
  std::string_view port;
  if (rest.starts_with('[')) {
    const std::size_t close = rest.find(']');
    if (close == rest.npos) return wrong(text, "a [ has no ]");
    url.host = rest.substr(1, close - 1);
    port = rest.substr(close + 1);
    if (!is_ipv6(url.host)) return wrong(text, "between [ and ] stands no IPv6 address");
  } else {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    url.host = rest.substr(0, colon);
    port = rest.substr(colon);
    if (!is_name(url.host)) {
      return wrong(text, url.host.empty() ? "it has no host"
                                          : "'" + url.host + "' is not a host's name or address");
    }
  }
  if (!port.empty()) {
    const auto number = port.starts_with(':') ? parse_port(port.substr(1)) : std::nullopt;
    if (!number) return wrong(text, "after the host belongs a port from 1 to 65535");
    url.port = *number;
  }
  return url;
}

std::string path_segment(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string segment;
  for (const char c : text) {
    if (is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      segment += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      segment += '%';
      segment += kHex[byte >> 4U];
      segment += kHex[byte & 0xfU];
    }
  }
  return segment;
}

}  // namespace innkeeper::hub::cli
