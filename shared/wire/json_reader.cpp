// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json_reader.hpp"

#include "shared/wire/json_number.hpp"

namespace innkeeper::wire {

using room::Code;
using room::Temperature;

bool Reader::open(std::string_view text, std::size_t max_bytes) {
  const auto refused =
      text.size() > max_bytes ? std::optional(Code::too_large) : document_.parse(text);
  if (refused) {
    static_cast<void>(errors_.push_back({{}, *refused}));
    return false;
  }
  for (At at = 0; at < document_.count(); ++at) {
    const Kind kind = document_.token(at).kind;
    if (kind == Kind::object) check_members(at);
    if (kind == Kind::number && !is_sane_number(document_.text_of(at))) add(at, Code::range);
  }
  return object(root()) != kNowhere;
}

void Reader::check_members(At object) {
  for (At key = first_child(object); key != kNowhere; key = next_sibling(key)) {
    for (At before = first_child(object); before != key; before = next_sibling(before)) {
      if (!same_text(document_.text_of(before), document_.text_of(key))) continue;
      add(key, Code::duplicate_key);
      break;
    }
  }
}

At Reader::optional(At object, std::string_view key) {
  for (At at = first_child(object); at != kNowhere; at = next_sibling(at)) {
    if (!same_text(document_.text_of(at), key)) continue;
    document_.token(at).known = true;
    return value_of(at);
  }
  return kNowhere;
}

At Reader::required(At object, std::string_view key) {
  const At value = optional(object, key);
  if (value == kNowhere && object != kNowhere) add_at_member(object, key, Code::missing);
  return value;
}

At Reader::object(At value) { return expect(value, Kind::object) ? value : kNowhere; }

At Reader::array(At value) { return expect(value, Kind::array) ? value : kNowhere; }

void Reader::refuse_unknown_keys(At object) {
  for (At key = first_child(object); key != kNowhere; key = next_sibling(key)) {
    if (!document_.token(key).known) add(key, Code::unknown_key);
  }
}

At Reader::first_child(At container) const {
  return container == kNowhere ? kNowhere : document_.first_child(container);
}

bool Reader::is_null(At value) const {
  return value != kNowhere && document_.token(value).kind == Kind::literal &&
         document_.text_of(value) == "null";
}

std::uint64_t Reader::integer(At value, std::uint64_t max) {
  if (!expect(value, Kind::number)) return 0;
  const auto number = integer_of(document_.text_of(value));
  if (!number || *number > max) {
    add(value, number ? Code::range : number.error());
    return 0;
  }
  return *number;
}

std::int64_t Reader::signed_integer(At value, std::uint64_t max) {
  if (!expect(value, Kind::number)) return 0;
  std::string_view digits = document_.text_of(value);
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  const auto number = integer_of(digits);
  if (!number || *number > max || (negative && *number == 0)) {
    add(value, number ? Code::range : number.error());
    return 0;
  }
  const auto size = static_cast<std::int64_t>(*number);
  return negative ? -size : size;
}

bool Reader::boolean(At value) {
  if (!expect(value, Kind::literal)) return false;
  if (document_.text_of(value) == "null") add(value, Code::type);
  return document_.text_of(value) == "true";
}

room::Percent Reader::percent(At value) {
  constexpr std::uint64_t kMaxPercent = 100;
  return *room::Percent::from(static_cast<std::int64_t>(integer(value, kMaxPercent)));
}

std::optional<room::Percent> Reader::percent_or_null(At value) {
  if (value == kNowhere || is_null(value)) return std::nullopt;
  return percent(value);
}

Temperature Reader::temperature(At value) {
  // A number that is not sane is an error already.
  if (!expect(value, Kind::number) || !is_sane_number(document_.text_of(value))) return {};
  const auto temperature = temperature_of(document_.text_of(value));
  if (!temperature) {
    add(value, temperature.error());
    return {};
  }
  return *temperature;
}

std::optional<Temperature> Reader::temperature_or_null(At value) {
  if (value == kNowhere || is_null(value)) return std::nullopt;
  return temperature(value);
}

std::optional<room::UtcTime> Reader::time_or_null(At value) {
  if (value == kNowhere || is_null(value)) return std::nullopt;
  return room::UtcTime{static_cast<std::int64_t>(integer(value, kMaxUtcSeconds))};
}

room::FixtureName Reader::fixture(At key) {
  const auto text = unescaped<room::FixtureName::capacity()>(document_.text_of(key));
  const auto name = text ? room::fixture_name(text->view()) : std::nullopt;
  if (!name) {
    add(key, Code::text);
    return {};
  }
  return *name;
}

room::FixtureLevels Reader::levels(At value) {
  room::FixtureLevels result;
  const At fixtures = object(value);
  for (At key = first_child(fixtures); key != kNowhere; key = next_sibling(key)) {
    document_.token(key).known = true;
    if (!result.push_back({fixture(key), percent(value_of(key))})) {
      add(fixtures, Code::too_many);
      break;
    }
  }
  return result;
}

void Reader::take(At value, std::uint32_t& member) {
  if (value != kNowhere) member = uint32(value);
}

void Reader::take(At value, bool& member) {
  if (value != kNowhere) member = boolean(value);
}

void Reader::take(At value, room::Percent& member) {
  if (value != kNowhere) member = percent(value);
}

void Reader::take(At value, Temperature& member) {
  if (value != kNowhere) member = temperature(value);
}

void Reader::take(At value, room::FixtureLevels& member) {
  if (value != kNowhere) member = levels(value);
}

void Reader::expect_schema(At value, std::string_view text) {
  if (expect(value, Kind::string) && !same_text(document_.text_of(value), text)) {
    add(value, Code::schema);
  }
}

void Reader::add(At value, Code code) {
  static_cast<void>(errors_.push_back({document_.pointer_to(value), code}));
}

void Reader::add_at_member(At object, std::string_view key, Code code) {
  Pointer place = document_.pointer_to(object);
  static_cast<void>(append_element(place, key));
  static_cast<void>(errors_.push_back({place, code}));
}

bool Reader::expect(At value, Kind kind) {
  if (value == kNowhere) return false;
  if (document_.token(value).kind == kind) return true;
  add(value, Code::type);
  return false;
}

}  // namespace innkeeper::wire
