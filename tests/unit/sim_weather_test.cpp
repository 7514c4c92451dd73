// SPDX-License-Identifier: Apache-2.0
// Made-up weather: the same for a seed however it is asked, and like the climate it is of.
#include <algorithm>
#include <cmath>

#include "device/sim/weather.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/sim_angles.hpp"

namespace innkeeper::sim::test {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool same(const WeatherSample& a, const WeatherSample& b) {
  return a.outdoor_c == b.outdoor_c && a.humidity_g_per_kg == b.humidity_g_per_kg &&
         a.facade_w_per_m2 == b.facade_w_per_m2 && a.horizontal_w_per_m2 == b.horizontal_w_per_m2 &&
         a.cloud == b.cloud;
}

struct Year {
  double mean_c = 0, coldest_c = 1e9, hottest_c = -1e9, january_c = 0, july_c = 0;
  double sun_kwh = 0, facade_kwh = 0;
};

Year year_of(const Climate& climate, std::uint32_t seed, double azimuth = 0) {
  Weather weather(climate, azimuth, seed);
  Year year;
  for (int hour = 0; hour < 8760; ++hour) {
    const WeatherSample sample = weather.at(hours(hour));
    year.mean_c += sample.outdoor_c / 8760;
    year.coldest_c = std::min(year.coldest_c, sample.outdoor_c);
    year.hottest_c = std::max(year.hottest_c, sample.outdoor_c);
    if (hour < 744) year.january_c += sample.outdoor_c / 744;
    if (hour >= 4344 && hour < 5088) year.july_c += sample.outdoor_c / 744;
    year.sun_kwh += sample.horizontal_w_per_m2 / 1000;
    year.facade_kwh += sample.facade_w_per_m2 / 1000;
  }
  return year;
}

TEST_CASE("the weather of an instant depends on seed and instant alone") {
  Weather by_minute(cold_climate(), 0, 7);
  Weather by_day(cold_climate(), 0, 7);
  Weather other(cold_climate(), 0, 8);
  int different = 0;
  for (int minute = 0; minute <= 20 * 1440; ++minute) {
    const WeatherSample sample = by_minute.at(minutes(minute));
    if (minute % 1440 != 617) continue;
    CHECK(same(sample, by_day.at(minutes(minute))));
    if (!same(sample, other.at(minutes(minute)))) ++different;
  }
  CHECK(different == 20);
}

TEST_CASE("weather changes without jumps") {
  Weather weather(cold_climate(), 0, 3);
  WeatherSample before = weather.at(seconds(0));
  for (int s = 10; s < 3 * 86'400; s += 10) {
    const WeatherSample now = weather.at(seconds(s));
    REQUIRE(std::abs(now.outdoor_c - before.outdoor_c) < 0.05);
    REQUIRE(std::abs(now.facade_w_per_m2 - before.facade_w_per_m2) < 10);
    before = now;
  }
}

TEST_CASE("an instant that is past is answered with the earliest still known") {
  Weather weather(mild_climate(), 0, 3);
  const WeatherSample known = weather.at(hours(100));
  CHECK(same(weather.at(hours(50)), known));
  CHECK(same(weather.at(hours(-50)), known));
}

TEST_CASE("three climates are cold, mild and hot") {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    const Year cold = year_of(cold_climate(), seed);
    const Year mild = year_of(mild_climate(), seed);
    const Year hot = year_of(hot_climate(), seed);
    CHECK(cold.mean_c == Approx(9.5).margin(2));
    CHECK(mild.mean_c == Approx(13.5).margin(1));
    CHECK(hot.mean_c == Approx(26.5).margin(1));
    CHECK(cold.january_c < 1);
    CHECK(cold.coldest_c < -9);
    CHECK(cold.coldest_c > -32);
    CHECK(cold.july_c > 18);
    CHECK(mild.coldest_c > -3);
    CHECK(mild.hottest_c < 32);
    CHECK(hot.coldest_c > 8);
    CHECK(hot.hottest_c > 34);
    CHECK(hot.hottest_c < 48);
    // What falls on the ground of such places in a year: 1,200 to 2,300 kWh/m2.
    CHECK(cold.sun_kwh > 1200);
    CHECK(hot.sun_kwh > cold.sun_kwh);
    CHECK(hot.sun_kwh < 2300);
  }
}

TEST_CASE("a clear sky is the textbook's") {
  // Masters, Renewable and Efficient Electric Power Systems, examples 7.3 and 7.8: Atlanta, 21 May,
  // noon.
  const ClearSky noon = clear_sky(33.7, 141, 12);
  CHECK(noon.altitude / kRadians == Approx(76.4).margin(0.05));
  CHECK(noon.azimuth == Approx(0).margin(1e-9));
  CHECK(noon.beam == Approx(902).margin(1));
  // Example 7.3: Boulder, 40 degrees, 3 pm at the summer solstice.
  const ClearSky afternoon = clear_sky(40, 172, 15);
  CHECK(afternoon.altitude / kRadians == Approx(48.8).margin(0.1));
  CHECK(afternoon.azimuth / kRadians == Approx(80).margin(0.5));
}

TEST_CASE("the sun is below the horizon at night and the facade is dark") {
  Weather weather(hot_climate(), 0, 5);
  for (int day = 0; day < 365; ++day) {
    const WeatherSample midnight = weather.at(hours(24 * day));
    REQUIRE(midnight.facade_w_per_m2 == 0);
    REQUIRE(midnight.horizontal_w_per_m2 == 0);
    const WeatherSample noon = weather.at(hours(24 * day + 12));
    REQUIRE(noon.horizontal_w_per_m2 > 20);
    REQUIRE(noon.horizontal_w_per_m2 < 1200);
    REQUIRE(noon.facade_w_per_m2 < 1100);
  }
}

TEST_CASE("a facade sees the sun that it faces") {
  const Year south = year_of(cold_climate(), 1, 0);
  const Year north = year_of(cold_climate(), 1, 180);
  CHECK(south.facade_kwh > 1.8 * north.facade_kwh);
  Weather east(mild_climate(), -90, 1);
  Weather west(mild_climate(), 90, 1);
  double east_kwh = 0;
  double west_kwh = 0;
  for (int day = 0; day < 365; ++day) {
    east_kwh += east.at(hours(24 * day + 9)).facade_w_per_m2;
    west_kwh += west.at(hours(24 * day + 9)).facade_w_per_m2;
  }
  CHECK(east_kwh > 2 * west_kwh);
}

TEST_CASE("a day under clouds swings less than a clear one") {
  Weather weather(cold_climate(), 0, 2);
  double swing_c[2] = {0, 0};
  int days[2] = {0, 0};
  for (int day = 0; day < 365; ++day) {
    const WeatherSample night = weather.at(hours(24 * day + 3));
    const WeatherSample noon = weather.at(hours(24 * day + 15));
    const double cloud = 0.5 * (night.cloud + noon.cloud);
    if (cloud > 0.3 && cloud < 0.8) continue;
    const int cloudy = cloud > 0.5 ? 1 : 0;
    swing_c[cloudy] += noon.outdoor_c - night.outdoor_c;
    ++days[cloudy];
  }
  REQUIRE(days[0] > 20);
  REQUIRE(days[1] > 20);
  CHECK(swing_c[0] / days[0] > 1.7 * swing_c[1] / days[1]);
}

TEST_CASE("air never holds more vapour than it can") {
  Weather weather(hot_climate(), 0, 9);
  for (int hour = 0; hour < 8760; ++hour) {
    const WeatherSample sample = weather.at(hours(hour));
    REQUIRE(sample.humidity_g_per_kg > 0);
    REQUIRE(sample.humidity_g_per_kg <= saturation_g_per_kg(sample.outdoor_c) + 1e-9);
  }
  CHECK(saturation_g_per_kg(20) == Approx(14.7).margin(0.1));  // any psychrometric chart
}

}  // namespace
}  // namespace innkeeper::sim::test
