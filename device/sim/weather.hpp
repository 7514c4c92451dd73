// SPDX-License-Identifier: Apache-2.0
// Made-up weather of three climates: a year and a day as sines, spells of some days by chance, and a
// sun that follows the calendar behind passing clouds. Not the weather of any place.
#pragma once

#include <cstdint>

#include "device/sim/random.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::sim {

/// All our choice, near the yearly and daily swings that places of such climates publish.
struct Climate {
  double latitude_deg = 40;
  double mean_c = 10;             ///< of the year
  double season_c = 12;           ///< half the swing between the middles of winter and summer
  double day_c = 5;               ///< half the swing of a clear day
  double spell_c = 4;             ///< standard deviation of the spells
  double spell_s = 2.5 * 86'400;  ///< how long they hold: correlation time
  double cloud = 0.5;             ///< mean cover, 0 to 1
  double dew_gap_c = 6;           ///< air above its dew point, in the mean of a day
};

[[nodiscard]] Climate cold_climate();  ///< continental: cold winters, warm summers
[[nodiscard]] Climate mild_climate();  ///< oceanic: neither
[[nodiscard]] Climate hot_climate();   ///< subtropical and humid: never cold

struct WeatherSample {
  double outdoor_c = 0;
  double humidity_g_per_kg = 0;  ///< of dry air
  double facade_w_per_m2 = 0;    ///< sun on a vertical wall: beam, sky and ground
  double horizontal_w_per_m2 = 0;
  double cloud = 0;
};

/// Time is counted from the start of a year, in local solar time; years have 365 days. The sample
/// of an instant depends on seed and instant alone, not on the instants asked for before. Asking
/// for a later instant costs some 100 ns for each ten minutes passed over; asking for an earlier
/// one answers with the earliest still known.
class Weather {
 public:
  /// `facade_azimuth_deg`: where the wall faces; 0 is south, 90 is west.
  Weather(const Climate& climate, double facade_azimuth_deg, std::uint32_t seed);

  [[nodiscard]] WeatherSample at(room::Duration since_new_year);

 private:
  [[nodiscard]] WeatherSample make(std::int64_t slot) const;
  /// Draws the sample of the slot after slot_.
  void draw_next();

  Climate climate_;
  double facade_azimuth_rad_;
  Random random_;
  double spell_ = 0;       ///< in standard deviations
  double cover_ = 0;       ///< likewise
  std::int64_t slot_ = 0;  ///< ten minutes each; of from_
  WeatherSample from_;
  WeatherSample to_;
};

/// Sun on a clear day, by the method of ASHRAE as in G. Masters, Renewable and Efficient Electric
/// Power Systems (2004), 7.4 to 7.6. Angles in radians, power in W/m2.
struct ClearSky {
  double altitude;
  double azimuth;  ///< from south, west positive
  double beam;     ///< on a surface that faces the sun; zero when it is down
  double diffuse;  ///< on the ground
};
[[nodiscard]] ClearSky clear_sky(double latitude_deg, int day_of_year, double solar_hour);

/// Humidity ratio of saturated air at sea level, in g/kg (Magnus formula, WMO-No. 8, annex 4.B).
[[nodiscard]] double saturation_g_per_kg(double air_c);

}  // namespace innkeeper::sim
