// SPDX-License-Identifier: Apache-2.0
#include "hub/http/preferences_reader.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace innkeeper::hub::http {

namespace {

using Json = nlohmann::ordered_json;

// The largest valid document has 17 keys, three levels deep. These bounds keep the cost of a hostile one
// small: the parser's object is searched linearly, and its values are written recursively.
constexpr std::size_t kMaxKeys = 64;
constexpr std::size_t kMaxDepth = 8;
constexpr std::size_t kMaxQuotedBytes = 64;

using Errors = std::vector<FieldError>;

void add(Errors& errors, std::string at, std::string detail) {
  errors.push_back({std::move(at), std::move(detail)});
}

/// `value` as sent, cut to a readable length.
std::string quoted(const Json& value) {
  std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
  if (text.size() > kMaxQuotedBytes) text = text.substr(0, kMaxQuotedBytes) + "...";
  return text;
}

/// One step of a JSON Pointer (RFC 6901).
std::string step(const std::string& key) {
  std::string text = "/";
  for (const char c : key) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text.size() > kMaxQuotedBytes ? text.substr(0, kMaxQuotedBytes) + "..." : text;
}

/// Ends the parser, which offers no other way out. Never leaves this file.
struct Excess {
  const char* detail;
};

/// Watches the parser: finds keys that are given twice, which it would silently resolve to the last one,
/// and throws Excess beyond the bounds.
class Watch {
 public:
  explicit Watch(Errors& errors) : errors_(errors) {}

  bool operator()(int, Json::parse_event_t event, const Json& value) {
    switch (event) {
      case Json::parse_event_t::object_start:
      case Json::parse_event_t::array_start: on_start(); break;
      case Json::parse_event_t::object_end:
      case Json::parse_event_t::array_end: levels_.pop_back(); break;
      case Json::parse_event_t::key: on_key(value.get<std::string>()); break;
      case Json::parse_event_t::value: break;
    }
    return true;
  }

 private:
  struct Level {
    std::set<std::string> seen;
    std::string key;
  };

  void on_start() {
    if (levels_.size() == kMaxDepth) throw Excess{"is nested deeper than any preferences"};
    levels_.emplace_back();
  }

  void on_key(const std::string& key) {
    if (++keys_ > kMaxKeys) throw Excess{"has more keys than any preferences"};
    levels_.back().key = key;
    if (levels_.back().seen.insert(key).second) return;
    std::string at;
    for (const Level& level : levels_) at += step(level.key);
    add(errors_, at, "is given twice; say it once");
  }

  Errors& errors_;
  std::vector<Level> levels_;
  std::size_t keys_ = 0;
};

/// False, with an error for each, when `object` holds other keys than `known` or is no object.
bool check_keys(const Json& object, const std::string& at, const std::set<std::string>& known,
                Errors& errors) {
  if (!object.is_object()) {
    add(errors, at, quoted(object) + " is not an object");
    return false;
  }
  std::string allowed;
  for (const std::string& key : known) allowed += (allowed.empty() ? "" : ", ") + key;
  for (const auto& [key, value] : object.items()) {
    if (!known.contains(key)) add(errors, at + step(key), "is not known here; known: " + allowed);
  }
  return true;
}

void read_comfort(const Json& value, Preferences& preferences, Errors& errors) {
  const std::string at = "/climate/comfort";
  if (!value.is_number()) {
    add(errors, at, quoted(value) + " is not a number of degrees Celsius");
    return;
  }
  const auto degrees = value.get<double>();
  // The nearest double of a decimal with three places is that decimal: comparing it tells 22.5 from
  // 22.50001 without rounding either.
  const double milli = std::round(degrees * 1000);
  if (!(std::abs(milli) <= std::numeric_limits<std::int32_t>::max())) {
    const auto limit = [](room::Temperature t) { return std::to_string(t.milli_celsius() / 1000); };
    add(errors, at,
        quoted(value) + " is outside " + limit(kLowestComfort) + " to " + limit(kHighestComfort) +
            " degrees Celsius");
    return;
  }
  if (milli / 1000 != degrees) {
    add(errors, at, quoted(value) + " is not a multiple of 0.1 degrees");
    return;
  }
  preferences.comfort = room::Temperature::milli_celsius(static_cast<std::int32_t>(milli));
}

void read_light(const std::string& name, const Json& value, Preferences& preferences,
                Errors& errors) {
  const std::string at = "/lights/welcome" + step(name);
  const std::optional<room::FixtureName> fixture = room::fixture_name(name);
  if (!fixture) {
    add(errors, at, "is no name of a light: 1 to 16 of a-z, 0-9 and '_', starting with a letter");
    return;
  }
  const double number = value.is_number() ? value.get<double>() : -1;
  const bool whole = value.is_number() && std::floor(number) == number;
  if (!whole || number < 0 || number > 100) {
    add(errors, at, quoted(value) + " is not a whole number from 0 to 100 (percent)");
    return;
  }
  const auto level = room::Percent::from(static_cast<std::int64_t>(number));
  if (!set_level(preferences.welcome, *fixture, level.value_or(room::Percent::zero()))) {
    add(errors, at,
        "is one light too many; a room has at most " + std::to_string(room::kMaxFixtures));
  }
}

Preferences read(const Json& document, Errors& errors) {
  Preferences preferences;
  if (!check_keys(document, "", {"climate", "lights"}, errors)) return preferences;
  if (document.contains("climate")) {
    const Json& climate = document.at("climate");
    if (check_keys(climate, "/climate", {"comfort"}, errors) && climate.contains("comfort")) {
      read_comfort(climate.at("comfort"), preferences, errors);
    }
  }
  if (!document.contains("lights")) return preferences;
  const Json& lights = document.at("lights");
  if (!check_keys(lights, "/lights", {"welcome"}, errors) || !lights.contains("welcome")) {
    return preferences;
  }
  const Json& welcome = lights.at("welcome");
  if (!welcome.is_object()) {
    add(errors, "/lights/welcome", quoted(welcome) + " is not an object of light and percent");
    return preferences;
  }
  for (const auto& [name, level] : welcome.items()) read_light(name, level, preferences, errors);
  return preferences;
}

/// The parser's words without its own name and number in front.
std::string parser_words(std::string_view what) {
  const std::size_t prefix = what.find("] ");
  std::string words(prefix == std::string_view::npos ? what : what.substr(prefix + 2));
  constexpr std::size_t kMaxWords = 240;
  return words.size() > kMaxWords ? words.substr(0, kMaxWords) + "..." : words;
}

}  // namespace

std::variant<Preferences, SyntaxError, std::vector<FieldError>> read_preferences(
    std::string_view body) {
  if (body.empty()) {
    return SyntaxError{R"(the body is empty; send for example {"climate":{"comfort":22.5}})"};
  }
  try {
    Errors errors;
    Watch watch(errors);
    const Json document = Json::parse(body, std::ref(watch));
    const Preferences preferences = read(document, errors);
    for (FieldError& error : validate(preferences)) {
      add(errors, std::move(error.at), std::move(error.detail));
    }
    if (!errors.empty()) return errors;
    return preferences;
  } catch (const Excess& excess) {
    return Errors{{"", excess.detail}};
  } catch (const nlohmann::json::exception& error) {
    return SyntaxError{parser_words(error.what())};
  }
}

}  // namespace innkeeper::hub::http
