// SPDX-License-Identifier: Apache-2.0
// How far a room may drift, by what it learned of its own recoveries.
#include "shared/control/recovery.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/climate_plant.hpp"

namespace innkeeper::control::test {
namespace {

constexpr room::TemperatureBand kBand{Temperature::celsius(21), Temperature::celsius(22)};
constexpr ClimateCommand kFullHeat{room::Percent::full(), room::Percent::zero(),
                                   room::Percent::full()};
constexpr ClimateCommand kFullCold{room::Percent::zero(), room::Percent::full(),
                                   room::Percent::full()};

int milli(room::TemperatureDelta delta) { return delta.milli_kelvin(); }

/// One recovery of two kelvin at `seconds_per_kelvin`, minute by minute.
void recover(Recovery& recovery, room::Time& now, int seconds_per_kelvin, bool disturbed = false) {
  Temperature air = Temperature::celsius(19);
  while (air < kBand.heat) {
    recovery.observe(kFullHeat, kBand, air, disturbed, now);
    now += seconds(10);
    air = air + room::TemperatureDelta::milli_kelvin(10'000 / seconds_per_kelvin);
  }
  recovery.observe({}, kBand, air, disturbed, now);
}

TEST_CASE("no time to recover means no drift, more time more drift, within half and six kelvin") {
  const Recovery recovery{RecoveryRates{}};
  CHECK(milli(recovery.setback(0)) == 0);
  CHECK(milli(recovery.setback(-5)) == 0);
  CHECK(recovery.setback(1) == kLeastSetback);
  CHECK(recovery.setback(12) < recovery.setback(20));
  CHECK(recovery.setback(120) == kMostSetback);
  CHECK(milli(recovery.setback(12)) > 1500);
  CHECK(milli(recovery.setback(12)) < 2500);
}

TEST_CASE("a quick room learns to drift further, a slow one less") {
  Recovery quick{RecoveryRates{}};
  Recovery slow{RecoveryRates{}};
  room::Time now{};
  for (int i = 0; i < 6; ++i) {
    recover(quick, now, 125);
    recover(slow, now, 1000);
  }
  CHECK(quick.rates().heating.episodes == 6);
  CHECK(quick.rates().heating.seconds_per_kelvin < 190);
  CHECK(slow.rates().heating.seconds_per_kelvin > 600);
  CHECK(slow.setback(12) < quick.setback(12));
}

TEST_CASE("heating and cooling are learned apart, and the slower one bounds the drift") {
  Recovery recovery{RecoveryRates{}};
  room::Time now{};
  Temperature air = Temperature::celsius(25);
  while (air > kBand.cool) {
    recovery.observe(kFullCold, kBand, air, false, now);
    now += seconds(10);
    air = air - room::TemperatureDelta::milli_kelvin(5);
  }
  recovery.observe({}, kBand, air, false, now);
  CHECK(recovery.rates().cooling.seconds_per_kelvin > RecoveryRate{}.seconds_per_kelvin);
  CHECK(recovery.rates().heating == RecoveryRate{});
}

TEST_CASE("a window, a short episode or half power teach nothing") {
  Recovery recovery{RecoveryRates{}};
  room::Time now{};
  recover(recovery, now, 1000, true);
  CHECK(recovery.rates() == RecoveryRates{});
  recovery.observe(kFullHeat, kBand, Temperature::milli_celsius(20'500), false, now);
  recovery.observe({}, kBand, Temperature::milli_celsius(21'000), false, now + hours(2));
  CHECK(recovery.rates() == RecoveryRates{});
  const ClimateCommand half{percent(50), percent(0), percent(33)};
  recovery.observe(half, kBand, Temperature::celsius(18), false, now + hours(3));
  recovery.observe({}, kBand, Temperature::celsius(21), false, now + hours(9));
  CHECK(recovery.rates() == RecoveryRates{});
}

TEST_CASE("one absurd recovery moves what is known by three deviations at most") {
  Recovery recovery{RecoveryRates{}};
  room::Time now{};
  recovery.observe(kFullHeat, kBand, Temperature::celsius(18), false, now);
  recovery.observe({}, kBand, Temperature::celsius(21), false, now + hours(20));
  const RecoveryRate before;
  CHECK(recovery.rates().heating.seconds_per_kelvin <=
        before.seconds_per_kelvin + 3 * before.deviation / 2);
}

TEST_CASE("what a worn memory makes up is brought within bounds") {
  for (const std::uint16_t garbage : {std::uint16_t{0}, std::uint16_t{0xFFFF}}) {
    const RecoveryRate rate{garbage, garbage, 255};
    const Recovery recovery(RecoveryRates{rate, rate});
    CHECK(recovery.setback(12) >= kLeastSetback);
    CHECK(recovery.setback(12) <= kMostSetback);
    CHECK(recovery.rates().heating.seconds_per_kelvin >= kFastestRate);
    CHECK(recovery.rates().heating.seconds_per_kelvin <= kSlowestRate);
  }
}

TEST_CASE("after five recoveries of a simulated room the predicted minutes are within a third") {
  Recovery recovery{RecoveryRates{}};
  Plant room({}, 21, 0);
  int took_s = 0;
  for (int episode = 0; episode < 6; ++episode) {
    room.task.band = {Temperature::celsius(18), Temperature::celsius(25)};
    while (room.air > 18.3) room.step();
    room.task.band = kBand;
    took_s = 0;
    // Half the lag of the sensor hides the last tenth: what counts is what the sensor says.
    while (*room.task.air < kBand.heat && took_s < 7200) {
      room.step();
      took_s += 5;
      recovery.observe(room.command, kBand, room.task.air, false, room.now);
    }
  }
  const int predicted_s = recovery.rates().heating.seconds_per_kelvin * 27 / 10;
  INFO("predicted " << predicted_s << " s for 2.7 K, took " << took_s << " s, learned from "
                    << int{recovery.rates().heating.episodes});
  CHECK(recovery.rates().heating.episodes >= 5);
  CHECK(predicted_s > took_s * 2 / 3);
  CHECK(predicted_s < took_s * 4 / 3);
}

}  // namespace
}  // namespace innkeeper::control::test
