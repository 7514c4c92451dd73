// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_time.hpp"

#include <algorithm>

#include "hub/pms/fias_frame.hpp"

namespace innkeeper::hub::pms {
namespace {

std::string two_digits(unsigned value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

bool is_six_digits(std::string_view text) {
  return text.size() == 6 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The two digits at `at`. REQUIRES: digits.
int pair_at(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

std::optional<std::chrono::local_days> date_of(std::string_view text) {
  if (!is_six_digits(text)) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year(2000 + pair_at(text, 0)),
      std::chrono::month(static_cast<unsigned>(pair_at(text, 2))),
      std::chrono::day(static_cast<unsigned>(pair_at(text, 4)))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::local_days(date);
}

}  // namespace

std::string date_field(std::chrono::local_seconds local) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(local));
  const int year = (static_cast<int>(date.year()) % 100 + 100) % 100;
  return two_digits(static_cast<unsigned>(year)) + two_digits(static_cast<unsigned>(date.month())) +
         two_digits(static_cast<unsigned>(date.day()));
}

std::string time_field(std::chrono::local_seconds local) {
  const std::chrono::hh_mm_ss time(local - std::chrono::floor<std::chrono::days>(local));
  return two_digits(static_cast<unsigned>(time.hours().count())) +
         two_digits(static_cast<unsigned>(time.minutes().count())) +
         two_digits(static_cast<unsigned>(time.seconds().count()));
}

std::string link_frame(std::string_view id, std::chrono::local_seconds local) {
  RecordWriter record(id);
  record.field("DA", date_field(local)).field("TI", time_field(local));
  return encode_frame(record.text());
}

std::optional<CivilDay> parse_date(std::string_view text) {
  const auto date = date_of(text);
  if (!date) return std::nullopt;
  return CivilDay{static_cast<std::int32_t>(date->time_since_epoch().count())};
}

std::optional<std::chrono::local_seconds> parse_moment(std::string_view date,
                                                       std::string_view time) {
  const auto day = date_of(date);
  if (!day || !is_six_digits(time)) return std::nullopt;
  const int hours = pair_at(time, 0);
  const int minutes = pair_at(time, 2);
  const int seconds = pair_at(time, 4);
  if (hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  return *day + std::chrono::hours(hours) + std::chrono::minutes(minutes) +
         std::chrono::seconds(seconds);
}

room::UtcTime to_utc(std::chrono::local_seconds local, const CivilClock& clock) {
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t shown = local.time_since_epoch().count();
  // A day before and a day after stand on either side of any change of the clocks.
  const std::int64_t before = std::int64_t{60} * clock.offset_min({shown - kDay});
  const std::int64_t after = std::int64_t{60} * clock.offset_min({shown + kDay});
  const auto shows = [&](std::int64_t offset) {
    return std::int64_t{60} * clock.offset_min({shown - offset}) == offset;
  };
  if (!shows(before) && shows(after)) return {shown - after};
  return {shown - before};
}

std::chrono::local_seconds to_local(room::UtcTime at, const CivilClock& clock) {
  return std::chrono::local_seconds(
      std::chrono::seconds(at.seconds + std::int64_t{60} * clock.offset_min(at)));
}

}  // namespace innkeeper::hub::pms
