// SPDX-License-Identifier: Apache-2.0
// Between rows of the database and the values of the core: complaints and cases.
#include <algorithm>
#include <charconv>
#include <cstdint>

#include "hub/store/row_table.hpp"
#include "hub/store/row_words.hpp"

namespace innkeeper::hub::store {
namespace {

std::optional<std::int64_t> percent_or_null(const std::optional<room::Percent>& level) {
  return level ? std::optional<std::int64_t>(level->value()) : std::nullopt;
}

bool read_percent(const Statement& row, int column, std::optional<room::Percent>& level) {
  const auto value = row.integer(column);
  if (!value) return row.is_null(column);
  level = room::Percent::from(*value);
  return level.has_value();
}

bool read_time(const Statement& row, int column, std::optional<room::UtcTime>& time) {
  const auto value = row.integer(column);
  if (!value) return row.is_null(column);
  time = room::UtcTime{*value};
  return true;
}

template <class Integer>
bool read_integer(const Statement& row, int column, std::optional<Integer>& number) {
  const auto value = row.integer(column);
  if (!value) return row.is_null(column);
  if (*value < std::numeric_limits<Integer>::min() || *value > std::numeric_limits<Integer>::max())
    return false;
  number = static_cast<Integer>(*value);
  return true;
}

bool read_actor(const Statement& row, int column, Actor& actor) {
  const auto channel = word_of(row.text(column), kChannels);
  const auto name = row.text(column + 1);
  if (!channel || !name) return false;
  actor = {*channel, std::string(*name)};
  return true;
}

template <class Value, std::size_t N>
bool read_required(const Statement& row, int column, const Value (&all)[N], Value& value) {
  const auto word = word_of(row.text(column), all);
  if (word) value = *word;
  return word.has_value();
}

bool read_change(const Statement& row, ComplaintRow& said) {
  return read_word(row, 8, kHindrances, said.hindrance) && read_time(row, 9, said.until) &&
         read_temperature(row, 10, said.from) && read_temperature(row, 11, said.to) &&
         read_temperature(row, 12, said.goal) && read_temperature(row, 13, said.air) &&
         read_integer(row, 14, said.minutes) && read_word(row, 15, kScenes, said.scene) &&
         read_percent(row, 16, said.light_from) && read_percent(row, 17, said.light_to);
}

bool read_evidence(const Statement& row, Evidence& seen) {
  const auto since = row.integer(17);
  const auto online = row.integer(28);
  const auto faults = row.text(29);
  if (!since || !online || !faults) return false;
  seen.since = {*since};
  seen.online = *online != 0;
  seen.faults = *faults;
  return read_temperature(row, 18, seen.air_then) && read_temperature(row, 19, seen.air) &&
         read_temperature(row, 20, seen.wanted) && read_integer(row, 21, seen.slope_mk_h) &&
         read_percent(row, 22, seen.heating) && read_percent(row, 23, seen.cooling) &&
         read_percent(row, 24, seen.fan) && read_percent(row, 25, seen.light_then) &&
         read_percent(row, 26, seen.light) && read_time(row, 27, seen.window_since) &&
         read_word(row, 30, kHindrances, seen.hindrance);
}

}  // namespace

void Mapping<ComplaintRow>::bind(Statement& statement, const ComplaintRow& row,
                                 const std::string& key) {
  const auto minutes = row.minutes ? std::optional<std::int64_t>(*row.minutes) : std::nullopt;
  statement.bind(std::string_view(key), name_of(row.complaint), std::int64_t{row.tenancy},
                 row.at.seconds, name_of(row.by.channel), std::string_view(row.by.name),
                 std::int64_t{row.times}, name_of(row.step), name_or_null(row.hindrance),
                 seconds_or_null(row.until), milli_or_null(row.from), milli_or_null(row.to),
                 milli_or_null(row.goal), milli_or_null(row.air), minutes, name_or_null(row.scene),
                 percent_or_null(row.light_from), percent_or_null(row.light_to), name_of(row.state),
                 row.deadline.seconds, std::int64_t{row.paused ? 1 : 0},
                 as_signed(row.case_number));
}

std::optional<ComplaintRow> Mapping<ComplaintRow>::read(const Statement& row) {
  ComplaintRow said;
  const std::string_view key = row.text(0).value_or("");
  const auto id = room::room_id(key.substr(0, std::min(key.find('/'), key.size())));
  const auto tenancy = unsigned_32(row.integer(2));
  const auto at = row.integer(3);
  const auto times = unsigned_32(row.integer(6));
  const auto deadline = row.integer(19);
  const auto paused = row.integer(20);
  const auto case_number = unsigned_64(row.integer(21));
  if (!id || !tenancy || !at || !times || !deadline || !paused || !case_number) {
    return std::nullopt;
  }
  if (!read_required(row, 1, kComplaints, said.complaint) ||
      !read_required(row, 7, kComfortSteps, said.step) ||
      !read_required(row, 18, kComplaintStates, said.state) || !read_actor(row, 4, said.by) ||
      !read_change(row, said)) {
    return std::nullopt;
  }
  said.room = *id;
  said.tenancy = *tenancy;
  said.at = {*at};
  said.times = *times;
  said.deadline = {*deadline};
  said.paused = *paused != 0;
  said.case_number = *case_number;
  if (said.key() != key) return std::nullopt;
  return said;
}

void Mapping<CaseRow>::bind(Statement& statement, const CaseRow& row, const std::string& key) {
  const Evidence& seen = row.evidence;
  const auto slope = seen.slope_mk_h ? std::optional<std::int64_t>(*seen.slope_mk_h) : std::nullopt;
  statement.bind(
      std::string_view(key), row.room.view(), std::int64_t{row.tenancy}, name_of(row.subject),
      name_or_null(row.complaint), name_of(row.cause), name_of(row.state), row.opened.seconds,
      std::int64_t{row.times}, seconds_or_null(row.comfort_at), seconds_or_null(row.acknowledged),
      name_of(row.acknowledged_by.channel), std::string_view(row.acknowledged_by.name),
      seconds_or_null(row.ended), name_of(row.ended_by.channel),
      std::string_view(row.ended_by.name), std::string_view(row.note), seen.since.seconds,
      milli_or_null(seen.air_then), milli_or_null(seen.air), milli_or_null(seen.wanted), slope,
      percent_or_null(seen.heating), percent_or_null(seen.cooling), percent_or_null(seen.fan),
      percent_or_null(seen.light_then), percent_or_null(seen.light),
      seconds_or_null(seen.window_since), std::int64_t{seen.online ? 1 : 0},
      std::string_view(seen.faults), name_or_null(seen.hindrance));
}

std::optional<CaseRow> Mapping<CaseRow>::read(const Statement& row) {
  CaseRow work;
  const std::string_view number = row.text(0).value_or("");
  const auto parsed = std::from_chars(number.data(), number.data() + number.size(), work.number);
  const auto id = room::room_id(row.text(1).value_or(""));
  const auto tenancy = unsigned_32(row.integer(2));
  const auto opened = row.integer(7);
  const auto times = unsigned_32(row.integer(8));
  const auto note = row.text(16);
  if (parsed.ec != std::errc() || !id || !tenancy || !opened || !times || !note) {
    return std::nullopt;
  }
  if (!read_required(row, 3, kSubjects, work.subject) ||
      !read_word(row, 4, kComplaints, work.complaint) ||
      !read_required(row, 5, kCaseCauses, work.cause) ||
      !read_required(row, 6, kCaseStates, work.state) || !read_time(row, 9, work.comfort_at) ||
      !read_time(row, 10, work.acknowledged) || !read_actor(row, 11, work.acknowledged_by) ||
      !read_time(row, 13, work.ended) || !read_actor(row, 14, work.ended_by) ||
      !read_evidence(row, work.evidence)) {
    return std::nullopt;
  }
  work.room = *id;
  work.tenancy = *tenancy;
  work.opened = {*opened};
  work.times = *times;
  work.note = *note;
  return work;
}

}  // namespace innkeeper::hub::store
