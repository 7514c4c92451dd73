// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/people.hpp"

#include <map>
#include <set>
#include <string>

#include "hub/simpms/simulator.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::simpms {
namespace {

ServerSettings seeded(std::uint64_t seed) {
  ServerSettings settings;
  settings.seed = seed;
  return settings;
}

std::set<std::string, std::less<>> rooms() {
  std::set<std::string, std::less<>> rooms;
  for (int room = 101; room < 125; ++room) rooms.insert(std::to_string(room));
  return rooms;
}

/// The answers of a day, one for each command; the link is down and keeps them.
std::string story(std::uint64_t seed, int events) {
  Simulator simulator(House(rooms()), seeded(seed));
  People people(seed, 1);
  Effects effects;
  for (int i = 0; i < events; ++i) {
    simulator.execute(people.next(simulator.house()), {"people", 1}, {}, effects);
  }
  std::string text;
  for (const JsonLine& line : effects.lines) text += line.text() + "\n";
  return text;
}

TEST_CASE("the same seed tells the same story, another seed another") {
  CHECK(story(7, 300) == story(7, 300));
  CHECK(story(7, 300) != story(8, 300));
}

TEST_CASE("people do only what the desk can do") {
  CHECK(story(1, 3000).find("\"ok\":false") == std::string::npos);
}

TEST_CASE(
    "a hotel fills and then lives around its usual occupancy, with arrivals, moves and "
    "departures") {
  Simulator simulator(House(rooms()), seeded(1));
  People people(1, 1);
  std::map<std::string, int> kinds;
  std::size_t sum = 0;
  for (int i = 0; i < 2000; ++i) {
    Effects effects;
    const Command command = people.next(simulator.house());
    ++kinds[std::string(name(command))];
    simulator.execute(command, {"people", 1}, {}, effects);
    std::set<std::string> taken;
    for (const auto& [reservation, guest] : simulator.house().guests()) taken.insert(guest.room);
    if (i >= 200) sum += taken.size();
  }
  CHECK(kinds.size() == 3);
  CHECK(kinds["move"] > 100);
  const std::size_t mean_percent = sum * 100 / 1800 / rooms().size();
  CHECK(mean_percent > 50);
  CHECK(mean_percent < 85);
}

TEST_CASE("pauses keep to their range and follow the pace") {
  People people(3, 1);
  People fast(3, 100);
  for (int i = 0; i < 1000; ++i) {
    const auto pause = people.pause();
    CHECK(pause >= kShortestPause);
    CHECK(pause <= kLongestPause);
    CHECK(fast.pause() <= kLongestPause / 100);
  }
}

}  // namespace
}  // namespace innkeeper::hub::simpms
