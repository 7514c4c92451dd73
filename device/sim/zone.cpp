// SPDX-License-Identifier: Apache-2.0
#include "device/sim/zone.hpp"

#include <cmath>

namespace innkeeper::sim {
namespace {

/// ISO 13790, 7.2.2.2: between surfaces and air, and between mass and surfaces (12.2.2).
constexpr double kSurfaceAirWPerM2K = 3.45;
constexpr double kMassSurfaceWPerM2K = 9.1;

/// How the gains spread (C.1 to C.3).
struct Gains {
  double air_w;
  double mass_w;
  double surface_w;
};

Gains gains_of(const Zone& zone, const ZoneDrive& drive) {
  const double radiant_w = 0.5 * drive.internal_w + drive.solar_w;
  const double mass_share = zone.mass_m2 / zone.surface_m2;
  const double window_share = zone.window_w_per_k / (kMassSurfaceWPerM2K * zone.surface_m2);
  return {0.5 * drive.internal_w, mass_share * radiant_w,
          (1 - mass_share - window_share) * radiant_w};
}

/// Power into mass and air with both at 0 degrees Celsius, surfaces eliminated.
struct Source {
  double mass_w;
  double air_w;
};

Source source_of(const Zone& zone, const ZoneDrive& drive) {
  const Gains gains = gains_of(zone, drive);
  const double sum = zone.mass_surface_w_per_k + zone.surface_air_w_per_k + zone.window_w_per_k;
  const double surface_w = zone.window_w_per_k * drive.outdoor_c + gains.surface_w;
  return {zone.walls_w_per_k * drive.outdoor_c + gains.mass_w +
              zone.mass_surface_w_per_k * surface_w / sum,
          drive.ventilation_w_per_k * drive.supply_c + gains.air_w + drive.conditioning_w +
              zone.surface_air_w_per_k * surface_w / sum};
}

/// Conductances of mass and air, surfaces eliminated: symmetric, positive definite.
struct Conductance {
  double mass;
  double cross;  ///< between the two, as a positive number
  double air;
};

Conductance conductance_of(const Zone& zone, double ventilation_w_per_k) {
  const double ms = zone.mass_surface_w_per_k;
  const double is = zone.surface_air_w_per_k;
  const double sum = ms + is + zone.window_w_per_k;
  return {zone.walls_w_per_k + ms - ms * ms / sum, ms * is / sum,
          ventilation_w_per_k + is - is * is / sum};
}

/// Mean of exp(-rate t) over the step: 1 in the limit of no time.
double mean_decay(double rate_seconds) {
  return rate_seconds < 1e-12 ? 1.0 : -std::expm1(-rate_seconds) / rate_seconds;
}

}  // namespace

Zone zone_of(const RoomShape& shape) {
  Zone zone;
  zone.mass_m2 = shape.mass_area_factor * shape.floor_m2;
  zone.surface_m2 = shape.surface_m2;
  zone.mass_surface_w_per_k = kMassSurfaceWPerM2K * zone.mass_m2;
  zone.surface_air_w_per_k = kSurfaceAirWPerM2K * zone.surface_m2;
  zone.window_w_per_k = shape.window_u * shape.window_m2;
  // 12.2.2: the wall's conductance is that of both resistances in series.
  const double opaque = shape.wall_u * shape.wall_m2;
  zone.walls_w_per_k = opaque > 0 ? 1 / (1 / opaque - 1 / zone.mass_surface_w_per_k) : 0;
  zone.mass_j_per_k = shape.mass_j_per_m2k * shape.floor_m2;
  zone.air_j_per_k =
      shape.air_j_per_m2k * shape.floor_m2 + kAirJPerM3K * shape.floor_m2 * shape.height_m;
  return zone;
}

HourlyStep step_hourly(const Zone& zone, const ZoneDrive& drive, double mass_c, double seconds) {
  const Gains gains = gains_of(zone, drive);
  const double ve = drive.ventilation_w_per_k;
  const double h1 = 1 / (1 / ve + 1 / zone.surface_air_w_per_k);   // C.6
  const double h2 = h1 + zone.window_w_per_k;                      // C.7
  const double h3 = 1 / (1 / h2 + 1 / zone.mass_surface_w_per_k);  // C.8
  const double air_rise = (gains.air_w + drive.conditioning_w) / ve;
  const double surface_w =
      gains.surface_w + zone.window_w_per_k * drive.outdoor_c + h1 * (air_rise + drive.supply_c);
  const double total_w =
      gains.mass_w + zone.walls_w_per_k * drive.outdoor_c + h3 * surface_w / h2;  // C.5
  const double storage = zone.mass_j_per_k / seconds;
  const double half_loss = 0.5 * (h3 + zone.walls_w_per_k);
  HourlyStep step{};
  step.mass_c = (mass_c * (storage - half_loss) + total_w) / (storage + half_loss);  // C.4
  step.mass_mean_c = 0.5 * (mass_c + step.mass_c);                                   // C.9
  step.surface_c = (zone.mass_surface_w_per_k * step.mass_mean_c + surface_w) /
                   (zone.mass_surface_w_per_k + zone.window_w_per_k + h1);  // C.10
  step.air_c = (zone.surface_air_w_per_k * step.surface_c + ve * drive.supply_c + gains.air_w +
                drive.conditioning_w) /
               (zone.surface_air_w_per_k + ve);                // C.11
  step.operative_c = 0.3 * step.air_c + 0.7 * step.surface_c;  // C.12
  return step;
}

double hourly_need_w(const Zone& zone, ZoneDrive drive, double mass_c, double seconds,
                     double air_c) {
  // C.4.2: the air is linear in the power, so two points tell the line.
  constexpr double kProbe_w = 1000;
  drive.conditioning_w = 0;
  const double free_c = step_hourly(zone, drive, mass_c, seconds).air_c;
  drive.conditioning_w = kProbe_w;
  const double heated_c = step_hourly(zone, drive, mass_c, seconds).air_c;
  return kProbe_w * (air_c - free_c) / (heated_c - free_c);
}

ZoneModel::Propagator ZoneModel::prepare(const Zone& zone, double seconds, double ventilation) {
  const Conductance k = conductance_of(zone, ventilation);
  const double determinant = k.mass * k.air - k.cross * k.cross;
  Propagator p;
  p.seconds = seconds;
  p.ventilation_w_per_k = ventilation;
  p.inverse_mm = k.air / determinant;
  p.inverse_ma = k.cross / determinant;
  p.inverse_aa = k.mass / determinant;

  // dx/dt = -R (x - settled). The two rates are real and differ, since the nodes are coupled.
  const double mm = k.mass / zone.mass_j_per_k;
  const double ma = -k.cross / zone.mass_j_per_k;
  const double am = -k.cross / zone.air_j_per_k;
  const double aa = k.air / zone.air_j_per_k;
  const double spread = std::sqrt((mm - aa) * (mm - aa) + 4 * ma * am);
  const double fast = 0.5 * (mm + aa + spread);
  const double slow = (mm * aa - ma * am) / fast;  // not the difference, which would cancel
  const auto combine = [&](double of_fast, double of_slow, double& out_mm, double& out_ma,
                           double& out_am, double& out_aa) {
    const double slope = (of_fast - of_slow) / (fast - slow);
    out_mm = of_slow + slope * (mm - slow);
    out_ma = slope * ma;
    out_am = slope * am;
    out_aa = of_slow + slope * (aa - slow);
  };
  combine(std::exp(-fast * seconds), std::exp(-slow * seconds), p.left_mm, p.left_ma, p.left_am,
          p.left_aa);
  combine(mean_decay(fast * seconds), mean_decay(slow * seconds), p.mean_mm, p.mean_ma, p.mean_am,
          p.mean_aa);
  return p;
}

void ZoneModel::step(double seconds, const ZoneDrive& drive) {
  if (!(seconds > 0)) return;
  if (seconds != propagator_.seconds ||
      drive.ventilation_w_per_k != propagator_.ventilation_w_per_k) {
    propagator_ = prepare(zone_, seconds, drive.ventilation_w_per_k);
  }
  const Propagator& p = propagator_;
  const Source source = source_of(zone_, drive);
  const double end_mass = p.inverse_mm * source.mass_w + p.inverse_ma * source.air_w;
  const double end_air = p.inverse_ma * source.mass_w + p.inverse_aa * source.air_w;
  const double off_mass = state_.mass_c - end_mass;
  const double off_air = state_.air_c - end_air;
  mean_.mass_c = end_mass + p.mean_mm * off_mass + p.mean_ma * off_air;
  mean_.air_c = end_air + p.mean_am * off_mass + p.mean_aa * off_air;
  state_.mass_c = end_mass + p.left_mm * off_mass + p.left_ma * off_air;
  state_.air_c = end_air + p.left_am * off_mass + p.left_aa * off_air;
  surface_c_ = surface_of(zone_, drive, state_);
}

ZoneState ZoneModel::settled(const Zone& zone, const ZoneDrive& drive) {
  const Conductance k = conductance_of(zone, drive.ventilation_w_per_k);
  const double determinant = k.mass * k.air - k.cross * k.cross;
  const Source source = source_of(zone, drive);
  return {(k.cross * source.mass_w + k.mass * source.air_w) / determinant,
          (k.air * source.mass_w + k.cross * source.air_w) / determinant};
}

double ZoneModel::surface_of(const Zone& zone, const ZoneDrive& drive, const ZoneState& state) {
  return (zone.mass_surface_w_per_k * state.mass_c + zone.surface_air_w_per_k * state.air_c +
          zone.window_w_per_k * drive.outdoor_c + gains_of(zone, drive).surface_w) /
         (zone.mass_surface_w_per_k + zone.surface_air_w_per_k + zone.window_w_per_k);
}

}  // namespace innkeeper::sim
