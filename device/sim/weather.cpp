// SPDX-License-Identifier: Apache-2.0
#include "device/sim/weather.hpp"

#include <algorithm>
#include <cmath>

namespace innkeeper::sim {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kRadians = kPi / 180;
constexpr std::int64_t kSlot_us = 600'000'000;  // ten minutes: a cloud's pace
constexpr double kSlot_s = 600;
constexpr std::int64_t kSlotsADay = 144;
/// Clouds come and go within half a day, spread by this much of the sky: our choice.
constexpr double kCloudHolds_s = 6 * 3600;
constexpr double kCloudSpread = 0.35;
/// The coldest day is some weeks after the shortest, the hottest hour some after noon: our choice.
constexpr double kColdestDay = 20;
constexpr double kHottestHour = 15;
constexpr double kGroundReflects = 0.2;  // Masters, 7.6.3: ordinary ground or grass

double cosine_of_days(double days, double period_days) {
  return std::cos(2 * kPi * days / period_days);
}

double wave(double n, double shift) { return std::sin(360.0 / 365.0 * (n - shift) * kRadians); }

WeatherSample between(const WeatherSample& a, const WeatherSample& b, double share) {
  const auto mix = [share](double x, double y) { return x + (y - x) * share; };
  return {mix(a.outdoor_c, b.outdoor_c), mix(a.humidity_g_per_kg, b.humidity_g_per_kg),
          mix(a.facade_w_per_m2, b.facade_w_per_m2),
          mix(a.horizontal_w_per_m2, b.horizontal_w_per_m2), mix(a.cloud, b.cloud)};
}

}  // namespace

Climate cold_climate() { return {42, 9.5, 13.5, 4.5, 4.5, 2.5 * 86'400, 0.55, 6}; }
Climate mild_climate() { return {38, 13.5, 4, 3.5, 2, 2.0 * 86'400, 0.4, 4}; }
Climate hot_climate() { return {25, 26.5, 6.5, 4, 1.5, 3.0 * 86'400, 0.35, 5}; }

ClearSky clear_sky(double latitude_deg, int day_of_year, double solar_hour) {
  const double n = day_of_year;
  const double latitude = latitude_deg * kRadians;
  const double declination = 23.45 * kRadians * wave(n, 81);  // 7.6
  const double hour = 15 * (solar_hour - 12) * kRadians;      // 7.10, west positive
  const double sine = std::cos(latitude) * std::cos(declination) * std::cos(hour) +
                      std::sin(latitude) * std::sin(declination);  // 7.8
  ClearSky sky{std::asin(std::clamp(sine, -1.0, 1.0)), 0, 0, 0};
  if (sine <= 0) return sky;
  sky.azimuth = std::atan2(std::sin(hour) * std::cos(declination),
                           std::cos(hour) * std::sin(latitude) * std::cos(declination) -
                               std::sin(declination) * std::cos(latitude));
  const double apparent = 1160 + 75 * wave(n, 275);      // 7.22
  const double depth = 0.174 + 0.035 * wave(n, 100);     // 7.23
  const double sky_share = 0.095 + 0.04 * wave(n, 100);  // 7.28
  sky.beam = apparent * std::exp(-depth / sine);         // 7.21
  sky.diffuse = sky_share * sky.beam;                    // 7.27
  return sky;
}

double saturation_g_per_kg(double air_c) {
  const double hpa = 6.112 * std::exp(17.62 * air_c / (243.12 + air_c));
  return 622 * hpa / (1013.25 - hpa);
}

Weather::Weather(const Climate& climate, double facade_azimuth_deg, std::uint32_t seed)
    : climate_(climate), facade_azimuth_rad_(facade_azimuth_deg * kRadians), random_(seed) {
  spell_ = random_.normal();
  cover_ = random_.normal();
  from_ = make(0);
  draw_next();
}

void Weather::draw_next() {
  // Ornstein-Uhlenbeck processes, exact over a slot.
  const double spell_keeps = std::exp(-kSlot_s / climate_.spell_s);
  const double cloud_keeps = std::exp(-kSlot_s / kCloudHolds_s);
  spell_ = spell_ * spell_keeps + std::sqrt(1 - spell_keeps * spell_keeps) * random_.normal();
  cover_ = cover_ * cloud_keeps + std::sqrt(1 - cloud_keeps * cloud_keeps) * random_.normal();
  to_ = make(slot_ + 1);
}

WeatherSample Weather::make(std::int64_t slot) const {
  const double days = static_cast<double>(slot) / kSlotsADay;
  const auto day = static_cast<int>(slot / kSlotsADay % 365) + 1;
  const double hour = static_cast<double>(slot % kSlotsADay) * 24 / kSlotsADay;
  WeatherSample sample;
  sample.cloud = std::clamp(climate_.cloud + kCloudSpread * cover_, 0.0, 1.0);

  const double of_day_c = climate_.mean_c -
                          climate_.season_c * cosine_of_days(days - kColdestDay, 365) +
                          climate_.spell_c * spell_;
  // Under a full cover a day swings a third as far: our choice.
  const double swing_c = climate_.day_c * (1 - 0.67 * sample.cloud);
  sample.outdoor_c = of_day_c + swing_c * cosine_of_days(hour - kHottestHour, 24);
  // Dew point moves by days, not hours, and is never above the air.
  sample.humidity_g_per_kg =
      saturation_g_per_kg(std::min(of_day_c - climate_.dew_gap_c, sample.outdoor_c));

  const ClearSky sky = clear_sky(climate_.latitude_deg, day, hour);
  if (sky.beam <= 0) return sample;
  // F. Kasten and G. Czeplak (Solar Energy 24, 1980): what clouds leave of all radiation. The beam
  // is what of the sky is open; the rest arrives from all of it.
  const double sine = std::sin(sky.altitude);
  const double beam = sky.beam * (1 - sample.cloud);
  sample.horizontal_w_per_m2 =
      (sky.beam * sine + sky.diffuse) * (1 - 0.75 * std::pow(sample.cloud, 3.4));
  const double diffuse = sample.horizontal_w_per_m2 - beam * sine;
  const double facing = std::cos(sky.altitude) * std::cos(sky.azimuth - facade_azimuth_rad_);
  sample.facade_w_per_m2 = beam * std::max(facing, 0.0) + 0.5 * diffuse +
                           0.5 * kGroundReflects * sample.horizontal_w_per_m2;
  return sample;
}

WeatherSample Weather::at(room::Duration since_new_year) {
  const std::int64_t now = std::max<std::int64_t>(since_new_year.count(), 0);
  const std::int64_t slot = now / kSlot_us;
  while (slot_ < slot) {
    from_ = to_;
    ++slot_;
    draw_next();
  }
  if (slot < slot_) return from_;
  return between(from_, to_, static_cast<double>(now % kSlot_us) / kSlot_us);
}

}  // namespace innkeeper::sim
