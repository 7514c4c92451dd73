// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/utf8.hpp"

namespace innkeeper::wire {
namespace {

constexpr std::uint32_t byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

/// How a character goes on after its first byte: the second byte's range closes the overlong forms,
/// the surrogates and what lies above U+10FFFF (Unicode standard, table 3-7).
struct Lead {
  std::size_t length = 0;
  std::uint32_t second_min = 0x80;
  std::uint32_t second_max = 0xBF;
};

constexpr Lead lead_of(std::uint32_t first) {
  if (first < 0x20) return {};
  if (first < 0x80) return {1};
  if (first < 0xC2) return {};
  if (first < 0xE0) return {2};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first < 0xF0) return {3};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first < 0xF4) return {4};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

constexpr char as_char(std::uint32_t byte) { return static_cast<char>(byte); }

}  // namespace

std::size_t utf8_length(std::string_view text) {
  if (text.empty()) return 0;
  const Lead lead = lead_of(byte_at(text, 0));
  if (lead.length == 0 || text.size() < lead.length) return 0;
  if (lead.length == 1) return 1;
  if (byte_at(text, 1) < lead.second_min || byte_at(text, 1) > lead.second_max) return 0;
  for (std::size_t i = 2; i < lead.length; ++i) {
    if ((byte_at(text, i) & 0xC0U) != 0x80U) return 0;
  }
  return lead.length;
}

Utf8Character utf8_of(std::uint32_t code) {
  const auto tail = [code](std::uint32_t shift) {
    return as_char(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) return {{as_char(code)}, 1};
  if (code < 0x800) return {{as_char(0xC0U | (code >> 6U)), tail(0)}, 2};
  if (code < 0x10000) return {{as_char(0xE0U | (code >> 12U)), tail(6), tail(0)}, 3};
  return {{as_char(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)}, 4};
}

}  // namespace innkeeper::wire
