// SPDX-License-Identifier: Apache-2.0
#include "hub/http/json_body.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "hub/core/text.hpp"

namespace innkeeper::hub::http {

namespace {

constexpr std::size_t kMaxQuotedBytes = 64;

void add(Errors& errors, std::string at, std::string detail) {
  errors.push_back({std::move(at), std::move(detail)});
}

/// Ends the parser, which offers no other way out. Never leaves this file.
struct Excess {
  const char* detail;
};

/// Watches the parser: finds keys that are given twice, which it would silently resolve to the last one,
/// and throws Excess beyond the bounds.
class Watch {
 public:
  Watch(Errors& errors, const JsonBounds& bounds) : errors_(errors), bounds_(bounds) {}

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
    if (levels_.size() == bounds_.depth)
      throw Excess{"is nested deeper than anything the hub takes"};
    levels_.emplace_back();
  }

  void on_key(const std::string& key) {
    if (++keys_ > bounds_.keys || levels_.back().seen.size() == bounds_.keys_of_one) {
      throw Excess{"has more keys than anything the hub takes"};
    }
    levels_.back().key = key;
    if (levels_.back().seen.insert(key).second) return;
    std::string at;
    for (const Level& level : levels_) at += pointer_step(level.key);
    add(errors_, at, "is given twice; say it once");
  }

  Errors& errors_;
  const JsonBounds& bounds_;
  std::vector<Level> levels_;
  std::size_t keys_ = 0;
};

/// The parser's words without its own name and number in front.
std::string parser_words(std::string_view what) {
  const std::size_t prefix = what.find("] ");
  std::string words(prefix == std::string_view::npos ? what : what.substr(prefix + 2));
  constexpr std::size_t kMaxWords = 240;
  return words.size() > kMaxWords ? words.substr(0, kMaxWords) + "..." : words;
}

}  // namespace

std::string quoted(const Json& value) {
  std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
  if (text.size() > kMaxQuotedBytes) text = text.substr(0, kMaxQuotedBytes) + "...";
  return text;
}

std::string pointer_step(std::string_view key) {
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

bool check_keys(const Json& object, const std::string& at, const std::set<std::string>& known,
                Errors& errors) {
  if (!object.is_object()) {
    add(errors, at, quoted(object) + " is not an object");
    return false;
  }
  std::string allowed;
  for (const std::string& key : known) allowed += (allowed.empty() ? "" : ", ") + key;
  for (const auto& [key, value] : object.items()) {
    if (!known.contains(key))
      add(errors, at + pointer_step(key), "is not known here; known: " + allowed);
  }
  return true;
}

std::optional<room::Temperature> read_degrees(const Json& value, const std::string& at,
                                              room::Temperature low, room::Temperature high,
                                              Errors& errors) {
  if (!value.is_number()) {
    add(errors, at, quoted(value) + " is not a number of degrees Celsius");
    return std::nullopt;
  }
  const auto degrees = value.get<double>();
  // The nearest double of a decimal with three places is that decimal: comparing it tells 22.5 from
  // 22.50001 without rounding either.
  const double milli = std::round(degrees * 1000);
  const bool readable = std::abs(milli) <= std::numeric_limits<std::int32_t>::max();
  const auto temperature =
      room::Temperature::milli_celsius(readable ? static_cast<std::int32_t>(milli) : 0);
  if (!readable || temperature < low || temperature > high) {
    add(errors, at,
        quoted(value) + " is outside " + hub::text_of(low) + " to " + hub::text_of(high) +
            " degrees Celsius");
    return std::nullopt;
  }
  if (milli / 1000 != degrees || temperature.milli_celsius() % 100 != 0) {
    add(errors, at, quoted(value) + " is not a multiple of 0.1 degrees");
    return std::nullopt;
  }
  return temperature;
}

std::optional<SyntaxError> read_body(std::string_view body, std::string_view example,
                                     Errors& errors, const std::function<void(const Json&)>& read,
                                     const JsonBounds& bounds) {
  if (body.empty()) {
    return SyntaxError{"the body is empty; send for example " + std::string(example)};
  }
  try {
    Watch watch(errors, bounds);
    const Json document = Json::parse(body, std::ref(watch));
    read(document);
  } catch (const Excess& excess) {
    errors = {{"", excess.detail}};
  } catch (const nlohmann::json::exception& error) {
    return SyntaxError{parser_words(error.what())};
  }
  return std::nullopt;
}

ObjectReader::ObjectReader(const Json& object, std::string at, Errors& errors)
    : object_(&object), at_(std::move(at)), errors_(&errors) {
  if (!object.is_object()) add(errors, at_, quoted(object) + " is not an object");
}

std::string ObjectReader::at(std::string_view key) const { return at_ + pointer_step(key); }

bool ObjectReader::has(std::string_view key) const {
  return object_->is_object() && object_->contains(std::string(key));
}

bool ObjectReader::is_null(std::string_view key) {
  const Json* value = find(key);
  return value != nullptr && value->is_null();
}

const Json* ObjectReader::find(std::string_view key) {
  known_.emplace(key);
  return has(key) ? &object_->at(std::string(key)) : nullptr;
}

void ObjectReader::refuse(std::string_view key, std::string detail) {
  add(*errors_, at(key), std::move(detail));
}

void ObjectReader::require(std::string_view key) {
  known_.emplace(key);
  if (object_->is_object() && !has(key)) refuse(key, "is missing");
}

void ObjectReader::finish() {
  if (object_->is_object()) static_cast<void>(check_keys(*object_, at_, known_, *errors_));
}

std::optional<std::string> ObjectReader::text(std::string_view key, std::size_t most) {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    refuse(key, quoted(*value) + " is not a text");
    return std::nullopt;
  }
  auto text = value->get<std::string>();
  const bool has_control = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (text.empty() || text.size() > most || has_control) {
    refuse(key,
           "is not a text of 1 to " + std::to_string(most) + " bytes without control characters");
    return std::nullopt;
  }
  return text;
}

std::optional<std::int64_t> ObjectReader::whole(std::string_view key, std::int64_t low,
                                                std::int64_t high) {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  // A double holds every whole number that the hub takes, whichever way it was spelled.
  const double number = value->is_number() ? value->get<double>() : std::nan("");
  if (std::floor(number) == number && number >= static_cast<double>(low) &&
      number <= static_cast<double>(high)) {
    return static_cast<std::int64_t>(number);
  }
  refuse(key, quoted(*value) + " is not a whole number from " + std::to_string(low) + " to " +
                  std::to_string(high));
  return std::nullopt;
}

std::optional<bool> ObjectReader::flag(std::string_view key) {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_boolean()) return value->get<bool>();
  refuse(key, quoted(*value) + " is neither true nor false");
  return std::nullopt;
}

std::optional<room::Temperature> ObjectReader::degrees(std::string_view key, room::Temperature low,
                                                       room::Temperature high) {
  const Json* value = find(key);
  return value == nullptr ? std::nullopt : read_degrees(*value, at(key), low, high, *errors_);
}

std::optional<std::size_t> ObjectReader::word(std::string_view key,
                                              std::span<const std::string_view> words) {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  std::string known;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (value->is_string() && value->get<std::string>() == words[i]) return i;
    known += (known.empty() ? "" : ", ") + std::string(words[i]);
  }
  refuse(key, quoted(*value) + " is not one of " + known);
  return std::nullopt;
}

std::optional<std::vector<std::string>> ObjectReader::texts(std::string_view key,
                                                            std::size_t most_bytes,
                                                            std::size_t most_texts) {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  std::vector<std::string> all;
  bool good = value->is_array() && value->size() <= most_texts;
  for (std::size_t i = 0; good && i < value->size(); ++i) {
    const Json& each = value->at(i);
    good = each.is_string() && !each.get<std::string>().empty() &&
           each.get<std::string>().size() <= most_bytes;
    if (good) all.push_back(each.get<std::string>());
  }
  if (good) return all;
  refuse(key, "is not a list of at most " + std::to_string(most_texts) + " texts of 1 to " +
                  std::to_string(most_bytes) + " bytes");
  return std::nullopt;
}

std::optional<ObjectReader> ObjectReader::object(std::string_view key) {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_object()) return ObjectReader(*value, at(key), *errors_);
  refuse(key, quoted(*value) + " is not an object");
  return std::nullopt;
}

std::vector<ObjectReader> ObjectReader::objects(std::string_view key, std::size_t most) {
  const Json* value = find(key);
  if (value == nullptr) return {};
  std::vector<ObjectReader> all;
  if (!value->is_array() || value->empty() || value->size() > most) {
    refuse(key, "is not a list of 1 to " + std::to_string(most) + " objects");
    return all;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    all.emplace_back((*value)[i], at(key) + pointer_step(std::to_string(i)), *errors_);
  }
  return all;
}

}  // namespace innkeeper::hub::http
