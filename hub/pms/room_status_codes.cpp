// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/room_status_codes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace innkeeper::hub::pms {
namespace {

constexpr std::array<std::pair<std::string_view, RoomCondition>, 4> kConditions{{
    {"dirty", RoomCondition::dirty},
    {"pickup", RoomCondition::pickup},
    {"clean", RoomCondition::clean},
    {"inspected", RoomCondition::inspected},
}};

}  // namespace

std::optional<RoomCode> room_code_named(std::string_view words) {
  if (words == "out of service") return RoomCode{{}, {}, SaleState::out_of_service};
  if (words == "out of order") return RoomCode{{}, {}, SaleState::out_of_order};
  if (words == "in service") return RoomCode{{}, {}, SaleState::in_service};
  for (const auto& [word, condition] : kConditions) {
    if (!words.starts_with(word)) continue;
    const std::string_view rest = words.substr(word.size());
    if (rest.empty()) return RoomCode{condition, {}, {}};
    if (rest == " vacant") return RoomCode{condition, false, {}};
    if (rest == " occupied") return RoomCode{condition, true, {}};
  }
  return std::nullopt;
}

RoomStatusCodes::RoomStatusCodes()
    : table_{{"1", {RoomCondition::dirty, false, {}}},
             {"2", {RoomCondition::dirty, true, {}}},
             {"3", {RoomCondition::clean, false, {}}},
             {"4", {RoomCondition::clean, true, {}}},
             {"5", {RoomCondition::inspected, false, {}}},
             {"6", {RoomCondition::inspected, true, {}}}} {}

std::optional<RoomCode> RoomStatusCodes::meaning(std::string_view code) const {
  const auto found = table_.find(code);
  if (found == table_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> RoomStatusCodes::code(RoomCondition condition, bool occupied) const {
  const auto with = [this, condition](std::optional<bool> rented) {
    return std::find_if(table_.begin(), table_.end(), [&](const auto& entry) {
      return entry.second.condition == condition && entry.second.occupied == rented;
    });
  };
  auto found = with(occupied);
  if (found == table_.end()) found = with(std::nullopt);
  if (found != table_.end()) return found->first;
  if (condition == RoomCondition::pickup) return code(RoomCondition::dirty, occupied);
  return std::nullopt;
}

}  // namespace innkeeper::hub::pms
