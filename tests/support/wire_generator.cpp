// SPDX-License-Identifier: Apache-2.0
#include "tests/support/wire_generator.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "shared/wire/json_document.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/plan_words.hpp"
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
  std::size_t bytes_left = room::kMaxFixtureNameBytes;
  for (std::int64_t tries = 0; tries < count; ++tries) {
    const room::FixtureName fixture = name();
    if (room::contains(fixtures, fixture) || fixture.size() > bytes_left) continue;
    bytes_left -= fixture.size();
    static_cast<void>(fixtures.push_back(fixture));
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
  room::Hand hand;
  hand.setpoint = maybe_temperature();
  if (chance(30)) hand.fan = any_of(wire::kFanSettings);
  if (chance(30)) hand.scene = any_of(wire::kScenes);
  hand.lights = levels(fixtures);
  hand.service = any_of(wire::kServices);
  return hand;
}

room::Situation WireGenerator::situation() {
  room::Situation situation;
  situation.presence = any_of(wire::kPresences);
  situation.quiet_s = chance(50) ? uint32() : static_cast<std::uint32_t>(between(0, 4000));
  situation.arrival = any_of(wire::kArrivals);
  situation.protection = any_of(wire::kProtections);
  situation.path_light = chance(20);
  situation.housekeeping_over = chance(20);
  situation.guest_returned = chance(20);
  situation.wake_over = chance(20);
  situation.setback =
      room::TemperatureDelta::milli_kelvin(static_cast<std::int32_t>(between(0, 6000)));
  if (const auto utc = maybe_time()) {
    situation.time = room::LocalTime{*utc, static_cast<std::int16_t>(between(-1440, 1440))};
  }
  return situation;
}

std::optional<Percent> WireGenerator::maybe_percent() {
  if (chance(50)) return std::nullopt;
  return percent();
}

template <class Word, std::size_t N>
Word WireGenerator::any_of(const std::array<Word, N>& words) {
  return words[static_cast<std::size_t>(between(0, N - 1))];
}

template <class T, class Any>
room::Effective<T> WireGenerator::effective(Any any) {
  room::Effective<T> result{any(), because(), maybe_time(), std::nullopt};
  if (chance(40)) result.wanted = any();
  return result;
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
  plan.lights.path = percent();
  plan.guests = static_cast<std::uint8_t>(between(0, room::kMaxGuests));
  if (chance(30)) plan.climate.night = target(room::kLowestTarget, room::kHighestTarget);
  plan.climate.recovery_min = static_cast<std::uint8_t>(between(0, room::kMaxRecoveryMinutes));
  plan.climate.code = any_of(wire::kEnergyCodes);
  plan.climate.fan = any_of(wire::kFanSettings);
  if (chance(30)) {
    const std::int64_t by = between(room::kLeastDemand.milli_kelvin(), 5000);
    plan.climate.demand = room::DemandResponse{
        room::TemperatureDelta::milli_kelvin(static_cast<std::int32_t>(by)), moment()};
  }
  plan.lights.brightness = {maybe_light(), maybe_light(), maybe_light()};
  if (chance(70)) plan.quiet_hours = quiet_hours();
  if (chance(30)) plan.wake = room::WakeLight{moment()};
  if (chance(30)) plan.housekeeping = room::HousekeepingOverride{moment(), any_of(wire::kTasks)};
  if (chance(30)) plan.maintenance = maintenance();
  plan.evacuation = chance(10);
  plan.units = any_of(wire::kUnits);
  if (chance(40)) plan.given = given();
  return plan;
}

room::UtcTime WireGenerator::moment() {
  return {between(1, static_cast<std::int64_t>(wire::kMaxUtcSeconds))};
}

std::optional<Percent> WireGenerator::maybe_light() {
  if (chance(60)) return std::nullopt;
  return Percent::from(between(1, 100));
}

room::QuietHours WireGenerator::quiet_hours() {
  const std::int64_t from = between(0, room::kMinutesOfDay - 1);
  const std::int64_t to = (from + between(1, room::kMinutesOfDay - 1)) % room::kMinutesOfDay;
  return {static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to)};
}

room::GivenHand WireGenerator::given() {
  room::GivenHand given;
  given.stamp = static_cast<std::uint16_t>(chance(10) ? 0xFFFF : between(1, 1000));
  given.clear = chance(30);
  if (chance(40)) given.setpoint = temperature(room::kLowestTarget, room::kHighestTarget);
  if (chance(40)) given.fan = any_of(wire::kFanSettings);
  if (chance(40)) given.scene = any_of(wire::kScenes);
  if (chance(40) || !given.says_anything()) given.service = any_of(wire::kServices);
  return given;
}

room::MaintenanceOverride WireGenerator::maintenance() {
  room::MaintenanceOverride held;
  held.lights = maybe_percent();
  if (chance(40)) held.mode = any_of(wire::kModes);
  if (held.mode != room::ClimateMode::off) {
    if (chance(50)) held.setpoint = temperature(room::kLowestTarget, room::kHighestTarget);
    if (chance(50)) held.fan = any_of(wire::kFanSettings);
  }
  if (held == room::MaintenanceOverride{}) held.lights = percent();
  return held;
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

room::Decision WireGenerator::decision(const room::Fixtures& lights) {
  room::Decision why;
  why.climate = {{any_temperature(), any_temperature()},
                 maybe_temperature(),
                 because(),
                 maybe_time(),
                 maybe_temperature()};
  why.mode = effective<room::ClimateMode>([this] { return any_of(wire::kModes); });
  why.fan = effective<room::FanSetting>([this] { return any_of(wire::kFanSettings); });
  why.ventilation = effective<bool>([this] { return chance(50); });
  why.white.kelvin = static_cast<std::uint16_t>(between(1000, 10'000));
  for (const room::Fixture& fixture : lights) {
    static_cast<void>(
        why.lights.push_back({fixture.name, percent(), because(), maybe_time(), maybe_percent()}));
  }
  return why;
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
  report.state.air = maybe_temperature();
  report.state.heating = percent();
  report.state.cooling = percent();
  report.state.fan = percent();
  report.state.ventilation = chance(50);
  report.state.humidity = maybe_percent();
  report.state.lights = levels(lights);
  report.state.situation = situation();
  report.state.given = static_cast<std::uint16_t>(between(0, 0xFFFF));
  report.state.hand = hand(lights);
  report.why = decision(lights);
  for (std::int64_t faults = between(0, room::kMaxFaults); faults > 0; --faults) {
    static_cast<void>(report.faults.push_back(any_of(wire::kFaults)));
  }
  if (report.verdict != room::Verdict::rejected) return report;
  for (std::int64_t errors = between(1, room::kMaxViolations); errors > 0; --errors) {
    static_cast<void>(report.errors.push_back(violation()));
  }
  return report;
}

room::Telemetry WireGenerator::telemetry() {
  return {maybe_temperature(), percent(), percent(), percent(), maybe_percent()};
}

}  // namespace innkeeper::test
