// SPDX-License-Identifier: Apache-2.0
// Between rows of the database and the values of the core, table by table.
#include <charconv>
#include <cstdint>
#include <limits>

#include "hub/store/row_table.hpp"
#include "hub/store/row_words.hpp"

namespace innkeeper::hub::store {
namespace {

constexpr StayStatus kStatuses[] = {StayStatus::expected, StayStatus::in_house,
                                    StayStatus::checked_out};
constexpr Provenance kProvenances[] = {Provenance::learned, Provenance::staff,
                                       Provenance::declared};
constexpr RevisionOrigin kOrigins[] = {RevisionOrigin::file, RevisionOrigin::apply,
                                       RevisionOrigin::revert};

/// Of a key that revision_key() made.
std::optional<std::uint32_t> revision_number(std::optional<std::string_view> key) {
  std::uint32_t number = 0;
  if (!key) return std::nullopt;
  const char* const end = key->data() + key->size();
  const auto [stop, error] = std::from_chars(key->data(), end, number);
  if (error != std::errc{} || stop != end || number == 0) return std::nullopt;
  return number;
}

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
  const auto day = [](const std::optional<CivilDay>& value) {
    return value ? std::optional<std::int64_t>(value->days) : std::nullopt;
  };
  statement.bind(std::string_view(key), row.room.view(), row.profile, name_of(row.status),
                 as_signed(row.arrival), row.since.seconds, std::string_view(row.language),
                 std::string_view(row.vip), std::string_view(row.tier),
                 std::string_view(row.greeting), day(row.arrival_day), day(row.departure_day),
                 row.persons ? std::optional<std::int64_t>(*row.persons) : std::nullopt,
                 milli_or_null(row.kept.setpoint), name_or_null(row.kept.fan),
                 name_or_null(row.kept.scene), room::name_of(row.kept.service),
                 row.left_room ? std::optional(row.left_room->view()) : std::nullopt,
                 row.moved_at.seconds, std::int64_t{row.doubted ? 1 : 0},
                 std::int64_t{row.observed ? 1 : 0}, std::int64_t{row.forgotten ? 1 : 0},
                 std::int64_t{row.by_desk ? 1 : 0});
}

namespace {

/// What the PMS says of the stay.
bool read_facts(const Statement& row, StayRow& stay) {
  const auto language = row.text(6);
  const auto vip = row.text(7);
  const auto tier = row.text(8);
  const auto greeting = row.text(9);
  const auto persons = row.integer(12);
  if (!language || !vip || !tier || !greeting) return false;
  if (!read_day(row, 10, stay.arrival_day) || !read_day(row, 11, stay.departure_day)) return false;
  if (persons ? *persons < 0 || *persons > 255 : !row.is_null(12)) return false;
  stay.language = *language;
  stay.vip = *vip;
  stay.tier = *tier;
  stay.greeting = *greeting;
  if (persons) stay.persons = static_cast<std::uint8_t>(*persons);
  return true;
}

/// What is kept of a stay that left or moved.
bool read_traces(const Statement& row, StayRow& stay) {
  const auto service = word_of(row.text(16), room::kServiceWishes);
  const auto left = row.text(17);
  const auto moved_at = row.integer(18);
  const auto doubted = row.integer(19);
  const auto observed = row.integer(20);
  const auto forgotten = row.integer(21);
  const auto by_desk = row.integer(22);
  if (!read_temperature(row, 13, stay.kept.setpoint)) return false;
  if (!read_word(row, 14, kFans, stay.kept.fan)) return false;
  if (!read_word(row, 15, kScenes, stay.kept.scene)) return false;
  if (!service || !moved_at || !doubted || !observed || !forgotten || !by_desk) return false;
  stay.kept.service = *service;
  stay.moved_at = {*moved_at};
  stay.doubted = *doubted != 0;
  stay.observed = *observed != 0;
  stay.forgotten = *forgotten != 0;
  stay.by_desk = *by_desk != 0;
  if (left) stay.left_room = room::room_id(*left);
  return stay.left_room || row.is_null(17);
}

}  // namespace

std::optional<StayRow> Mapping<StayRow>::read(const Statement& row) {
  const auto reservation = row.text(0);
  const auto id = room::room_id(row.text(1).value_or(""));
  const auto profile = row.text(2);
  const auto status = word_of(row.text(3), kStatuses);
  const auto arrival = unsigned_64(row.integer(4));
  const auto since = row.integer(5);
  if (!reservation || !id || !status || !arrival || !since) return std::nullopt;
  if (!profile && !row.is_null(2)) return std::nullopt;
  StayRow stay;
  stay.reservation = *reservation;
  stay.room = *id;
  if (profile) stay.profile = std::string(*profile);
  stay.status = *status;
  stay.arrival = *arrival;
  stay.since = {*since};
  if (!read_facts(row, stay) || !read_traces(row, stay)) return std::nullopt;
  return stay;
}

void Mapping<GivenRow>::bind(Statement& statement, const GivenRow& row, const std::string& key) {
  const room::GivenHand& given = row.given;
  statement.bind(std::string_view(key), std::int64_t{given.stamp},
                 std::int64_t{given.clear ? 1 : 0}, milli_or_null(given.setpoint),
                 name_or_null(given.fan), name_or_null(given.scene), name_or_null(given.service));
}

std::optional<GivenRow> Mapping<GivenRow>::read(const Statement& row) {
  const auto id = room::room_id(row.text(0).value_or(""));
  const auto stamp = row.integer(1);
  const auto clear = row.integer(2);
  if (!id || !stamp || !clear) return std::nullopt;
  if (*stamp < 1 || *stamp > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
  GivenRow given{*id, {}};
  given.given.stamp = static_cast<std::uint16_t>(*stamp);
  given.given.clear = *clear != 0;
  if (!read_temperature(row, 3, given.given.setpoint)) return std::nullopt;
  if (!read_word(row, 4, kFans, given.given.fan)) return std::nullopt;
  if (!read_word(row, 5, kScenes, given.given.scene)) return std::nullopt;
  if (!read_word(row, 6, room::kServiceWishes, given.given.service)) return std::nullopt;
  return given;
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
  PreferenceRow preference;
  preference.profile = key.substr(0, slash);
  std::string_view name = key.substr(slash + 1);
  if (name.starts_with(kChainPrefix)) {
    preference.scope = Scope::chain;
    name.remove_prefix(kChainPrefix.size());
  }
  preference.name = name;
  preference.value = *value;
  preference.provenance = *provenance;
  preference.since = {*since};
  return preference;
}

void Mapping<RevisionRow>::bind(Statement& statement, const RevisionRow& row,
                                const std::string& key) {
  statement.bind(std::string_view(key), row.at.seconds, name_of(row.by.channel),
                 std::string_view(row.by.name), name_of(row.origin), std::int64_t{row.reverted_to},
                 std::string_view(row.digest), std::string_view(row.file_digest),
                 std::int64_t{row.rooms});
}

std::optional<RevisionRow> Mapping<RevisionRow>::read(const Statement& row) {
  const auto number = revision_number(row.text(0));
  const auto at = row.integer(1);
  const auto channel = word_of(row.text(2), kChannels);
  const auto origin = word_of(row.text(4), kOrigins);
  const auto reverted_to = unsigned_32(row.integer(5));
  const auto rooms = unsigned_32(row.integer(8));
  if (!number || !at || !channel || !origin || !reverted_to || !rooms) return std::nullopt;
  RevisionRow revision;
  revision.number = *number;
  revision.at = {*at};
  revision.by = {*channel, std::string(row.text(3).value_or(""))};
  revision.origin = *origin;
  revision.reverted_to = *reverted_to;
  revision.digest = std::string(row.text(6).value_or(""));
  revision.file_digest = std::string(row.text(7).value_or(""));
  revision.rooms = *rooms;
  if (refusal(revision) != nullptr) return std::nullopt;
  return revision;
}

void Mapping<RevisionTextRow>::bind(Statement& statement, const RevisionTextRow& row,
                                    const std::string& key) {
  statement.bind(std::string_view(key), std::string_view(row.text));
}

std::optional<RevisionTextRow> Mapping<RevisionTextRow>::read(const Statement& row) {
  const auto number = revision_number(row.text(0));
  const auto text = row.text(1);
  if (!number || !text) return std::nullopt;
  return RevisionTextRow{*number, std::string(*text)};
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
