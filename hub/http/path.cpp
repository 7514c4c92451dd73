// SPDX-License-Identifier: Apache-2.0
#include "hub/http/path.hpp"

#include <algorithm>
#include <cstddef>

namespace innkeeper::hub::http {

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decode(std::string_view segment) {
  std::string text;
  text.reserve(segment.size());
  for (std::size_t i = 0; i < segment.size(); ++i) {
    char c = segment[i];
    if (c == '%') {
      if (segment.size() - i < 3) return std::nullopt;
      const int high = hex_value(segment[i + 1]);
      const int low = hex_value(segment[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return std::nullopt;
    text.push_back(c);
  }
  return text;
}

/// Takes what is before the next '/' off the front of `rest`.
std::string_view take_segment(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('/'), rest.size());
  const std::string_view segment = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return segment;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
  Target result;
  constexpr std::string_view kScheme = "http://";
  if (target.substr(0, kScheme.size()) == kScheme) {
    target.remove_prefix(kScheme.size());
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    result.authority = std::string(target.substr(0, end));
    target.remove_prefix(end);
  } else if (target.empty() || target.front() != '/') {
    return std::nullopt;
  }
  const std::size_t mark = std::min(target.find('?'), target.size());
  result.query = std::string(target.substr(std::min(mark + 1, target.size())));
  std::string_view path = target.substr(0, mark);
  if (!path.empty()) path.remove_prefix(1);
  const bool ends_in_slash = !path.empty() && path.back() == '/';
  while (!path.empty()) {
    std::optional<std::string> segment = decode(take_segment(path));
    if (!segment) return std::nullopt;
    result.segments.push_back(*std::move(segment));
  }
  if (ends_in_slash) result.segments.emplace_back();
  return result;
}

std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(
    std::string_view query) {
  std::vector<std::pair<std::string, std::string>> parameters;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    std::string part(query.substr(0, end));
    query.remove_prefix(std::min(end + 1, query.size()));
    std::replace(part.begin(), part.end(), '+', ' ');
    const std::size_t equals = std::min(part.find('='), part.size());
    auto name = decode(std::string_view(part).substr(0, equals));
    auto value = decode(std::string_view(part).substr(std::min(equals + 1, part.size())));
    if (!name || name->empty() || !value) return std::nullopt;
    parameters.emplace_back(*std::move(name), *std::move(value));
  }
  return parameters;
}

std::optional<std::vector<std::string>> match(std::string_view pattern,
                                              const std::vector<std::string>& segments) {
  std::vector<std::string> values;
  pattern.remove_prefix(1);
  for (const std::string& segment : segments) {
    if (pattern.empty() || segment.empty()) return std::nullopt;
    const std::string_view wanted = take_segment(pattern);
    if (wanted.front() == '{') {
      values.push_back(segment);
    } else if (wanted != segment) {
      return std::nullopt;
    }
  }
  if (!pattern.empty()) return std::nullopt;
  return values;
}

}  // namespace innkeeper::hub::http
