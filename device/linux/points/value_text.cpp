// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/value_text.hpp"

#include <array>
#include <cstdlib>
#include <string_view>

namespace innkeeper::device {
namespace {

std::string thousandths(std::int64_t value) {
  std::string digits = std::to_string(std::abs(value) % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  return (value < 0 ? "-" : "") + std::to_string(std::abs(value) / 1000) + '.' + digits;
}

std::string word_text(const Point& point, std::int32_t value) {
  constexpr std::array<std::string_view, 4> kModes{"off", "heat", "cool", ""};
  constexpr std::array<std::string_view, 4> kStages{"off", "low", "medium", "high"};
  const auto& words = point.role == Role::mode ? kModes : kStages;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (point.encoding.words[i] == value && !words[i].empty()) return std::string(words[i]);
  }
  return std::to_string(value);
}

}  // namespace

std::string input_text(const Point& point, std::int64_t value) {
  if (is_temperature(point.role)) return thousandths(value + point.offset_thousandths) + " C";
  if (point.role == Role::humidity) return thousandths(value + point.offset_thousandths) + " %";
  return value != 0 ? "yes" : "no";
}

std::string output_text(const Point& point, std::int32_t value) {
  const Encoding& encoding = point.encoding;
  if (point.role == Role::mode || point.role == Role::fan_stage) return word_text(point, value);
  if (point.role == Role::constant) return std::to_string(value);
  if (value == encoding.off) return "off";
  if (value == encoding.max) return encoding.min == encoding.max ? "on" : "full";
  const std::int64_t span = std::int64_t{encoding.max} - encoding.min;
  if (span == 0) return std::to_string(value);
  const std::int64_t percent = (std::int64_t{value} - encoding.min) * 100 / span;
  if (percent < 0 || percent > 100) return std::to_string(value);
  return "at " + std::to_string(percent) + " %";
}

}  // namespace innkeeper::device
