// SPDX-License-Identifier: Apache-2.0
// What heats and cools a simulated room: a fan-coil unit with valves that take their time and a coil
// that holds heat, or a compressor that starts late and gives what the outdoors lets it. Meters its
// energy and counts what wears it.
#pragma once

#include <cstdint>

#include "shared/control/terminal.hpp"

namespace innkeeper::sim {

/// A fan-coil unit for a room of 25 m2. Capacities are sensible ones at high speed: our estimate.
struct FanCoilSize {
  double heating_w = 2000;
  double cooling_w = 2000;
  /// First-order lag of the coil's water and metal. Our choice within the 2 to 3 min of such coils.
  double coil_lag_s = 150;
  /// From shut to open. Our choice: thermal and motor actuators of small valves take 60 to 180 s.
  double valve_stroke_s = 120;
  /// At high speed. Our choice: small units with AC motors.
  double fan_w = 45;
  /// Part of the capacity that an open valve gives with the fan off, by convection: our choice.
  double still_air_share = 0.05;
  /// Difference of water and air that gives the capacities; only in a two-pipe system, where water
  /// changes with the season: 45 and 7 degrees Celsius against air of 20 and 26.
  double hot_water_over_air_k = 25;
  double cold_water_under_air_k = 19;
};

/// A packaged terminal heat pump. Typical catalogue values at the rating points of AHRI 310/380
/// (47 F and 17 F for heating, 95 F for cooling), rounded: our choice.
struct CompressorSize {
  double heating_w = 2300;  ///< at 8.3 degrees Celsius outdoors
  double cooling_w = 2300;  ///< sensible, at 35
  double heating_cop = 3.3;
  double cooling_cop = 3.1;
  double start_delay_s = 20;  ///< before it gives anything
  double start_lag_s = 60;    ///< first-order, to its full power
  double fan_w = 60;
  double least_heating_share =
      0.4;  ///< of capacity, however cold: the resistance heater takes over
};

struct TerminalSize {
  FanCoilSize fan_coil;
  CompressorSize compressor;
};

/// The condition of the world around a terminal.
struct TerminalSurroundings {
  double outdoor_c = 10;
  double air_c = 21;
  double water_c = 45;  ///< supply of a two-pipe system; others do not look
};

/// Since the start, all in joules and never falling.
struct EnergyMeter {
  double heat_j = 0;  ///< given to the room
  double cool_j = 0;  ///< taken from it
  double fan_j = 0;   ///< electric
  double compressor_j = 0;
};

/// What wears out, since the start.
struct WearMeter {
  double valve_travel = 0;  ///< whole strokes
  std::uint32_t valve_commands = 0;
  std::uint32_t fan_switches = 0;
  std::uint32_t compressor_starts = 0;
  /// Starts less than kShortRest after the stop before.
  std::uint32_t compressor_short_starts = 0;
};

/// Makers of compressors ask for a rest of this length before the next start, for pressures to
/// equalise (Carrier TC-PHP01 thermostat manual: five-minute cycle timer).
inline constexpr double kShortRest_s = 300;

class TerminalModel {
 public:
  TerminalModel(const control::Terminal& terminal, const TerminalSize& size);

  /// Lets `seconds` pass; returns the mean power into the air, in W, below zero when it cools. The
  /// fan's heat is part of the capacities, as in catalogues; a fan that runs alone warms nothing.
  double step(double seconds, const control::ClimateCommand& command,
              const TerminalSurroundings& around);

  [[nodiscard]] const EnergyMeter& energy() const { return energy_; }
  [[nodiscard]] const WearMeter& wear() const { return wear_; }
  /// Where the valves are, 0 to 1; a two-pipe system has only the first.
  [[nodiscard]] double heating_valve() const { return heating_.position; }
  [[nodiscard]] double cooling_valve() const { return cooling_.position; }

  /// What a running compressor gives, and by how much more than it uses, at an outdoor temperature.
  struct CompressorPoint {
    double capacity_w;
    double cop;
  };
  [[nodiscard]] static CompressorPoint heating_point(const CompressorSize& size, double outdoor_c);
  [[nodiscard]] static CompressorPoint cooling_point(const CompressorSize& size, double outdoor_c);

 private:
  struct Valve {
    double position = 0;
    double target = 0;
    double coil_w = 0;
  };
  /// Factors of a first-order lag over a step.
  struct Lag {
    double left = 1;
    double mean_left = 1;
  };
  static Lag lag_of(double seconds, double lag_s);

  double step_fan_coil(double seconds, const control::ClimateCommand& command,
                       const TerminalSurroundings& around);
  double step_compressor(double seconds, const control::ClimateCommand& command,
                         const TerminalSurroundings& around);
  /// Mean power of a coil whose valve moves to `target` under a full power of `full_w`.
  double step_valve(Valve& valve, double target, double full_w, double seconds);
  void meter(double mean_w, double seconds);
  void turn_fan(std::uint8_t percent, double full_w, double seconds);
  void count_start(bool heats);

  control::Terminal terminal_;
  TerminalSize size_;
  double fan_share_;     ///< of the capacity, at this speed of the fan
  double seconds_ = -1;  ///< what lag_ was computed for
  Lag lag_;
  Valve heating_;
  Valve cooling_;
  std::uint8_t fan_percent_ = 0;
  bool runs_ = false;     ///< the compressor
  bool heats_ = false;    ///< its latest direction
  double running_s_ = 0;  ///< since its start
  double resting_s_ = kShortRest_s;
  double compressor_w_ = 0;  ///< what it gives the room now
  EnergyMeter energy_;
  WearMeter wear_;
};

}  // namespace innkeeper::sim
