// SPDX-License-Identifier: Apache-2.0
#include "device/sim/sim_room.hpp"

#include <algorithm>
#include <cmath>

namespace innkeeper::sim {
namespace {

constexpr double kJoulesPerKwh = 3.6e6;

/// Weather and people are followed at least this often within a longer step.
constexpr room::Duration kLongestStep = std::chrono::seconds(60);

/// Sensible heat of people (ASHRAE Handbook Fundamentals 2017, 18, table 1: seated 70 W; asleep 0.7
/// of that by metabolic rate; light work on the feet about 100 W).
constexpr double kAwake_w = 70;
constexpr double kAsleep_w = 50;
constexpr double kStaff_w = 100;
/// Lamps and television while someone is awake; minibar and standby always: our choice.
constexpr double kEvening_w = 70;
constexpr double kStandby_w = 15;
/// Vapour: 45 W latent of a seated person (same table); what of a shower gets past the bathroom's
/// exhaust, our choice.
constexpr double kPerson_g_per_s = 0.018;
constexpr double kShower_g_per_s = 0.2;
/// A wet coil takes the air towards saturation at about 12 degrees Celsius, at full power by three
/// changes of the room's air an hour: our choice.
constexpr double kCoilAir_g_per_kg = 8.8;
constexpr double kCoilChanges_per_joule = 3.0 / 3600 / 2000;
/// Air, and the textiles that take up vapour with it: twice the air alone, our choice.
constexpr double kVapourMass_kg_per_m3 = 2 * 1.2;

room::Temperature as_temperature(double celsius) {
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(std::lround(celsius * 1000)));
}

SimRoomSetup varied(SimRoomSetup setup) {
  Random random(seed_of(setup.seed, 0));
  const auto vary = [&](double& value) { value *= 1 + setup.spread * random.between(-1, 1); };
  vary(setup.shape.mass_j_per_m2k);
  vary(setup.shape.air_j_per_m2k);
  vary(setup.shape.window_u);
  vary(setup.shape.wall_u);
  vary(setup.infiltration_per_h);
  vary(setup.solar_m2);
  vary(setup.size.fan_coil.heating_w);
  vary(setup.size.fan_coil.cooling_w);
  vary(setup.size.compressor.heating_w);
  vary(setup.size.compressor.cooling_w);
  return setup;
}

}  // namespace

SimRoom::SimRoom(const SimRoomSetup& setup)
    : setup_(varied(setup)),
      volume_m3_(setup.shape.floor_m2 * setup.shape.height_m),
      now_(std::max(setup.begin, room::Duration::zero())),
      zone_(zone_of(setup_.shape), {setup.start_c, setup.start_c}),
      terminal_(setup.terminal, setup_.size),
      weather_(setup.climate, setup.facade_azimuth_deg,
               setup.weather_seed.value_or(seed_of(setup.seed, 1))),
      people_(setup.people, seed_of(setup.seed, 2)),
      air_sensor_(temperature_sensor(seed_of(setup.seed, 3)), seed_of(setup.seed, 4)),
      humidity_sensor_(humidity_sensor(seed_of(setup.seed, 5)), seed_of(setup.seed, 6)),
      outdoors_(weather_.at(now_)) {
  state_ = {
      setup.start_c, setup.start_c, setup.start_c, setup.start_c, outdoors_.humidity_g_per_kg, 0};
  (void)people_.advance(now_);
}

void SimRoom::wait_for_hour(room::Duration since_midnight) {
  constexpr room::Duration kDay = std::chrono::hours(24);
  now_ += ((since_midnight - now_) % kDay + kDay) % kDay;
  outdoors_ = weather_.at(now_);
  (void)people_.advance(now_);
}

std::vector<Happening> SimRoom::advance(room::Duration time, const control::ClimateCommand& command,
                                        bool ventilation) {
  if (time <= room::Duration::zero()) return {};
  if (time <= kLongestStep) {
    step(time, command, ventilation);
    return people_.advance(now_);
  }
  std::vector<Happening> happened;
  while (time > room::Duration::zero()) {
    const room::Duration part = std::min(time, kLongestStep);
    step(part, command, ventilation);
    const auto news = people_.advance(now_);
    happened.insert(happened.end(), news.begin(), news.end());
    time -= part;
  }
  return happened;
}

void SimRoom::step(room::Duration time, const control::ClimateCommand& command, bool ventilation) {
  const double seconds = std::chrono::duration<double>(time).count();
  now_ += time;
  outdoors_ = weather_.at(now_);

  around_.outdoor_c = outdoors_.outdoor_c;
  around_.air_c = zone_.state().air_c;
  const double changes_per_h = setup_.infiltration_per_h +
                               (ventilation ? setup_.ventilation_per_h : 0) +
                               (people_.presence().window_open ? setup_.open_window_per_h : 0);
  ZoneDrive drive;
  drive.outdoor_c = drive.supply_c = outdoors_.outdoor_c;
  drive.ventilation_w_per_k = ventilation_w_per_k(volume_m3_, changes_per_h);
  drive.internal_w = people_and_devices_w();
  drive.solar_w = setup_.solar_m2 * outdoors_.facade_w_per_m2;
  drive.conditioning_w = terminal_.step(seconds, command, around_);
  zone_.step(seconds, drive);
  state_.air_c = zone_.state().air_c;
  state_.mass_c = zone_.state().mass_c;
  state_.surface_c = zone_.surface_c();
  state_.operative_c = zone_.operative_c();

  step_moisture(seconds, changes_per_h / 3600, drive.conditioning_w);
  air_sensor_.step(seconds, state_.air_c);
  humidity_sensor_.step(seconds, state_.humidity_percent);
}

void SimRoom::step_moisture(double seconds, double changes_per_s, double conditioning_w) {
  const Presence& people = people_.presence();
  const double vapour_g_per_s = kPerson_g_per_s * (people.guests_in + people.staff_in) +
                                (people.shower_on ? kShower_g_per_s : 0.0);
  // The capacity of textiles halves the rates of the air alone.
  const double air_rate = changes_per_s * 1.2 / kVapourMass_kg_per_m3;
  const double coil_rate =
      conditioning_w < 0 && state_.humidity_g_per_kg > kCoilAir_g_per_kg
          ? -conditioning_w * kCoilChanges_per_joule * 1.2 / kVapourMass_kg_per_m3
          : 0.0;
  const double gain_g_per_kg_s = air_rate * outdoors_.humidity_g_per_kg +
                                 coil_rate * kCoilAir_g_per_kg +
                                 vapour_g_per_s / (kVapourMass_kg_per_m3 * volume_m3_);
  // Implicit: stable for any step, and moisture has no hurry.
  state_.humidity_g_per_kg = (state_.humidity_g_per_kg + seconds * gain_g_per_kg_s) /
                             (1 + seconds * (air_rate + coil_rate));
  const double saturated = saturation_g_per_kg(state_.air_c);
  state_.humidity_g_per_kg = std::min(state_.humidity_g_per_kg, saturated);
  state_.humidity_percent = std::min(100 * state_.humidity_g_per_kg / saturated, 100.0);
}

double SimRoom::people_and_devices_w() const {
  const Presence& people = people_.presence();
  const int awake = people.guests_in - people.guests_asleep;
  return kStandby_w + kAwake_w * awake + kAsleep_w * people.guests_asleep +
         kStaff_w * people.staff_in + (awake > 0 ? kEvening_w : 0.0);
}

room::Temperature SimRoom::air() const { return as_temperature(state_.air_c); }

room::Temperature SimRoom::operative() const { return as_temperature(state_.operative_c); }

std::optional<room::Temperature> SimRoom::sensed_air() const {
  if (!air_sensor_.reading()) return std::nullopt;
  return as_temperature(*air_sensor_.reading());
}

std::optional<room::Percent> SimRoom::sensed_humidity() const {
  if (!humidity_sensor_.reading()) return std::nullopt;
  return room::Percent::from(std::clamp(std::lround(*humidity_sensor_.reading()), 0L, 100L));
}

RoomEnergy SimRoom::energy() const {
  const EnergyMeter& meter = terminal_.energy();
  return {meter.heat_j / kJoulesPerKwh, meter.cool_j / kJoulesPerKwh, meter.fan_j / kJoulesPerKwh,
          (meter.fan_j + meter.compressor_j) / kJoulesPerKwh};
}

}  // namespace innkeeper::sim
