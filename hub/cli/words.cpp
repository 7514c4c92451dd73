// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

namespace innkeeper::hub::cli {
namespace {

struct Reason {
  std::string_view word;
  std::string_view sentence;
  std::string_view brief;
};

constexpr std::array kReasons{
    Reason{"no_plan", "the room has no plan yet", "no plan"},
    Reason{"policy", "the hotel's setting for this type of room", "hotel"},
    Reason{"vacant", "the room is not rented", "vacant"},
    Reason{"out_of_service", "the room is out of service", "out of service"},
    Reason{"awaiting_guest", "the guest checked in and has not come yet", "awaiting guest"},
    Reason{"unoccupied_setback", "nobody is in: as far as the room recovers from in time",
           "nobody in"},
    Reason{"unoccupied", "nobody is in", "nobody in"},
    Reason{"energy_code", "the energy code that the hotel obeys", "energy code"},
    Reason{"leaving", "nobody may be in: a warning before it goes off", "nobody in?"},
    Reason{"night", "the hour of the night", "night"},
    Reason{"time_unknown", "the room does not know the hour, it may be night", "hour unknown"},
    Reason{"guest_preference", "the guest's stored preference", "preference"},
    Reason{"guest_hand", "set by the guest in the room", "guest's hand"},
    Reason{"limit_min", "held at the lowest that the hotel allows", "lowest allowed"},
    Reason{"limit_max", "held at the highest that the hotel allows", "highest allowed"},
    Reason{"wake_light", "the light rises to wake the guest", "wake light"},
    Reason{"path_light", "somebody is up in the dark", "path light"},
    Reason{"demand_response", "the hotel uses less energy for a while", "energy saving"},
    Reason{"housekeeping", "housekeeping is at work", "housekeeping"},
    Reason{"maintenance", "held by maintenance until released", "maintenance"},
    Reason{"humidity", "the empty room is damp and is dried", "damp"},
    Reason{"condensation", "the drip pan is full", "drip pan"},
    Reason{"opening", "a window or balcony door is open", "window open"},
    Reason{"air_sensor", "the room has no usable temperature sensor", "no sensor"},
    Reason{"overheat", "too hot to heat", "too hot"},
    Reason{"evacuation", "everybody shall leave the house", "evacuation"},
    Reason{"frost", "protected from frost", "frost"},
};

const Reason* find_reason(std::string_view word) {
  const auto* const found =
      std::find_if(kReasons.begin(), kReasons.end(),
                   [word](const Reason& candidate) { return candidate.word == word; });
  return found == kReasons.end() ? nullptr : found;
}

std::string two_digits(unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string plain_word(std::string_view word) {
  if (word.empty()) return std::string(kNothing);
  std::string plain(word);
  std::replace(plain.begin(), plain.end(), '_', ' ');
  return plain;
}

std::string reason(std::string_view because) {
  const Reason* const known = find_reason(because);
  return known == nullptr ? plain_word(because) : std::string(known->sentence);
}

std::string short_reason(std::string_view because) {
  const Reason* const known = find_reason(because);
  return known == nullptr ? plain_word(because) : std::string(known->brief);
}

std::string number_text(double value, int digits) {
  // Above any value of the hub, 20 digits are not enough for the fixed form.
  std::array<char, 400> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::fixed, digits);
  std::string text(buffer.data(), written.ptr);
  if (text.find('.') != text.npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::string count_text(std::optional<std::uint64_t> count) {
  return count ? std::to_string(*count) : std::string(kNothing);
}

std::string celsius(std::optional<double> degrees) {
  return degrees ? number_text(*degrees) + " °C" : std::string(kNothing);
}

std::string percent(std::optional<double> level) {
  return level ? number_text(*level) + " %" : std::string(kNothing);
}

std::string duration(double milliseconds) {
  constexpr double kSecond = 1000;
  if (milliseconds < 10) return number_text(milliseconds) + " ms";
  if (milliseconds < kSecond) return number_text(milliseconds, 0) + " ms";
  return number_text(milliseconds / kSecond) + " s";
}

std::string utc(std::int64_t seconds) {
  // Beyond the wire's last time (the end of the year 9999) the calendar would overflow.
  if (seconds < 0 || seconds > 253'402'300'799) return std::to_string(seconds) + " s UTC";
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return std::to_string(int(date.year())) + '-' + two_digits(unsigned(date.month())) + '-' +
         two_digits(unsigned(date.day())) + ' ' +
         two_digits(static_cast<unsigned>(clock.hours().count())) + ':' +
         two_digits(static_cast<unsigned>(clock.minutes().count())) + " UTC";
}

std::string time_at(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_number_integer() ? utc(value.get<std::int64_t>()) : std::string(kNothing);
}

std::string plan_text(const PlanId& id) {
  return "version " + std::to_string(id.version) + " of epoch " + std::to_string(id.epoch);
}

std::string aim(const ClimateAim& climate) {
  if (climate.setpoint) return celsius(climate.setpoint);
  if (!climate.heat || !climate.cool) return std::string(kNothing);
  return number_text(*climate.heat) + " to " + celsius(climate.cool);
}

Style style_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Style>, 8> kStyles{{
      {"confirmed", Style::good},
      {"online", Style::good},
      {"up", Style::good},
      {"pending", Style::wait},
      {"offline", Style::wait},
      {"rejected", Style::bad},
      {"unconfirmed", Style::bad},
      {"down", Style::bad},
  }};
  for (const auto& [known, style] : kStyles) {
    if (known == word) return style;
  }
  return word == "lost" ? Style::bad : Style::plain;
}

std::string or_nothing(const std::string& text) {
  return text.empty() ? std::string(kNothing) : text;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return or_nothing(text);
}

std::string levels_text(const Levels& lights) {
  std::vector<std::string> parts;
  for (const auto& [name, level] : lights) parts.push_back(name + ' ' + percent(level));
  return joined(parts);
}

std::string plain_words(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  parts.reserve(words.size());
  for (const std::string& word : words) parts.push_back(plain_word(word));
  return joined(parts);
}

Cell state(const std::string& word) { return {plain_word(word), style_of(word)}; }

Cell link_state(const std::string& word) {
  return word.empty() ? Cell{"not heard of", Style::wait} : state(word);
}

Row headings(const std::vector<std::string>& names) {
  Row row;
  for (const std::string& name : names) row.push_back({name, Style::faint});
  return row;
}

}  // namespace innkeeper::hub::cli
