// SPDX-License-Identifier: Apache-2.0
// Between rows of the database and the values of the core, table by table.
#include <cstdint>
#include <limits>

#include "hub/store/row_table.hpp"

namespace innkeeper::hub::store {
namespace {

// The database's integers are signed. What does not fit turns negative, and every column that takes
// an unsigned value refuses negative ones, so that nothing is cut silently.
std::int64_t as_signed(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::optional<std::uint32_t> unsigned_32(std::optional<std::int64_t> value) {
  if (!value || *value < 0 || *value > std::numeric_limits<std::uint32_t>::max())
    return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

std::optional<std::uint64_t> unsigned_64(std::optional<std::int64_t> value) {
  if (!value || *value < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*value);
}

/// The value whose name_of() this is, among `all`.
template <class Word, std::size_t N>
std::optional<Word> word_of(std::optional<std::string_view> name, const Word (&all)[N]) {
  for (const Word word : all) {
    if (name == name_of(word)) return word;
  }
  return std::nullopt;
}

constexpr StayStatus kStatuses[] = {StayStatus::in_house, StayStatus::checked_out};
constexpr Provenance kProvenances[] = {Provenance::learned, Provenance::staff,
                                       Provenance::declared};
constexpr Channel kChannels[] = {
    Channel::hub,         Channel::pms,           Channel::panel,
    Channel::guest_page,  Channel::front_desk,    Channel::housekeeping,
    Channel::maintenance, Channel::administrator, Channel::api};

}  // namespace

void Mapping<RoomRow>::bind(Statement& statement, const RoomRow& row, const std::string& key) {
  statement.bind(std::string_view(key), as_signed(row.plan_id.epoch),
                 std::int64_t{row.plan_id.version}, std::int64_t{row.tenancy},
                 std::string_view(row.plan));
}

std::optional<RoomRow> Mapping<RoomRow>::read(const Statement& row) {
  const auto id = room::room_id(row.text(0).value_or(""));
  const auto epoch = unsigned_64(row.integer(1));
  const auto version = unsigned_32(row.integer(2));
  const auto tenancy = unsigned_32(row.integer(3));
  const auto plan = row.text(4);
  if (!id || !epoch || !version || !tenancy || !plan) return std::nullopt;
  return RoomRow{*id, {*epoch, *version}, *tenancy, std::string(*plan)};
}

void Mapping<StayRow>::bind(Statement& statement, const StayRow& row, const std::string& key) {
  statement.bind(std::string_view(key), row.room.view(), row.profile, name_of(row.status),
                 as_signed(row.arrival), row.since.seconds);
}

std::optional<StayRow> Mapping<StayRow>::read(const Statement& row) {
  const auto reservation = row.text(0);
  const auto id = room::room_id(row.text(1).value_or(""));
  const auto profile = row.text(2);
  const auto status = word_of(row.text(3), kStatuses);
  const auto arrival = unsigned_64(row.integer(4));
  const auto since = row.integer(5);
  if (!reservation || !id || !status || !arrival || !since) return std::nullopt;
  if (!profile && !row.is_null(2)) return std::nullopt;
  StayRow stay{std::string(*reservation), *id, std::nullopt, *status, *arrival, {*since}};
  if (profile) stay.profile = std::string(*profile);
  return stay;
}

void Mapping<PreferenceRow>::bind(Statement& statement, const PreferenceRow& row,
                                  const std::string& key) {
  statement.bind(std::string_view(key), std::string_view(row.value), name_of(row.provenance),
                 row.since.seconds);
}

std::optional<PreferenceRow> Mapping<PreferenceRow>::read(const Statement& row) {
  const std::string_view key = row.text(0).value_or("");
  const std::size_t slash = key.find('/');
  const auto value = row.text(1);
  const auto provenance = word_of(row.text(2), kProvenances);
  const auto since = row.integer(3);
  if (slash == std::string_view::npos || !value || !provenance || !since) return std::nullopt;
  return PreferenceRow{std::string(key.substr(0, slash)),
                       std::string(key.substr(slash + 1)),
                       std::string(*value),
                       *provenance,
                       {*since}};
}

std::optional<AuditRow> audit_row(const Statement& row) {
  AuditRow line;
  const auto serial = unsigned_64(row.integer(0));
  const auto at = row.integer(1);
  const auto channel = word_of(row.text(2), kChannels);
  if (!serial || !at || !channel) return std::nullopt;
  line.serial = *serial;
  line.at = {*at};
  line.actor = {*channel, std::string(row.text(3).value_or(""))};
  if (!row.is_null(4)) {
    line.room = room::room_id(row.text(4).value_or(""));
    if (!line.room) return std::nullopt;
  }
  line.what = std::string(row.text(5).value_or(""));
  line.before = std::string(row.text(6).value_or(""));
  line.after = std::string(row.text(7).value_or(""));
  line.why = std::string(row.text(8).value_or(""));
  if (refusal(line) != nullptr) return std::nullopt;
  return line;
}

}  // namespace innkeeper::hub::store
