// SPDX-License-Identifier: Apache-2.0
// The heat of a simulated room: the simple hourly method of ISO 13790:2008, annex C (five
// resistances, one capacity), and the same network with an air node of its own, without which the
// air of a room would jump as soon as a valve opens.
#pragma once

namespace innkeeper::sim {

/// A room's network, in the words of ISO 13790. All conductances are above zero but for the two of
/// the outer walls, which may be zero.
struct Zone {
  double walls_w_per_k = 0;         ///< outdoors to mass (H_em)
  double window_w_per_k = 0;        ///< outdoors to inner surfaces (H_w)
  double mass_surface_w_per_k = 0;  ///< mass to inner surfaces (H_ms)
  double surface_air_w_per_k = 0;   ///< inner surfaces to air (H_is)
  double mass_j_per_k = 0;          ///< C_m
  double air_j_per_k = 0;           ///< air and what follows it at once; only for ZoneModel
  double mass_m2 = 0;               ///< effective area of the mass (A_m)
  double surface_m2 = 0;            ///< all surfaces that face the room (A_t)
};

/// What a room is built of; zone_of() makes its network.
struct RoomShape {
  double floor_m2 = 25;
  double surface_m2 = 103.3;
  double window_m2 = 3.5;
  double window_u = 1.4;  ///< W/(m2 K), as the next
  double wall_m2 = 6.9;
  double wall_u = 0.4;
  double mass_j_per_m2k = 165'000;  ///< of floor; ISO 13790, table 12: medium
  double mass_area_factor = 2.5;    ///< A_m by floor; ISO 13790, table 12: medium
  double air_j_per_m2k = 10'000;    ///< of floor; EN ISO 52016-1:2017, table B.17, with furniture
  double height_m = 2.6;
};

/// A hotel room of 25 m2 with one outer wall and neighbours as warm as itself is the default of
/// RoomShape: our estimate, 4.0 x 6.25 x 2.6 m with 3.5 m2 of glazing.
[[nodiscard]] Zone zone_of(const RoomShape& shape);

/// Constant over a step. Powers below zero cool.
struct ZoneDrive {
  double outdoor_c = 0;
  double supply_c = 0;             ///< of the air that replaces the room's
  double ventilation_w_per_k = 0;  ///< above zero in step_hourly(), not below it in ZoneModel
  double internal_w = 0;           ///< people, lamps, devices: half to the air, half to surfaces
  double solar_w = 0;              ///< through the window, less what the walls lose to the sky
  double conditioning_w = 0;       ///< of heating and cooling, all to the air
};

/// Heat capacity of a cubic metre of air (ISO 13790, 9.3.1).
inline constexpr double kAirJPerM3K = 1200;

/// Conductance of an exchange of air: volume in m3, changes an hour.
[[nodiscard]] constexpr double ventilation_w_per_k(double volume_m3, double changes_per_hour) {
  return kAirJPerM3K * volume_m3 * changes_per_hour / 3600;
}

/// One step of the method without the air node (C.3).
struct HourlyStep {
  double mass_c;       ///< at the end of the step
  double mass_mean_c;  ///< over it, as the next three
  double surface_c;
  double air_c;
  double operative_c;  ///< 0.3 air, 0.7 surfaces (C.12)
};
[[nodiscard]] HourlyStep step_hourly(const Zone& zone, const ZoneDrive& drive, double mass_c,
                                     double seconds);

/// The power that brings the air to `air_c` in such a step (C.4.2, unlimited). Whatever the drive
/// says of conditioning does not count.
[[nodiscard]] double hourly_need_w(const Zone& zone, ZoneDrive drive, double mass_c, double seconds,
                                   double air_c);

struct ZoneState {
  double air_c = 20;
  double mass_c = 20;
};

/// The network with the air node. A step is the exact solution for a drive that does not change in
/// it, so that any length is stable and energy is neither made nor lost.
class ZoneModel {
 public:
  ZoneModel(const Zone& zone, const ZoneState& state) : zone_(zone), state_(state) {}

  void step(double seconds, const ZoneDrive& drive);

  [[nodiscard]] const ZoneState& state() const { return state_; }
  /// Of the latest step: the mean air and mass, and at its end the surfaces.
  [[nodiscard]] const ZoneState& mean() const { return mean_; }
  [[nodiscard]] double surface_c() const { return surface_c_; }
  [[nodiscard]] double operative_c() const { return 0.3 * state_.air_c + 0.7 * surface_c_; }

  /// The state that this drive would end in.
  [[nodiscard]] static ZoneState settled(const Zone& zone, const ZoneDrive& drive);
  /// Surfaces have no capacity: they follow at once.
  [[nodiscard]] static double surface_of(const Zone& zone, const ZoneDrive& drive,
                                         const ZoneState& state);

 private:
  /// What depends on the length of a step and on ventilation alone: these seldom change.
  struct Propagator {
    double seconds = -1;
    double ventilation_w_per_k = -1;
    // Inverse of the conductances of mass and air, with surfaces eliminated.
    double inverse_mm = 0, inverse_ma = 0, inverse_aa = 0;
    // What is left of a distance from the settled state after the step, and on average in it.
    double left_mm = 0, left_ma = 0, left_am = 0, left_aa = 0;
    double mean_mm = 0, mean_ma = 0, mean_am = 0, mean_aa = 0;
  };
  static Propagator prepare(const Zone& zone, double seconds, double ventilation_w_per_k);

  Zone zone_;
  ZoneState state_;
  ZoneState mean_ = state_;
  double surface_c_ = state_.air_c;
  Propagator propagator_;
};

}  // namespace innkeeper::sim
