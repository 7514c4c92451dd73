// SPDX-License-Identifier: Apache-2.0
// How values of the core stand in the API's JSON, the same in every document. For the files that write
// documents alone: the library behind it is slow to compile.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "hub/http/civil_day.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub::http {

using Json = nlohmann::ordered_json;

/// Texts come from people, files and boards: a byte that is not UTF-8 must not end the answer.
inline std::string text_of(const Json& document) {
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Celsius.
inline Json degrees(room::Temperature temperature) { return temperature.milli_celsius() / 1000.0; }

inline Json json_of(room::Temperature value) { return degrees(value); }
inline Json json_of(room::UtcTime value) { return value.seconds; }
inline Json json_of(room::Percent value) { return value.value(); }
inline Json json_of(const CivilDay& value) { return iso_day(value); }
template <class Value>
Json json_of(const Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    return name_of(value);
  } else {
    return value;
  }
}

/// Temperatures in degrees Celsius, moments in UTC seconds, days as 2026-09-21, enumerators by their names.
template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? json_of(*value) : Json(nullptr);
}

/// Of texts that are never empty when they are known.
inline Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

}  // namespace innkeeper::hub::http
