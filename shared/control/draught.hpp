// SPDX-License-Identifier: Apache-2.0
// Knows an open window in a room without a contact: by an edge in the air that neither terminal nor guest
// nor cloud makes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::control {

/// Air that falls by so much in so many minutes, and by so much more than in as many minutes before. The
/// usual 3 K an hour (Versatile Thermostat) is reached by a cloud, by the ventilation and by a terminal that
/// dies on a cold day as well; those stay below 5.5 K an hour in simulated winters, so that we ask for 6 (our
/// choice, measured: docs/performance.md).
inline constexpr int kDraughtMinutes = 5;
inline constexpr room::TemperatureDelta kDraughtFall = room::TemperatureDelta::milli_kelvin(500);
/// Where nothing heated at some time of the fall, the end of a compressor's or an on/off valve's run shows
/// late, and by up to 7.5 K an hour (measured as well).
inline constexpr room::TemperatureDelta kDraughtFallUnheated =
    room::TemperatureDelta::milli_kelvin(750);
inline constexpr room::TemperatureDelta kDraughtEdge = room::TemperatureDelta::milli_kelvin(300);
/// The heat of so many minutes before the fall had held the air: less heat than that explains a fall, which
/// a lagging sensor shows late (up to ten minutes). kLikeHeat, in percent, is a valve's smallest move.
inline constexpr int kHeldMinutes = 10;
inline constexpr int kLikeHeat = 5;
/// Heat that came back so late had no time to show (our choice).
inline constexpr int kHeatShowsMinutes = 4;
/// The window is shut when the air rises by so much from its lowest, or falls by less than one step of a
/// common sensor in so many minutes (1 K an hour; Versatile Thermostat waits for 0). It is believed for half
/// an hour at most (Versatile Thermostat).
inline constexpr room::TemperatureDelta kDraughtRise = room::TemperatureDelta::milli_kelvin(200);
inline constexpr int kFlatMinutes = 6;
inline constexpr room::TemperatureDelta kFlatFall = room::TemperatureDelta::milli_kelvin(100);
inline constexpr room::Duration kDraughtFor = std::chrono::minutes(30);

struct DraughtReadings {
  std::optional<room::Temperature> air;  ///< as sensed; none: no sensor can be believed
  room::Percent heating;                 ///< what the terminal was told
  /// The air has no other reason to fall: no door stands open, band and ventilation are as they were at the
  /// reading before, nothing cools, the terminal is not known to be out of order.
  bool steady = true;
};

/// Judges once a minute, by means over the minute: they see through noise and steps of the sensor. It takes
/// a quarter of an hour of steady readings before it can find anything.
class DraughtWatch {
 public:
  void update(const DraughtReadings& readings, room::Time now);
  /// There is no need to guess.
  void reset() { *this = {}; }
  [[nodiscard]] bool open() const { return open_since_.has_value(); }

 private:
  struct Minute {
    std::int32_t air_mk = 0;
    std::uint8_t least_heating = 0;
    std::uint8_t most_heating = 0;
  };
  static constexpr std::size_t kHistory = kHeldMinutes + kDraughtMinutes + 1;
  static_assert(kFlatMinutes < static_cast<int>(kHistory));

  void forget();
  void add(const DraughtReadings& readings, room::Time now);
  void end_minute(room::Time now);
  [[nodiscard]] bool falls() const;
  [[nodiscard]] bool is_heated_as_before() const;
  [[nodiscard]] bool recovers() const;
  /// 0 is the minute that ended last.
  [[nodiscard]] const Minute& ago(int minutes) const;

  std::array<Minute, kHistory> history_{};
  std::uint8_t next_ = 0;
  std::uint8_t known_ = 0;  ///< minutes in history_
  std::optional<room::Time> minute_began_;
  std::int64_t sum_mk_ = 0;
  std::int32_t samples_ = 0;
  Minute minute_;
  std::int32_t lowest_mk_ = 0;  ///< while open
  std::optional<room::Time> open_since_;
};

}  // namespace innkeeper::control
