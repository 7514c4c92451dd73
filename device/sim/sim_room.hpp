// SPDX-License-Identifier: Apache-2.0
// One simulated hotel room: walls and air, what heats and cools it, the weather, the people, and the
// sensors that see some of it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "device/sim/occupant.hpp"
#include "device/sim/sensor_model.hpp"
#include "device/sim/terminal_model.hpp"
#include "device/sim/weather.hpp"
#include "device/sim/zone.hpp"
#include "shared/control/terminal.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::sim {

struct SimRoomSetup {
  RoomShape shape;
  control::Terminal terminal;
  TerminalSize size;
  Climate climate = cold_climate();
  OccupantTraits people;
  double facade_azimuth_deg = 0;  ///< 0 is south, 90 is west
  /// Glazing of 3.5 m2, g 0.5, by 0.9 for light that falls in aslant (ISO 13790, 11.4.2), by 0.7 for
  /// frame and curtains: our choice.
  double solar_m2 = 1.1;
  double infiltration_per_h = 0.2;  ///< changes of air, always
  double ventilation_per_h = 0.5;   ///< while ventilation is on
  double open_window_per_h = 6;     ///< while a window is open: one tilted or ajar, our choice
  room::Duration begin{};           ///< since the start of a year, local solar time
  double start_c = 20;              ///< of everything in the room
  /// Rooms differ: capacities, losses and terminal each by up to this share, by seed.
  double spread = 0.1;
  std::uint32_t seed = 1;
  /// The rooms of one house share their weather; none: weather of its own.
  std::optional<std::uint32_t> weather_seed;
};

/// The truth about a room's heat and moisture, which no sensor has.
struct RoomPhysicsState {
  double air_c = 20;
  double mass_c = 20;
  double surface_c = 20;
  double operative_c = 20;  ///< what a person feels
  double humidity_g_per_kg = 7;
  double humidity_percent = 50;
};

/// What the terminal gave and took, and what it cost, since the start.
struct RoomEnergy {
  double heat_kwh = 0;
  double cool_kwh = 0;
  double fan_kwh = 0;
  double electric_kwh = 0;  ///< fan and compressor
};

/// Deterministic by setup. Steps of any length are stable; within one the command is constant, while
/// weather and people go on by the minute.
class SimRoom {
 public:
  explicit SimRoom(const SimRoomSetup& setup);

  /// Lets `time` pass; says what people did in it, in order.
  std::vector<Happening> advance(room::Duration time, const control::ClimateCommand& command,
                                 bool ventilation);

  void check_in(int guests) { people_.check_in(now_, guests); }
  void check_out() { people_.check_out(now_); }
  /// Moves people and weather on to the next instant at which the day is so old; walls and air stay as
  /// they are, and nobody hears what people did. For a room whose hour is told after it was made.
  void wait_for_hour(room::Duration since_midnight);
  /// What the house sends through a two-pipe system from now on.
  void set_water(double supply_c) { around_.water_c = supply_c; }

  /// Since the start of the year that the setup began in.
  [[nodiscard]] room::Duration now() const { return now_; }
  [[nodiscard]] room::Temperature air() const;
  [[nodiscard]] room::Temperature operative() const;
  [[nodiscard]] const RoomPhysicsState& state() const { return state_; }
  [[nodiscard]] const WeatherSample& outdoors() const { return outdoors_; }
  [[nodiscard]] const Presence& presence() const { return people_.presence(); }
  [[nodiscard]] double water_c() const { return around_.water_c; }

  /// Readings of the room's sensors; nothing before the first advance().
  [[nodiscard]] std::optional<room::Temperature> sensed_air() const;
  [[nodiscard]] std::optional<room::Percent> sensed_humidity() const;

  [[nodiscard]] RoomEnergy energy() const;
  [[nodiscard]] const WearMeter& wear() const { return terminal_.wear(); }

 private:
  void step(room::Duration time, const control::ClimateCommand& command, bool ventilation);
  void step_moisture(double seconds, double changes_per_s, double conditioning_w);
  [[nodiscard]] double people_and_devices_w() const;

  SimRoomSetup setup_;
  double volume_m3_;
  room::Duration now_;
  ZoneModel zone_;
  TerminalModel terminal_;
  Weather weather_;
  Occupants people_;
  SensorModel air_sensor_;
  SensorModel humidity_sensor_;
  TerminalSurroundings around_;
  WeatherSample outdoors_;
  RoomPhysicsState state_;
};

}  // namespace innkeeper::sim
