// SPDX-License-Identifier: Apache-2.0
// Between rows of the database and the values of the core: tables of few columns about guests and what
// the PMS announces.
#include <charconv>
#include <cstdint>
#include <limits>

#include "hub/store/row_table.hpp"

namespace innkeeper::hub::store {
namespace {

std::optional<room::Temperature> temperature(std::optional<std::int64_t> milli) {
  if (!milli || *milli < room::kColdest.milli_celsius() ||
      *milli > room::kHottest.milli_celsius()) {
    return std::nullopt;
  }
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(*milli));
}

}  // namespace

void Mapping<ConsentRow>::bind(Statement& statement, const ConsentRow& row,
                               const std::string& key) {
  statement.bind(std::string_view(key), name_of(row.learning), row.since.seconds);
}

std::optional<ConsentRow> Mapping<ConsentRow>::read(const Statement& row) {
  const auto profile = row.text(0);
  const auto learning = row.text(1);
  const auto since = row.integer(2);
  if (!profile || !learning || !since) return std::nullopt;
  for (const Consent consent : {Consent::given, Consent::refused}) {
    if (*learning == name_of(consent)) return ConsentRow{std::string(*profile), consent, {*since}};
  }
  return std::nullopt;
}

void Mapping<LearnedRow>::bind(Statement& statement, const LearnedRow& row,
                               const std::string& key) {
  statement.bind(std::string_view(key), std::int64_t{row.stays},
                 static_cast<std::int64_t>(row.weight_micro),
                 std::int64_t{row.mean.milli_celsius()}, std::int64_t{row.house.milli_celsius()},
                 row.since.seconds);
}

std::optional<LearnedRow> Mapping<LearnedRow>::read(const Statement& row) {
  const auto profile = row.text(0);
  const auto stays = row.integer(1);
  const auto weight = row.integer(2);
  const auto mean = temperature(row.integer(3));
  const auto house = temperature(row.integer(4));
  const auto since = row.integer(5);
  if (!profile || !stays || !weight || !mean || !house || !since) return std::nullopt;
  if (*stays < 1 || *stays > std::numeric_limits<std::uint32_t>::max() || *weight < 0) {
    return std::nullopt;
  }
  return LearnedRow{std::string(*profile),
                    static_cast<std::uint32_t>(*stays),
                    static_cast<std::uint64_t>(*weight),
                    *mean,
                    *house,
                    {*since}};
}

void Mapping<SyncRow>::bind(Statement& statement, const SyncRow& row, const std::string& key) {
  statement.bind(std::string_view(key), std::int64_t{row.wanted ? 1 : 0}, row.asked.seconds,
                 row.ended.seconds);
}

std::optional<SyncRow> Mapping<SyncRow>::read(const Statement& row) {
  const auto wanted = row.integer(1);
  const auto asked = row.integer(2);
  const auto ended = row.integer(3);
  if (!wanted || !asked || !ended) return std::nullopt;
  return SyncRow{*wanted != 0, {*asked}, {*ended}};
}

void Mapping<ExpectedRow>::bind(Statement& statement, const ExpectedRow& row,
                                const std::string& key) {
  statement.bind(std::string_view(key), row.until.seconds);
}

std::optional<ExpectedRow> Mapping<ExpectedRow>::read(const Statement& row) {
  const auto id = room::room_id(row.text(0).value_or(""));
  const auto until = row.integer(1);
  if (!id || !until) return std::nullopt;
  return ExpectedRow{*id, {*until}};
}

void Mapping<WakeRow>::bind(Statement& statement, const WakeRow& row, const std::string& key) {
  statement.bind(std::string_view(key), std::int64_t{row.told ? 1 : 0});
}

std::optional<WakeRow> Mapping<WakeRow>::read(const Statement& row) {
  const std::string_view key = row.text(0).value_or("");
  const std::size_t slash = key.find('/');
  const auto told = row.integer(1);
  if (slash == std::string_view::npos || !told) return std::nullopt;
  const auto id = room::room_id(key.substr(0, slash));
  const std::string_view seconds = key.substr(slash + 1);
  std::int64_t at = 0;
  const auto read = std::from_chars(seconds.data(), seconds.data() + seconds.size(), at);
  if (!id || read.ec != std::errc() || read.ptr != seconds.data() + seconds.size()) {
    return std::nullopt;
  }
  return WakeRow{*id, {at}, *told != 0};
}

void Mapping<PmsEventRow>::bind(Statement& statement, const PmsEventRow& row,
                                const std::string& key) {
  statement.bind(std::string_view(key), row.at.seconds);
}

std::optional<PmsEventRow> Mapping<PmsEventRow>::read(const Statement& row) {
  const auto id = row.text(0);
  const auto at = row.integer(1);
  if (!id || !at) return std::nullopt;
  return PmsEventRow{std::string(*id), {*at}};
}

void Mapping<PmsStateRow>::bind(Statement& statement, const PmsStateRow& row,
                                const std::string& key) {
  statement.bind(std::string_view(key), row.updated.microseconds, row.at.seconds);
}

std::optional<PmsStateRow> Mapping<PmsStateRow>::read(const Statement& row) {
  const auto subject = row.text(0);
  const auto updated = row.integer(1);
  const auto at = row.integer(2);
  if (!subject || !updated || !at) return std::nullopt;
  return PmsStateRow{std::string(*subject), {*updated}, {*at}};
}

}  // namespace innkeeper::hub::store
