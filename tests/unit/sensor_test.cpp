// SPDX-License-Identifier: Apache-2.0
// What sensors may say and what is believed of it.
#include <random>

#include "shared/control/air_sensing.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::control {
namespace {

using room::Temperature;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Reading = std::optional<Temperature>;

Temperature milli(int value) { return Temperature::milli_celsius(value); }

struct Air {
  void say(Reading room_sensor, room::Duration passed = seconds(10), Reading return_air = {}) {
    now += passed;
    sensing.take(room_sensor, return_air, works_hard, now);
  }
  AirSensing sensing;
  room::Time now{};
  bool works_hard = false;
};

TEST_CASE("the codes of broken sensors are no temperatures") {
  for (const int code : {-127'000, 85'000, 125'000, -40'000, 2'147'483'647, -2'147'483'647 - 1,
                         3'276'700, -273'150}) {
    Air air;
    air.say(milli(code));
    CAPTURE(code);
    CHECK(air.sensing.air() == std::nullopt);
    CHECK(air.sensing.faults().lost);
  }
}

TEST_CASE("cold and hot rooms are believed: frost and heat protection need them") {
  for (const int value : {-10'000, 2'000, 45'000}) {
    Air air;
    air.say(milli(value));
    CHECK(air.sensing.air() == milli(value));
  }
}

TEST_CASE("a sensor may miss samples for a minute, no longer") {
  Air air;
  air.say(milli(21'000));
  air.say({}, seconds(59));
  CHECK(air.sensing.air() == milli(21'000));
  air.say({}, seconds(1));
  CHECK(air.sensing.air() == std::nullopt);
  air.say(milli(21'100));
  CHECK(air.sensing.air() == milli(21'100));
}

TEST_CASE("a jump is held back for two minutes and believed when it stays") {
  Air air;
  air.say(milli(21'000));
  air.say(milli(35'000));
  CHECK(air.sensing.air() == milli(21'000));
  CHECK(air.sensing.faults().jumping);
  air.say(milli(21'100));
  CHECK_FALSE(air.sensing.faults().jumping);
  CHECK(air.sensing.air() == milli(21'100));
  air.say(milli(12'000));
  air.say(milli(12'000), seconds(119));
  CHECK(air.sensing.air() == milli(21'100));
  air.say(milli(12'000), seconds(1));
  CHECK(air.sensing.air() == milli(12'000));
}

TEST_CASE("air that never moves in an hour of hard work is frozen, at rest it may be still") {
  Air still;
  for (int i = 0; i < 500; ++i) still.say(milli(21'000), minutes(1));
  CHECK_FALSE(still.sensing.faults().frozen);
  Air hard;
  hard.works_hard = true;
  for (int i = 0; i < 60; ++i) hard.say(milli(21'000), minutes(1));
  CHECK_FALSE(hard.sensing.faults().frozen);
  for (int i = 0; i < 3; ++i) hard.say(milli(21'000), minutes(1));
  CHECK(hard.sensing.faults().frozen);
  CHECK(hard.sensing.air() == milli(21'000));
  hard.say(milli(21'100), minutes(1));
  CHECK_FALSE(hard.sensing.faults().frozen);
}

TEST_CASE("the return air takes over, and the room sensor comes back after five good minutes") {
  Air air;
  air.say(milli(21'000), seconds(10), milli(22'000));
  CHECK(air.sensing.air() == milli(21'000));
  air.say({}, seconds(70), milli(22'000));
  CHECK(air.sensing.air() == milli(22'000));
  CHECK(air.sensing.faults().fallback);
  air.say(milli(21'000), seconds(10), milli(22'000));
  CHECK(air.sensing.air() == milli(22'000));
  air.say(milli(21'000), minutes(5), milli(22'000));
  CHECK(air.sensing.air() == milli(21'000));
  CHECK_FALSE(air.sensing.faults().fallback);
}

TEST_CASE("whatever sensors say, what is believed is possible air") {
  const std::uint32_t fresh = std::random_device{}();
  for (const std::uint32_t seed : {1U, 2U, fresh}) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    Air air;
    for (int i = 0; i < 20'000; ++i) {
      const auto any = [&random]() -> Reading {
        if (random() % 4 == 0) return {};
        if (random() % 4 == 0) return milli(static_cast<int>(random()));
        return milli(static_cast<int>(random() % 40'000));
      };
      air.works_hard = random() % 2 == 0;
      air.say(any(), seconds(random() % 500), any());
      const auto believed = air.sensing.air();
      if (believed) REQUIRE((*believed >= kColdestAir && *believed <= kHottestAir));
      REQUIRE(air.sensing.faults().lost == !believed.has_value());
    }
  }
}

}  // namespace
}  // namespace innkeeper::control
