// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/json_line.hpp"

namespace innkeeper::hub::simpms {
namespace {

std::string quoted(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte >= 0x7F) {
      out += "\\u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 0xFU];
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace

JsonLine& JsonLine::add(std::string_view key, std::string_view value) {
  return add_raw(key, quoted(value));
}

JsonLine& JsonLine::add(std::string_view key, bool value) {
  return add_raw(key, value ? "true" : "false");
}

JsonLine& JsonLine::add(std::string_view key, const std::vector<std::string>& values) {
  std::string list = "[";
  for (const std::string& value : values) {
    if (list.size() > 1) list += ',';
    list += quoted(value);
  }
  return add_raw(key, list + ']');
}

JsonLine& JsonLine::add_raw(std::string_view key, std::string_view value) {
  if (text_.size() > 1) text_ += ',';
  text_ += quoted(key);
  text_ += ':';
  text_ += value;
  return *this;
}

}  // namespace innkeeper::hub::simpms
