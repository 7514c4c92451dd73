// SPDX-License-Identifier: Apache-2.0
// What was announced of a stay, the same in every document that shows one. For the files that write
// documents alone.
#pragma once

#include "hub/core/stays/stay_row.hpp"
#include "hub/http/json_values.hpp"

namespace innkeeper::hub::http {

/// Adds days, persons, language, status and greeting to `json`. Guest data.
inline void add_announced(Json& json, const StayRow& row) {
  json["arrival"] = or_null(row.arrival_day);
  json["departure"] = or_null(row.departure_day);
  json["persons"] = or_null(row.persons);
  json["language"] = text_or_null(row.language);
  json["vip"] = text_or_null(row.vip);
  json["tier"] = text_or_null(row.tier);
  json["greeting"] = text_or_null(row.greeting);
}

}  // namespace innkeeper::hub::http
