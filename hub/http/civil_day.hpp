// SPDX-License-Identifier: Apache-2.0
// Calendar days as ISO 8601 writes them.
#pragma once

#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/stays/stay_event.hpp"

namespace innkeeper::hub::http {

/// `2026-09-21`, of the years 1 to 9999.
[[nodiscard]] inline std::string iso_day(CivilDay day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day.days}}};
  const auto padded = [](unsigned value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  return std::to_string(int(date.year())) + '-' + padded(unsigned(date.month())) + '-' +
         padded(unsigned(date.day()));
}

/// Nothing when the text is not just a day that there is.
[[nodiscard]] inline std::optional<CivilDay> day_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [text](std::size_t from, std::size_t length) -> std::optional<unsigned> {
    unsigned value = 0;
    const char* const begin = text.data() + from;
    const auto parsed = std::from_chars(begin, begin + length, value);
    return parsed.ec == std::errc() && parsed.ptr == begin + length ? std::optional(value)
                                                                    : std::nullopt;
  };
  const auto year = number(0, 4);
  const auto month = number(5, 2);
  const auto day = number(8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return CivilDay{static_cast<std::int32_t>(days)};
}

}  // namespace innkeeper::hub::http
