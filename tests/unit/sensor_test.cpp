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
    sensing.take(room_sensor, return_air, work, now);
  }
  AirSensing sensing;
  room::Time now{};
  int work = 0;  ///< of the terminal, in percent
};

TEST_CASE("the codes of broken sensors are no temperatures") {
  for (const int code : {-127'000, 85'000, 125'000, -40'000, 2'147'483'647, -2'147'483'647 - 1,
                         3'276'700, 2'047'938, 127'996, -30'001, 60'001, -273'150}) {
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

TEST_CASE("a sensor that jumps to and fro is jumping, and nothing is believed of it") {
  for (const seconds stays : {seconds(1), seconds(10), seconds(180), seconds(540)}) {
    CAPTURE(stays.count());
    Air air;
    air.say(milli(20'000));
    bool high = false;
    for (room::Duration passed{}; passed < hours(2); passed += stays) {
      high = !high;
      for (room::Duration held{}; held < stays; held += seconds(1)) {
        air.say(milli(high ? 60'000 : 20'000), seconds(1));
        if (passed < hours(1)) continue;
        REQUIRE(air.sensing.air() == std::nullopt);
        REQUIRE(air.sensing.faults().jumping);
        REQUIRE(air.sensing.faults().lost);
      }
    }
    for (int i = 0; i < 31; ++i) air.say(milli(20'000), minutes(1));
    CHECK(air.sensing.air() == milli(20'000));
    CHECK_FALSE(air.sensing.faults().jumping);
  }
}

TEST_CASE("the return air replaces a sensor that jumps to and fro") {
  Air air;
  for (int i = 0; i < 60; ++i) {
    air.say(milli(i % 2 == 0 ? 20'000 : 60'000), seconds(10), milli(22'000));
  }
  CHECK(air.sensing.air() == milli(22'000));
  CHECK(air.sensing.faults().jumping);
  CHECK(air.sensing.faults().fallback);
}

TEST_CASE("a spike now and then is no loss: the value before it is held") {
  Air air;
  for (int hour = 0; hour < 10; ++hour) {
    for (int minute = 0; minute < 60; ++minute) {
      const bool spike = minute % 20 == 7;
      air.say(milli(spike ? 50'000 : 21'000), minutes(1));
      REQUIRE(air.sensing.air() == milli(21'000));
    }
  }
}

TEST_CASE("a sensor that hides its jumps behind silence is found too") {
  Air air;
  for (int i = 0; i < 20; ++i) {
    air.say(milli(i % 2 == 0 ? 20'000 : 40'000), seconds(10));
    air.say({}, seconds(70));
  }
  air.say(milli(20'000));
  CHECK(air.sensing.air() == std::nullopt);
  CHECK(air.sensing.faults().jumping);
}

TEST_CASE("air that never moves in an hour of hard work is frozen and no value") {
  Air air;
  air.work = 100;
  for (int i = 0; i < 60; ++i) air.say(milli(21'000), minutes(1));
  CHECK_FALSE(air.sensing.faults().frozen);
  for (int i = 0; i < 3; ++i) air.say(milli(21'000), minutes(1));
  CHECK(air.sensing.faults().frozen);
  CHECK(air.sensing.faults().lost);
  CHECK(air.sensing.air() == std::nullopt);
}

TEST_CASE("a frozen sensor is taken again when it moved and five minutes passed") {
  Air air;
  air.work = 100;
  for (int i = 0; i < 63; ++i) air.say(milli(21'000), minutes(1));
  REQUIRE(air.sensing.air() == std::nullopt);
  air.work = 40;
  for (int i = 0; i < 300; ++i) air.say(milli(21'000), minutes(1));
  CHECK(air.sensing.air() == std::nullopt);
  air.say(milli(21'100), minutes(1));
  CHECK(air.sensing.air() == std::nullopt);
  for (int i = 0; i < 5; ++i) air.say(milli(21'200), minutes(1));
  CHECK(air.sensing.air() == milli(21'200));
  CHECK_FALSE(air.sensing.faults().frozen);
}

TEST_CASE("the return air replaces a frozen sensor if it moves itself") {
  Air air;
  air.work = -100;
  for (int i = 0; i < 63; ++i) air.say(milli(26'000), minutes(1), milli(26'000 - i * 100));
  CHECK(air.sensing.air() == milli(26'000 - 6'200));
  CHECK(air.sensing.faults().fallback);
  CHECK(air.sensing.faults().frozen);
  for (int i = 0; i < 63; ++i) air.say(milli(26'000), minutes(1), milli(20'000));
  CHECK(air.sensing.air() == std::nullopt);
}

TEST_CASE("air that stays while the work of the terminal rises by half is frozen") {
  Air air;
  for (int i = 0; i < 240; ++i) {
    air.work = i / 5;
    air.say(milli(20'900), minutes(1));
  }
  CHECK_FALSE(air.sensing.faults().frozen);
  for (; air.work < 85; ++air.work) air.say(milli(20'900), minutes(4));
  CHECK(air.sensing.faults().frozen);
}

TEST_CASE("a steady room may be as still as it likes for most of a day, with any steady work") {
  for (const int work : {0, 30, 60, 85, -60}) {
    CAPTURE(work);
    Air air;
    for (int i = 0; i < 23 * 60; ++i) {
      air.work = work + i % 5;
      air.say(milli(21'000), minutes(1));
      REQUIRE_FALSE(air.sensing.faults().frozen);
    }
    for (int i = 0; i < 62; ++i) air.say(milli(21'000), minutes(1));
    CHECK(air.sensing.faults().frozen);
  }
}

TEST_CASE("a valve that opens and shuts in turn is steady work") {
  Air air;
  for (int i = 0; i < 12 * 60; ++i) {
    air.work = i % 10 < 5 ? 100 : 0;
    air.say(milli(21'000), minutes(1));
    REQUIRE_FALSE(air.sensing.faults().frozen);
  }
}

TEST_CASE("a terminal at the end of its power moves the air ever more slowly; that is not frozen") {
  Air air;
  air.work = 100;
  int value = 19'000;
  for (int still = 2; still < 200; still = still * 3 / 2) {
    for (int i = 0; i < still; ++i) air.say(milli(value), minutes(1));
    value += 100;
    CHECK_FALSE(air.sensing.faults().frozen);
  }
}

TEST_CASE("water that is no water says nothing about what it can do") {
  for (const int code : {-127'000, -1, 110'001, 3'276'700}) {
    CHECK(believable_water(milli(code)) == std::nullopt);
  }
  CHECK(believable_water(milli(6'000)) == milli(6'000));
  CHECK(believable_water(milli(70'000)) == milli(70'000));
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
      air.work = static_cast<int>(random() % 201) - 100;
      air.say(any(), seconds(random() % 500), any());
      const auto believed = air.sensing.air();
      if (believed) REQUIRE((*believed >= kColdestAir && *believed <= kHottestAir));
      REQUIRE(air.sensing.faults().lost == !believed.has_value());
    }
  }
}

}  // namespace
}  // namespace innkeeper::control
