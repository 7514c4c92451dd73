// SPDX-License-Identifier: Apache-2.0
#include "hub/http/negotiation.hpp"

#include <algorithm>
#include <cstddef>

namespace innkeeper::hub::http {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

/// Takes the part before `separator` off the front of `rest`.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = trimmed(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_loopback_v4(std::string_view address) {
  std::size_t parts = 0;
  bool first_is_127 = false;
  while (!address.empty()) {
    const bool ends_in_dot = address.back() == '.';
    const std::string_view part = take(address, '.');
    if (part.empty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), is_digit)) {
      return false;
    }
    if (address.empty() && ends_in_dot) return false;
    if (parts == 0) first_is_127 = part == "127";
    ++parts;
  }
  return parts == 4 && first_is_127;
}

/// `;q=0` in all its spellings.
bool refuses(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string_view parameter = take(parameters, ';');
    if (parameter.size() < 3 || !same(parameter.substr(0, 2), "q=")) continue;
    const std::string_view weight = parameter.substr(2);
    return std::all_of(weight.begin(), weight.end(), [](char c) { return c == '0' || c == '.'; });
  }
  return false;
}

/// How exactly a media range names JSON; 0 when it does not.
int exactness(std::string_view range) {
  if (same(range, "application/json")) return 3;
  if (same(range, "application/*")) return 2;
  return range == "*/*" ? 1 : 0;
}

}  // namespace

bool is_loopback_host(std::string_view host) {
  std::string_view name = host;
  std::string_view port;
  if (!host.empty() && host.front() == '[') {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos) return false;
    name = host.substr(0, end + 1);
    port = host.substr(end + 1);
  } else {
    const std::size_t colon = std::min(host.find(':'), host.size());
    name = host.substr(0, colon);
    port = host.substr(colon);
  }
  if (!port.empty()) {
    port.remove_prefix(1);
    if (host[name.size()] != ':' || !std::all_of(port.begin(), port.end(), is_digit)) return false;
  }
  return same(name, "localhost") || name == "[::1]" || is_loopback_v4(name);
}

bool is_host_named(std::string_view host, std::string_view name) {
  if (host.size() < name.size() || !same(host.substr(0, name.size()), name)) return false;
  std::string_view port = host.substr(name.size());
  if (port.empty()) return true;
  if (port.front() != ':') return false;
  port.remove_prefix(1);
  return std::all_of(port.begin(), port.end(), is_digit);
}

bool is_same_text(std::string_view a, std::string_view b) { return same(a, b); }

bool accepts_json(std::string_view accept) {
  int best = 0;
  bool accepted = trimmed(accept).empty();
  while (!accept.empty()) {
    std::string_view parameters = take(accept, ',');
    const int found = exactness(take(parameters, ';'));
    if (found <= best) continue;
    best = found;
    accepted = !refuses(parameters);
  }
  return accepted;
}

bool is_json_type(std::string_view content_type) {
  return same(take(content_type, ';'), "application/json");
}

bool is_toml_type(std::string_view content_type) {
  return same(take(content_type, ';'), "application/toml");
}

bool is_csv_type(std::string_view content_type) {
  return same(take(content_type, ';'), "text/csv");
}

}  // namespace innkeeper::hub::http
