// SPDX-License-Identifier: Apache-2.0
// A small property.toml as text, for tests that change a part of it.
#pragma once

#include <string>

#include "shared/config/property_file.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::support {

/// Two room types, `standard` (lights ceiling and bedside) and `suite` (salon too), and a room of each,
/// 0412 and 0500. 19 lines; every line of `rules`, which come last, counts from line 20.
[[nodiscard]] inline std::string property_text(const std::string& rules = {}) {
  return "name = \"Aurora\"\ntimezone = \"Europe/Rome\"\n"
         "room = [{ number = \"0412\", id = \"r-412\", type = \"standard\", floor = \"4\" }, "
         "{ number = \"0500\", id = \"r-500\", type = \"suite\", floor = \"5\" }]\n"
         "[[room_type]]\nname = \"standard\"\nfixtures = [\"ceiling\", \"bedside\"]\n"
         "[room_type.climate]\ncomfort = 21.5\nmin = 18\nmax = 26\n"
         "vacant = { heat = 16, cool = 28 }\n"
         "[[room_type]]\nname = \"suite\"\nfixtures = [\"ceiling\", \"bedside\", \"salon\"]\n"
         "[room_type.climate]\ncomfort = 22\nmin = 17\nmax = 27\n"
         "vacant = { heat = 17, cool = 27 }\n" +
         rules;
}

/// The property that `text` declares; fails the test when it is not sound.
[[nodiscard]] inline config::Property property_of(const std::string& text) {
  auto property = config::parse_property(text, "p");
  if (!property) FAIL(config::describe(property.error()));
  return std::move(property).value();
}

/// Every problem of `text`, one on a line; empty when it is sound.
[[nodiscard]] inline std::string problems_of(const std::string& text) {
  const auto property = config::parse_property(text, "p");
  return property ? std::string() : config::describe(property.error());
}

}  // namespace innkeeper::support
