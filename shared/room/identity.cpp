// SPDX-License-Identifier: Apache-2.0
#include "shared/room/identity.hpp"

namespace innkeeper::room {
namespace {

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool spelled_from(std::string_view text, char joiner) {
  if (text.empty() || !is_lower(text.front())) return false;
  for (const char c : text) {
    if (!is_lower(c) && !is_digit(c) && c != joiner) return false;
  }
  return true;
}

}  // namespace

std::optional<RoomId> room_id(std::string_view text) {
  if (text == kReservedRoomId || !spelled_from(text, '-')) return std::nullopt;
  return RoomId::from(text);
}

std::optional<FixtureName> fixture_name(std::string_view text) {
  return spelled_from(text, '_') ? FixtureName::from(text) : std::nullopt;
}

}  // namespace innkeeper::room
