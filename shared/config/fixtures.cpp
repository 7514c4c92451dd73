// SPDX-License-Identifier: Apache-2.0
#include "shared/config/fixtures.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "shared/config/nearest.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::config {
namespace {

constexpr std::string_view kAlphabet = "1 to 16 of a-z, 0-9 and '_', starting with a letter";

constexpr std::array kRoles{room::FixtureRole::general, room::FixtureRole::bedside,
                            room::FixtureRole::reading, room::FixtureRole::bath,
                            room::FixtureRole::path};

room::FixtureRole read_role(const Section& section) {
  std::vector<std::string> words;
  words.reserve(kRoles.size());
  for (const room::FixtureRole role : kRoles) words.emplace_back(name_of(role));
  const auto word = section.optional_word("role", words);
  if (!word) return room::FixtureRole::general;
  const auto found = std::find(words.begin(), words.end(), *word);
  return kRoles[static_cast<std::size_t>(found - words.begin())];
}

void check_name_bytes(const Section& section, const room::Fixtures& fixtures) {
  std::size_t bytes = 0;
  for (const room::Fixture& fixture : fixtures) bytes += fixture.name.size();
  if (bytes <= room::kMaxFixtureNameBytes) return;
  section.report("fixtures", "has names of " + std::to_string(bytes) + " bytes together",
                 "at most " + std::to_string(room::kMaxFixtureNameBytes) +
                     ", so that every plan fits its message",
                 "shorten the longest names");
}

void read_traits(const Section& section, room::Fixtures& fixtures) {
  const Section traits = section.optional_section("fixture");
  for (const std::string& key : traits.keys()) {
    const Section of_one = traits.required_section(key);
    const auto fixture =
        std::find_if(fixtures.begin(), fixtures.end(),
                     [&key](const room::Fixture& f) { return f.name.view() == key; });
    if (fixture == fixtures.end()) {
      std::vector<std::string> known;
      for (const room::Fixture& f : fixtures) known.emplace_back(f.name.view());
      traits.report(key, "is not among the fixtures", {}, suggestion(key, known));
      continue;
    }
    fixture->role = read_role(of_one);
    fixture->dimmable = of_one.optional_bool("dimmable").value_or(true);
    fixture->tunable = of_one.optional_bool("tunable").value_or(false);
  }
}

}  // namespace

room::Fixtures read_fixtures(const Section& section) {
  room::Fixtures fixtures;
  const auto names = section.required_strings("fixtures");
  if (names.size() > room::kMaxFixtures) {
    section.report("fixtures", "has " + std::to_string(names.size()) + " fixtures",
                   "at most " + std::to_string(room::kMaxFixtures));
    return fixtures;
  }
  for (const std::string& text : names) {
    const auto name = room::fixture_name(text);
    if (!name) {
      section.report("fixtures", in_quotes(text) + " is not a fixture name",
                     std::string(kAlphabet));
    } else if (room::contains(fixtures, *name)) {
      section.report("fixtures", in_quotes(text) + " is named twice", {}, "each one once");
    } else {
      check(fixtures.push_back(*name), "the number of fixtures was checked");
    }
  }
  check_name_bytes(section, fixtures);
  read_traits(section, fixtures);
  return fixtures;
}

}  // namespace innkeeper::config
