// SPDX-License-Identifier: Apache-2.0
#include "shared/log/logfmt.hpp"

#include <algorithm>
#include <type_traits>

namespace innkeeper::log {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

/// U+0080 to U+009F: terminals obey some of them as they obey ESC.
bool starts_c1_control(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && text[at] == '\xc2' &&
         static_cast<unsigned char>(text[at + 1]) < 0xa0;
}

bool needs_quotes(std::string_view text) {
  if (text.empty()) return true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || c == '"' || c == '=' || c == '\\' || is_control(c)) return true;
    if (starts_c1_control(text, i)) return true;
  }
  return false;
}

void append_hex(std::string& line, char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  line += "\\x";
  line += kDigits[byte >> 4U];
  line += kDigits[byte & 0x0fU];
}

void append_escaped(std::string& line, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\\') {
      line += '\\';
      line += c;
    } else if (c == '\n') {
      line += "\\n";
    } else if (is_control(c)) {
      append_hex(line, c);
    } else if (starts_c1_control(text, i)) {
      append_hex(line, c);
      append_hex(line, text[++i]);
    } else {
      line += c;
    }
  }
}

void append_text(std::string& line, std::string_view text) {
  const std::string_view shown = text.substr(0, kMaxValueBytes);
  if (!needs_quotes(shown) && shown.size() == text.size()) {
    line += shown;
    return;
  }
  line += '"';
  append_escaped(line, shown);
  if (shown.size() < text.size()) {
    line += "... and " + std::to_string(text.size() - shown.size()) + " bytes more";
  }
  line += '"';
}

void append_value(std::string& line, const Field::Value& value) {
  std::visit(
      [&line](const auto& held) {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::string_view>) {
          append_text(line, held);
        } else if constexpr (std::is_same_v<Held, bool>) {
          line += held ? "true" : "false";
        } else {
          line += std::to_string(held);
        }
      },
      value);
}

}  // namespace

std::string logfmt(std::string_view event, std::span<const Field> fields) {
  std::string line(event);
  for (const Field& field : fields) {
    line += ' ';
    line += field.key();
    line += '=';
    append_value(line, field.value());
  }
  return line;
}

}  // namespace innkeeper::log
