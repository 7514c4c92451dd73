// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/time_text.hpp"

#include <charconv>
#include <chrono>

namespace innkeeper::hub::cli {
namespace {

constexpr std::int64_t kLatest = 253'402'300'799;  // the end of the year 9999
constexpr std::int64_t kHour = 3'600;
constexpr std::int64_t kDay = 24 * kHour;

/// A whole number of `digits` digits, or of 1 to 12 when that is 0, taken from the front of `text`.
std::optional<std::int64_t> take_number(std::string_view& text, std::size_t digits = 0) {
  constexpr std::size_t kMostDigits = 12;
  std::size_t size = 0;
  while (size < text.size() && size < kMostDigits && text[size] >= '0' && text[size] <= '9') ++size;
  if (size == 0 || (digits > 0 && size < digits)) return std::nullopt;
  if (digits > 0) size = digits;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + size, value);
  text.remove_prefix(size);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

/// `14:05` or `14:05:09`, with or without a `Z`; nothing is midnight.
std::optional<std::int64_t> time_of_day(std::string_view text) {
  if (text.empty()) return 0;
  if (!take(text, 'T')) return std::nullopt;
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  std::int64_t second = 0;
  if (take(text, ':')) {
    const auto told = take_number(text, 2);
    if (!told || *told > 59) return std::nullopt;
    second = *told;
  }
  static_cast<void>(take(text, 'Z'));
  if (!text.empty()) return std::nullopt;
  return *hour * kHour + *minute * 60 + second;
}

std::optional<std::int64_t> calendar_time(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  const auto clock = time_of_day(text);
  if (!day || !clock) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * kDay + *clock;
}

std::optional<std::int64_t> read(std::string_view text, std::int64_t now) {
  std::string_view rest = text;
  const auto number = take_number(rest);
  if (!number) return std::nullopt;
  if (rest.empty()) return number;
  if (rest == "h") return now - *number * kHour;
  if (rest == "d") return now - *number * kDay;
  return calendar_time(text);
}

}  // namespace

std::optional<std::int64_t> seconds_of(std::string_view text, std::int64_t now) {
  const auto seconds = read(text, now);
  return seconds && *seconds >= 0 && *seconds <= kLatest ? seconds : std::nullopt;
}

}  // namespace innkeeper::hub::cli
