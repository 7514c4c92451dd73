// SPDX-License-Identifier: Apache-2.0
// Rows of overrides, actions and the state of rooms.
#include <algorithm>
#include <charconv>

#include "hub/store/row_table.hpp"
#include "hub/store/row_words.hpp"

namespace innkeeper::hub::store {
namespace {

constexpr room::HousekeepingTask kTasks[] = {room::HousekeepingTask::cleaning,
                                             room::HousekeepingTask::turndown,
                                             room::HousekeepingTask::airing};
constexpr room::ClimateMode kModes[] = {room::ClimateMode::off, room::ClimateMode::automatic,
                                        room::ClimateMode::heat, room::ClimateMode::cool};
constexpr OverrideKind kKinds[] = {OverrideKind::housekeeping, OverrideKind::maintenance};
constexpr HouseActionKind kActions[] = {HouseActionKind::evacuation,
                                        HouseActionKind::demand_response};
constexpr RoomCondition kConditions[] = {RoomCondition::dirty, RoomCondition::pickup,
                                         RoomCondition::clean, RoomCondition::inspected};
constexpr SaleState kSales[] = {SaleState::in_service, SaleState::out_of_service,
                                SaleState::out_of_order};
}  // namespace

void Mapping<OverrideRow>::bind(Statement& statement, const OverrideRow& row,
                                const std::string& key) {
  const auto setpoint = row.held.setpoint
                            ? std::optional(std::int64_t{row.held.setpoint->milli_celsius()})
                            : std::nullopt;
  const auto lights =
      row.held.lights ? std::optional(std::int64_t{row.held.lights->value()}) : std::nullopt;
  statement.bind(std::string_view(key), name_of(row.task), name_or_null(row.held.mode), setpoint,
                 name_or_null(row.held.fan), lights, seconds_or_null(row.until), row.since.seconds,
                 name_of(row.by.channel), std::string_view(row.by.name),
                 std::string_view(row.reason));
}

std::optional<OverrideRow> Mapping<OverrideRow>::read(const Statement& row) {
  OverrideRow held;
  const std::string_view key = row.text(0).value_or("");
  const std::size_t slash = std::min(key.find('/'), key.size());
  const auto id = room::room_id(key.substr(0, slash));
  const auto kind = word_of(std::optional(key.substr(std::min(slash + 1, key.size()))), kKinds);
  const auto task = word_of(row.text(1), kTasks);
  const auto since = row.integer(7);
  const auto channel = word_of(row.text(8), kChannels);
  if (!id || !kind || !task || !since || !channel) return std::nullopt;
  if (!read_word(row, 2, kModes, held.held.mode) || !read_word(row, 4, kFans, held.held.fan)) {
    return std::nullopt;
  }
  if (const auto setpoint = row.integer(3)) {
    held.held.setpoint = room::Temperature::milli_celsius(static_cast<std::int32_t>(*setpoint));
  }
  if (const auto lights = row.integer(5)) held.held.lights = room::Percent::from(*lights);
  if (const auto until = row.integer(6)) held.until = room::UtcTime{*until};
  held.room = *id;
  held.kind = *kind;
  held.task = *task;
  held.since = {*since};
  held.by = {*channel, std::string(row.text(9).value_or(""))};
  held.reason = std::string(row.text(10).value_or(""));
  return held;
}

void Mapping<HouseActionRow>::bind(Statement& statement, const HouseActionRow& row,
                                   const std::string& key) {
  statement.bind(std::string_view(key), name_of(row.kind), std::string_view(row.scope.floor),
                 std::string_view(row.scope.type), std::int64_t{row.by_delta.milli_kelvin()},
                 seconds_or_null(row.until), row.since.seconds, name_of(row.by.channel),
                 std::string_view(row.by.name), std::string_view(row.reason));
}

std::optional<HouseActionRow> Mapping<HouseActionRow>::read(const Statement& row) {
  HouseActionRow action;
  const std::string_view number = row.text(0).value_or("");
  const auto parsed = std::from_chars(number.data(), number.data() + number.size(), action.number);
  const auto kind = word_of(row.text(1), kActions);
  const auto delta = row.integer(4);
  const auto since = row.integer(6);
  const auto channel = word_of(row.text(7), kChannels);
  if (parsed.ec != std::errc() || !kind || !delta || !since || !channel) return std::nullopt;
  action.kind = *kind;
  action.scope = {std::string(row.text(2).value_or("")), std::string(row.text(3).value_or(""))};
  action.by_delta = room::TemperatureDelta::milli_kelvin(static_cast<std::int32_t>(*delta));
  if (const auto until = row.integer(5)) action.until = room::UtcTime{*until};
  action.since = {*since};
  action.by = {*channel, std::string(row.text(8).value_or(""))};
  action.reason = std::string(row.text(9).value_or(""));
  return action;
}

void Mapping<RoomStateRow>::bind(Statement& statement, const RoomStateRow& row,
                                 const std::string& key) {
  statement.bind(std::string_view(key), name_of(row.condition), row.condition_since.seconds,
                 name_of(row.sale), std::string_view(row.sale_reason), room::name_of(row.service),
                 name_of(row.service_by), row.service_since.seconds, row.used_at.seconds,
                 row.flushed_at.seconds, row.aired_at.seconds);
}

std::optional<RoomStateRow> Mapping<RoomStateRow>::read(const Statement& row) {
  const auto id = room::room_id(row.text(0).value_or(""));
  const auto condition = word_of(row.text(1), kConditions);
  const auto condition_since = row.integer(2);
  const auto sale = word_of(row.text(3), kSales);
  const auto service = word_of(row.text(5), room::kServiceWishes);
  const auto service_by = word_of(row.text(6), kChannels);
  const auto service_since = row.integer(7);
  const auto used = row.integer(8);
  const auto flushed = row.integer(9);
  const auto aired = row.integer(10);
  if (!id || !condition || !condition_since || !sale || !service || !service_by) {
    return std::nullopt;
  }
  if (!service_since || !used || !flushed || !aired) return std::nullopt;
  return RoomStateRow{
      *id,      *condition,  {*condition_since}, *sale,   std::string(row.text(4).value_or("")),
      *service, *service_by, {*service_since},   {*used}, {*flushed},
      {*aired}};
}

}  // namespace innkeeper::hub::store
