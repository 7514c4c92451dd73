// SPDX-License-Identifier: Apache-2.0
// The largest documents that the value types allow: they must fit their limits, or a full room
// could not be planned for, or not say what it does.
#include <array>
#include <string>

#include "shared/wire/codec.hpp"
#include "shared/wire/json_number.hpp"
#include "shared/wire/json_reader.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::wire {
namespace {

using room::Because;
using room::Percent;
using room::Temperature;

room::FixtureName widest_name(std::size_t index) {
  std::string name(room::FixtureName::capacity(), 'x');
  name.back() = static_cast<char>('a' + index);
  return room::fixture_name(name).value();
}

room::FixtureLevels widest_levels() {
  room::FixtureLevels levels;
  for (std::size_t i = 0; i < room::kMaxFixtures; ++i) {
    REQUIRE(levels.push_back({widest_name(i), Percent::full()}));
  }
  return levels;
}

// The coldest number is the widest: a sign, three digits and three decimals.
constexpr Temperature kWidest = Temperature::milli_celsius(-99'999);
constexpr Temperature kHeld = Temperature::milli_celsius(34'999);
constexpr room::UtcTime kLastSecond{static_cast<std::int64_t>(kMaxUtcSeconds)};

/// As many bytes of names as a room's lights may have together.
room::FixtureLevels widest_plan_levels() {
  room::FixtureLevels levels;
  const std::size_t each = room::kMaxFixtureNameBytes / room::kMaxFixtures;
  for (std::size_t i = 0; i < room::kMaxFixtures; ++i) {
    std::string name(each, 'x');
    name.back() = static_cast<char>('a' + i);
    REQUIRE(levels.push_back({room::fixture_name(name).value(), Percent::full()}));
  }
  return levels;
}

room::Plan largest_plan() {
  room::Plan plan;
  plan.id = {room::kMaxEpoch, 0xFFFF'FFFF};
  plan.tenancy = 0xFFFF'FFFF;
  plan.rental = room::RentalState::out_of_service;
  plan.climate.comfort = Temperature::milli_celsius(34'999);
  plan.climate.comfort_source = room::Source::policy;
  plan.climate.vacant = {Temperature::milli_celsius(10'001), Temperature::milli_celsius(34'999)};
  plan.climate.min = Temperature::milli_celsius(10'001);
  plan.climate.max = Temperature::milli_celsius(34'999);
  plan.lights.welcome = widest_plan_levels();
  plan.lights.welcome_source = room::Source::policy;
  plan.lights.path = Percent::full();
  plan.guests = room::kMaxGuests;
  plan.climate.night = Temperature::milli_celsius(34'999);
  plan.climate.recovery_min = room::kMaxRecoveryMinutes;
  plan.climate.code = room::EnergyCode::ashrae_90_1;
  plan.climate.fan = room::FanSetting::automatic;
  plan.climate.demand =
      room::DemandResponse{room::TemperatureDelta::milli_kelvin(4'999), kLastSecond};
  plan.lights.brightness = {Percent::full(), Percent::full(), Percent::full()};
  plan.quiet_hours = {1439, 1438};
  plan.wake = room::WakeLight{kLastSecond};
  plan.housekeeping = room::HousekeepingOverride{kLastSecond, room::HousekeepingTask::cleaning};
  plan.evacuation = true;
  plan.units = room::Units::fahrenheit;
  plan.given = room::GivenHand{0xFFFF,
                               false,
                               kHeld,
                               room::FanSetting::automatic,
                               room::Scene::cleaning,
                               room::ServiceWish::make_up_room_now};
  plan.maintenance = room::MaintenanceOverride{room::ClimateMode::automatic, kHeld,
                                               room::FanSetting::automatic, Percent::full()};
  return plan;
}

room::Report largest_report() {
  room::Report report;
  report.applied = {room::kMaxEpoch, 0xFFFF'FFFF};
  report.verdict = room::Verdict::rejected;
  report.seen = report.applied;
  report.digest = report.apply_ms = report.boot = report.seq = 0xFFFF'FFFF;
  const room::LocalTime latest{kLastSecond, -1440};
  report.state.air = kWidest;
  report.state.heating = report.state.cooling = report.state.fan = Percent::full();
  report.state.humidity = Percent::full();
  report.state.lights = widest_levels();
  report.state.situation = {room::Presence::leaving,
                            0xFFFF'FFFF,
                            room::Arrival::awaited,
                            room::Protection::condensation,
                            false,
                            false,
                            false,
                            false,
                            kWidest - Temperature{},
                            latest};
  report.state.given = 0xFFFF;
  report.state.hand = {kWidest, room::FanSetting::automatic, room::Scene::cleaning, widest_levels(),
                       room::ServiceWish::make_up_room_now};
  constexpr Because kLongest = Because::unoccupied_setback;
  report.why.climate = {{kWidest, kWidest}, kWidest, kLongest, kLastSecond, kWidest};
  report.why.mode = {room::ClimateMode::automatic, kLongest, kLastSecond,
                     room::ClimateMode::automatic};
  report.why.fan = {room::FanSetting::automatic, kLongest, kLastSecond,
                    room::FanSetting::automatic};
  report.why.ventilation = {false, kLongest, kLastSecond, false};
  report.why.white = {10'000};
  for (std::size_t i = 0; i < room::kMaxFixtures; ++i) {
    REQUIRE(report.why.lights.push_back(
        {widest_name(i), Percent::full(), kLongest, kLastSecond, Percent::full()}));
  }
  while (!report.faults.full()) REQUIRE(report.faults.push_back(room::Fault::opening_stuck));
  while (!report.errors.full()) {
    REQUIRE(report.errors.push_back({Pointer::from(std::string(Pointer::capacity(), '/')).value(),
                                     room::Code::unknown_fixture}));
  }
  return report;
}

TEST_CASE("the largest plan fits the 1,024 bytes that boards provide") {
  std::array<char, kMaxDocumentBytes> buffer{};
  const auto bytes = encode(largest_plan(), buffer);
  REQUIRE(bytes);
  INFO("largest plan: " << bytes->size() << " bytes");
  CHECK(bytes->size() == 1010);
  CHECK(decode_plan(*bytes).value() == largest_plan());
}

TEST_CASE("the largest report fits the bytes that hubs provide") {
  std::array<char, 2 * kMaxDocumentBytes> buffer{};
  const auto bytes = encode(largest_report(), buffer);
  REQUIRE(bytes);
  INFO("largest report: " << bytes->size() << " bytes");
  CHECK(bytes->size() == 3549);
  CHECK(decode_report(*bytes).value() == largest_report());
}

TEST_CASE("a document that is one byte too long for its buffer is refused, not cut") {
  std::array<char, kMaxDocumentBytes> buffer{};
  const std::size_t size = encode(largest_plan(), buffer).value().size();
  CHECK(encode(largest_plan(), std::span(buffer).first(size)));
  CHECK(encode(largest_plan(), std::span(buffer).first(size - 1)).error() == room::Code::too_large);
  CHECK(encode(largest_plan(), std::span<char>()).error() == room::Code::too_large);
}

TEST_CASE("a report that is written in parts has the bytes of the whole") {
  std::array<char, kMaxReportBytes> buffer{};
  const std::string whole(encode(largest_report(), buffer).value());
  for (const std::size_t piece : {1U, 7U, 336U, 4096U}) {
    std::string parts;
    while (parts.size() < whole.size()) {
      std::string part(piece, '?');
      const std::size_t size = encode_part(largest_report(), parts.size(), part).value();
      REQUIRE(size == whole.size());
      parts += part.substr(0, size - parts.size());
    }
    CHECK(parts == whole);
  }
  CHECK(encode_part(largest_report(), 0, {}).value() == whole.size());
}

TEST_CASE("a part of a report that no reader would take is refused like the whole") {
  room::Report report = largest_report();
  report.applied.epoch = room::kMaxEpoch + 1;
  CHECK(encode_part(report, 0, {}).error() == room::Code::range);
}

}  // namespace
}  // namespace innkeeper::wire
