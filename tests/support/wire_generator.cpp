// SPDX-License-Identifier: Apache-2.0
#include "tests/support/wire_generator.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "shared/wire/json_document.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/report_words.hpp"

namespace innkeeper::test {

using room::Percent;
using room::Temperature;

std::uint64_t seed_of_run() {
  const char* text = std::getenv("INNKEEPER_SEED");
  return text != nullptr ? std::strtoull(text, nullptr, 10) : 1;
}

std::int64_t WireGenerator::between(std::int64_t low, std::int64_t high) {
  const auto span = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<std::int64_t>(random_() % span);
}

std::uint32_t WireGenerator::uint32() {
  constexpr std::array<std::uint32_t, 3> kEnds{0, 1, 0xFFFF'FFFF};
  if (chance(20)) return kEnds[static_cast<std::size_t>(between(0, 2))];
  return static_cast<std::uint32_t>(random_() >> static_cast<unsigned>(between(32, 63)));
}

room::PlanId WireGenerator::id(std::int64_t least) {
  room::PlanId id;
  id.epoch =
      chance(10) ? room::kMaxEpoch : static_cast<std::uint64_t>(between(least, 1'790'000'000));
  id.version = std::max(uint32(), static_cast<std::uint32_t>(least));
  return id;
}

Percent WireGenerator::percent() { return Percent::from(between(0, 100)).value(); }

Temperature WireGenerator::temperature(Temperature low, Temperature high) {
  if (chance(10)) return chance(50) ? low : high;
  const std::int64_t milli = between(low.milli_celsius(), high.milli_celsius());
  constexpr std::array<std::int64_t, 4> kSteps{1, 10, 100, 500};
  const std::int64_t step = kSteps[static_cast<std::size_t>(between(0, 3))];
  const auto rounded = Temperature::milli_celsius(static_cast<std::int32_t>(milli / step * step));
  return std::clamp(rounded, low, high);
}

Temperature WireGenerator::any_temperature() { return temperature(room::kColdest, room::kHottest); }

std::optional<Temperature> WireGenerator::maybe_temperature() {
  if (chance(30)) return std::nullopt;
  return any_temperature();
}

std::optional<room::UtcTime> WireGenerator::maybe_time() {
  if (chance(50)) return std::nullopt;
  return room::UtcTime{between(0, static_cast<std::int64_t>(wire::kMaxUtcSeconds))};
}

room::FixtureName WireGenerator::name() {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789_";
  std::string text(static_cast<std::size_t>(between(1, 16)), 'a');
  for (std::size_t i = 0; i < text.size(); ++i) {
    text[i] = kLetters[static_cast<std::size_t>(between(0, i == 0 ? 25 : 36))];
  }
  return room::fixture_name(text).value();
}

room::Fixtures WireGenerator::fixtures() {
  room::Fixtures fixtures;
  const std::int64_t count = between(0, room::kMaxFixtures);
  while (static_cast<std::int64_t>(fixtures.size()) < count) {
    const room::FixtureName fixture = name();
    if (!room::contains(fixtures, fixture)) static_cast<void>(fixtures.push_back(fixture));
  }
  return fixtures;
}

room::FixtureLevels WireGenerator::levels(const room::Fixtures& fixtures) {
  room::FixtureLevels levels;
  for (const room::Fixture& fixture : fixtures) {
    if (chance(80)) static_cast<void>(levels.push_back({fixture.name, percent()}));
  }
  return levels;
}

room::Hand WireGenerator::hand(const room::Fixtures& fixtures) {
  return {maybe_temperature(), levels(fixtures)};
}

room::Plan WireGenerator::plan() {
  const auto target = [this](Temperature low, Temperature high) { return temperature(low, high); };
  room::Plan plan;
  plan.id = id(1);
  plan.tenancy = uint32();
  plan.rental = static_cast<room::RentalState>(between(0, 2));
  plan.climate.comfort = target(room::kLowestTarget, room::kHighestTarget);
  plan.climate.comfort_source = chance(50) ? room::Source::guest : room::Source::policy;
  plan.climate.vacant.heat = target(room::kLowestTarget, room::kHighestTarget - room::kDeadBand);
  plan.climate.vacant.cool =
      target(plan.climate.vacant.heat + room::kDeadBand, room::kHighestTarget);
  plan.climate.min = target(room::kLowestTarget, room::kHighestTarget);
  plan.climate.max = target(plan.climate.min, room::kHighestTarget);
  plan.lights.welcome = levels(fixtures());
  plan.lights.welcome_source = chance(50) ? room::Source::guest : room::Source::policy;
  return plan;
}

room::Because WireGenerator::because() {
  return wire::kBecauses[static_cast<std::size_t>(between(0, wire::kBecauses.size() - 1))];
}

room::Violation WireGenerator::violation() {
  room::Violation violation;
  violation.code = wire::kCodes[static_cast<std::size_t>(between(0, wire::kCodes.size() - 1))];
  for (std::int64_t elements = between(0, 5); elements > 0; --elements) {
    static_cast<void>(wire::append_element(violation.at, chance(20) ? "a/b~" : name().view()));
  }
  return violation;
}

room::Report WireGenerator::report() {
  const room::Fixtures lights = fixtures();
  room::Report report;
  report.applied = id(0);
  report.verdict = static_cast<room::Verdict>(between(0, 2));
  report.seen = id(0);
  if (chance(90)) report.digest = uint32();
  report.apply_ms = uint32();
  report.boot = uint32();
  report.seq = uint32();
  report.state = {maybe_temperature(), percent(), percent(), levels(lights), hand(lights)};
  report.why.climate = {{any_temperature(), any_temperature()},
                        maybe_temperature(),
                        because(),
                        maybe_time(),
                        maybe_temperature()};
  for (const auto& fixture : lights) {
    static_cast<void>(report.why.lights.push_back({fixture, percent(), because(), maybe_time()}));
  }
  for (std::int64_t faults = between(0, room::kMaxFaults); faults > 0; --faults) {
    static_cast<void>(
        report.faults.push_back(wire::kFaults[static_cast<std::size_t>(between(0, 3))]));
  }
  if (report.verdict != room::Verdict::rejected) return report;
  for (std::int64_t errors = between(1, room::kMaxViolations); errors > 0; --errors) {
    static_cast<void>(report.errors.push_back(violation()));
  }
  return report;
}

room::Telemetry WireGenerator::telemetry() { return {maybe_temperature(), percent(), percent()}; }

}  // namespace innkeeper::test
