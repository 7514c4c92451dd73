// SPDX-License-Identifier: Apache-2.0
#include "device/sim/terminal_model.hpp"

#include <algorithm>
#include <cmath>

namespace innkeeper::sim {
namespace {

double share_of(room::Percent percent) { return percent.value() / 100.0; }

/// On a line through two points, beyond them too.
double line(double x, double x0, double y0, double x1, double y1) {
  return y0 + (y1 - y0) * (x - x0) / (x1 - x0);
}

}  // namespace

TerminalModel::TerminalModel(const control::Terminal& terminal, const TerminalSize& size)
    : terminal_(terminal), size_(size), fan_share_(size_.fan_coil.still_air_share) {}

TerminalModel::Lag TerminalModel::lag_of(double seconds, double lag_s) {
  const double x = seconds / lag_s;
  return {std::exp(-x), -std::expm1(-x) / x};
}

double TerminalModel::step(double seconds, const control::ClimateCommand& command,
                           const TerminalSurroundings& around) {
  if (!(seconds > 0)) return 0;
  const bool compressor = terminal_.kind == control::TerminalKind::compressor;
  if (seconds != seconds_) {
    lag_ = lag_of(seconds, compressor ? size_.compressor.start_lag_s : size_.fan_coil.coil_lag_s);
    seconds_ = seconds;
  }
  return compressor ? step_compressor(seconds, command, around)
                    : step_fan_coil(seconds, command, around);
}

double TerminalModel::step_fan_coil(double seconds, const control::ClimateCommand& command,
                                    const TerminalSurroundings& around) {
  const FanCoilSize& size = size_.fan_coil;
  turn_fan(command.fan.value(), size.fan_w, seconds);
  double heating = share_of(command.heating);
  double cooling = share_of(command.cooling);
  double first_w = size.heating_w;
  if (terminal_.kind == control::TerminalKind::fan_coil_2_pipe) {
    // One coil and one valve: what it does is the water's choice, not the command's.
    heating = std::max(heating, cooling);
    cooling = 0;
    const double over = around.water_c - around.air_c;
    first_w = over > 0 ? size.heating_w * std::min(over / size.hot_water_over_air_k, 1.0)
                       : size.cooling_w * std::max(over / size.cold_water_under_air_k, -1.0);
  }
  const double warm_w = step_valve(heating_, heating, first_w * fan_share_, seconds);
  const double cold_w = step_valve(cooling_, cooling, -size.cooling_w * fan_share_, seconds);
  meter(warm_w, seconds);
  meter(cold_w, seconds);
  return warm_w + cold_w;
}

double TerminalModel::step_valve(Valve& valve, double target, double full_w, double seconds) {
  if (target != valve.target) {
    valve.target = target;
    ++wear_.valve_commands;
  }
  const double way = valve.target - valve.position;
  const double moving_s = std::min(seconds, std::abs(way) * size_.fan_coil.valve_stroke_s);
  const double end =
      moving_s < seconds
          ? valve.target
          : valve.position + std::copysign(moving_s / size_.fan_coil.valve_stroke_s, way);
  const double mean =
      (0.5 * (valve.position + end) * moving_s + end * (seconds - moving_s)) / seconds;
  wear_.valve_travel += std::abs(end - valve.position);
  valve.position = end;

  const double goal_w = mean * full_w;
  const double off_w = valve.coil_w - goal_w;
  valve.coil_w = goal_w + off_w * lag_.left;
  return goal_w + off_w * lag_.mean_left;
}

double TerminalModel::step_compressor(double seconds, const control::ClimateCommand& command,
                                      const TerminalSurroundings& around) {
  const CompressorSize& size = size_.compressor;
  turn_fan(command.fan.value(), size.fan_w, seconds);
  const bool heat = command.heating > room::Percent::zero();
  const bool cool = !heat && command.cooling > room::Percent::zero();
  const bool run = heat || cool;
  // A reversal stops it for an instant: as hard a start as any.
  if (run && (!runs_ || heat != heats_)) count_start(heat);
  runs_ = run;
  running_s_ = run ? running_s_ + seconds : 0;
  resting_s_ = run ? 0 : resting_s_ + seconds;

  double goal_w = 0;
  if (run) {
    const CompressorPoint point =
        heat ? heating_point(size, around.outdoor_c) : cooling_point(size, around.outdoor_c);
    const double ready_s = std::clamp(running_s_ - size.start_delay_s, 0.0, seconds);
    goal_w = (heat ? point.capacity_w : -point.capacity_w) * ready_s / seconds;
    energy_.compressor_j += point.capacity_w / point.cop * seconds;
  }
  const double off_w = compressor_w_ - goal_w;
  compressor_w_ = goal_w + off_w * lag_.left;
  const double mean_w = goal_w + off_w * lag_.mean_left;
  meter(mean_w, seconds);
  return mean_w;
}

void TerminalModel::count_start(bool heats) {
  ++wear_.compressor_starts;
  if (runs_ || resting_s_ < kShortRest_s) ++wear_.compressor_short_starts;
  heats_ = heats;
  running_s_ = 0;
}

void TerminalModel::meter(double mean_w, double seconds) {
  (mean_w > 0 ? energy_.heat_j : energy_.cool_j) += std::abs(mean_w) * seconds;
}

void TerminalModel::turn_fan(std::uint8_t percent, double full_w, double seconds) {
  if (percent != fan_percent_) {
    fan_percent_ = percent;
    ++wear_.fan_switches;
    // Heat by air flow to the power of a half: catalogues of small units give 55 to 60 % of their
    // sensible capacity at low speed and 80 to 85 % at medium. Air flow follows speed.
    fan_share_ = percent > 0 ? std::sqrt(percent / 100.0) : size_.fan_coil.still_air_share;
  }
  if (percent == 0) return;
  // A motor of this size loses a quarter of its power at any speed and moves air with the rest, by
  // the cube of speed (fan laws): our choice.
  const double speed = percent / 100.0;
  energy_.fan_j += full_w * (0.25 + 0.75 * speed * speed * speed) * seconds;
}

TerminalModel::CompressorPoint TerminalModel::heating_point(const CompressorSize& size,
                                                            double outdoor_c) {
  // 58 % of capacity and 70 % of COP are left at -8.3 degrees; resistance heat never does less
  // than 1. Above 20 degrees a unit limits itself.
  const double at_c = std::min(outdoor_c, 20.0);
  const double share = std::max(line(at_c, 8.3, 1, -8.3, 0.58), size.least_heating_share);
  const double cop = std::max(size.heating_cop * line(at_c, 8.3, 1, -8.3, 0.7), 1.0);
  return {size.heating_w * share, cop};
}

TerminalModel::CompressorPoint TerminalModel::cooling_point(const CompressorSize& size,
                                                            double outdoor_c) {
  // About 1 % of capacity and 2.5 % of COP by kelvin; below 20 degrees a unit limits itself, and
  // beyond 50 it is outside its range.
  const double at_c = std::clamp(outdoor_c, 20.0, 50.0);
  return {size.cooling_w * line(at_c, 35, 1, 45, 0.9),
          size.cooling_cop * line(at_c, 35, 1, 45, 0.75)};
}

}  // namespace innkeeper::sim
