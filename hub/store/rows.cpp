// SPDX-License-Identifier: Apache-2.0
#include "hub/store/rows.hpp"

#include <cstdint>
#include <limits>

namespace innkeeper::hub::store {
namespace {

std::optional<std::uint32_t> unsigned_32(std::optional<std::int64_t> value) {
  if (!value || *value < 0 || *value > std::numeric_limits<std::uint32_t>::max())
    return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

std::optional<std::uint64_t> unsigned_64(std::optional<std::int64_t> value) {
  if (!value || *value < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*value);
}

std::optional<StayStatus> stay_status(std::string_view name) {
  for (const StayStatus status : {StayStatus::in_house, StayStatus::checked_out}) {
    if (name == name_of(status)) return status;
  }
  return std::nullopt;
}

bool add_comfort(std::int64_t milli_celsius, Preferences& preferences) {
  if (milli_celsius < kLowestComfort.milli_celsius()) return false;
  if (milli_celsius > kHighestComfort.milli_celsius()) return false;
  preferences.comfort = room::Temperature::milli_celsius(static_cast<std::int32_t>(milli_celsius));
  return true;
}

}  // namespace

std::string_view name_of(StayStatus status) {
  switch (status) {
    case StayStatus::in_house: return "in_house";
    case StayStatus::checked_out: return "checked_out";
  }
  return {};
}

std::optional<RoomRow> room_row(const Statement& row) {
  const auto id = room::room_id(row.text(0).value_or(""));
  const auto epoch = unsigned_64(row.integer(1));
  const auto version = unsigned_32(row.integer(2));
  const auto tenancy = unsigned_32(row.integer(3));
  const auto plan = row.text(4);
  if (!id || !epoch || *epoch > room::kMaxEpoch || !version || !tenancy || !plan)
    return std::nullopt;
  return RoomRow{*id, {*epoch, *version}, *tenancy, std::string(*plan)};
}

std::optional<StayRow> stay_row(const Statement& row) {
  const auto reservation = row.text(0);
  const auto id = room::room_id(row.text(1).value_or(""));
  const auto profile = row.text(2);
  const auto status = stay_status(row.text(3).value_or(""));
  const auto arrival = unsigned_64(row.integer(4));
  const auto since = row.integer(5);
  if (!reservation || !id || !status || !arrival || !since) return std::nullopt;
  if (!profile && !row.is_null(2)) return std::nullopt;
  StayRow stay{std::string(*reservation), *id, std::nullopt, *status, *arrival, {*since}};
  if (profile) stay.profile = std::string(*profile);
  return stay;
}

bool add_preference(const Statement& row, Preferences& preferences) {
  const auto key = row.text(0);
  const auto value = row.integer(1);
  if (!key || !value) return false;
  if (*key == kComfortKey) return add_comfort(*value, preferences);
  if (!key->starts_with(kWelcomePrefix)) return false;
  const auto fixture = room::fixture_name(key->substr(kWelcomePrefix.size()));
  const auto level = room::Percent::from(*value);
  return fixture && level && room::set_level(preferences.welcome, *fixture, *level);
}

}  // namespace innkeeper::hub::store
