// SPDX-License-Identifier: Apache-2.0
#include "device/agent/controller.hpp"
#include "shared/util/planted.hpp"

#include <algorithm>

namespace innkeeper::agent {
namespace {

control::PresenceReadings presence_of(const Readings& readings, bool touched) {
  return {readings.door_open, readings.bedroom_motion, readings.bathroom_motion, readings.key_card,
          touched};
}

/// In percent: heating above zero, cooling below.
int work_of(const control::ClimateCommand& command) {
  return command.heating.value() - command.cooling.value();
}

}  // namespace

Controller::Controller(const Equipment& equipment, const ControllerMemory& restored, room::Time now)
    : fixtures_(equipment.fixtures),
      occupancy_(restored.occupancy, now),
      recovery_(restored.recovery),
      climate_(equipment.terminal, now, restored.need),
      lighting_(equipment.fixtures),
      endings_(restored.ended) {}

ControllerMemory Controller::memory() const {
  return {occupancy_.state(), recovery_.rates(), climate_.need(), endings_.memory()};
}

control::PresenceContext Controller::presence_context(const Wish& wish) const {
  control::PresenceContext context;
  if (wish.time) context.minute = wish.time->minute();
  if (wish.plan == nullptr) {
    context.rented = true;  // nobody told: comfort first
    return context;
  }
  context.rented = wish.plan->rental == room::RentalState::rented;
  context.guests = wish.plan->guests;
  context.housekeeping = room::housekeeping_is_on(wish.plan, situation_);
  context.code = wish.plan->climate.code;
  return context;
}

bool Controller::touched_by_staff(const Wish& wish, room::Time now) {
  occupancy_.update(presence_of(readings_, true), presence_context(wish), now);
  return occupancy_.presence() == room::Presence::staff;
}

bool Controller::is_dark() const {
  return std::all_of(
      decision_.lights.begin(), decision_.lights.end(), [](const room::LightDecision& light) {
        return light.level == room::Percent::zero() || light.because == room::Because::path_light;
      });
}

bool Controller::is_steady() {
  const room::ClimateDecision& climate = decision_.climate;
  const bool moved = !(climate.band == steady_band_) || decision_.ventilation.value != steady_air_;
  steady_band_ = climate.band;
  steady_air_ = decision_.ventilation.value;
  return !moved && !readings_.door_open.value_or(false) && !watch_.faults().heating &&
         command_.cooling == room::Percent::zero();
}

void Controller::sense(const Wish& wish, room::Time now) {
  situation_.time = wish.time;
  endings_.update(wish.plan, situation_, now);
  occupancy_.update(presence_of(readings_, false), presence_context(wish), now);
  sensing_.take(readings_.air, readings_.return_air, work_of(command_), now);
  situation_.presence = occupancy_.presence();
  situation_.quiet_s = occupancy_.quiet_s(now);
  situation_.arrival = occupancy_.arrival();
  situation_.protection =
      protection_.update({.air = sensing_.air(),
                          .humidity = readings_.humidity,
                          .window_open = readings_.window_open,
                          .condensate = readings_.condensate,
                          .nobody = situation_.presence == room::Presence::nobody,
                          .heating = command_.heating,
                          .steady = is_steady(),
                          .cooled_last = climate_.need().direction == control::Direction::cooling},
                         now);
  const bool moves =
      readings_.bedroom_motion.value_or(false) || readings_.bathroom_motion.value_or(false);
  const room::QuietHours quiet = wish.plan == nullptr ? room::QuietHours{} : wish.plan->quiet_hours;
  situation_.path_light = path_light_.update(moves, is_dark(), situation_, quiet, now);
  const int minutes = wish.plan == nullptr ? 0 : wish.plan->climate.recovery_min;
  situation_.setback = recovery_.setback(minutes);
}

Outputs Controller::step(const Wish& wish, const Readings& readings, room::Time now) {
  readings_ = readings;
  sense(wish, now);
  decision_ = room::decide(wish.plan, wish.hand, situation_, fixtures_);
  if (planted(PlantedBug::agent_ignores_limits) && decision_.climate.wanted) {
    decision_.climate.setpoint = decision_.climate.wanted;
  }
  control_climate(now);
  lighting_.aim(decision_, now);
  Outputs outputs;
  outputs.heating = command_.heating;
  outputs.cooling = command_.cooling;
  outputs.fan = command_.fan;
  outputs.ventilation = decision_.ventilation.value;
  for (const room::LightDecision& light : decision_.lights) {
    check(outputs.lights.push_back({light.fixture, light.level}), "a level for every fixture");
  }
  return outputs;
}

/// The mode that is decided; without an air temperature the drip pan bounds it here, because the lost
/// sensor outranks the pan among the reasons, and cooling may go on blindly.
room::ClimateMode Controller::mode() const {
  const room::ClimateMode mode = decision_.mode.value;
  if (sensing_.air() || !readings_.condensate.value_or(false)) return mode;
  return control::allows(mode, control::Direction::heating) ? room::ClimateMode::heat
                                                            : room::ClimateMode::off;
}

/// The frost is a precaution: the room is open and nothing tells how cold it is.
bool Controller::guards() const {
  return situation_.protection == room::Protection::frost && !protection_.frost();
}

void Controller::control_climate(room::Time now) {
  const auto& band = decision_.climate.band;
  command_ = climate_.step({.band = band,
                            .mode = mode(),
                            .fan = decision_.fan.value,
                            .air = sensing_.air(),
                            .water = control::believable_water(readings_.water),
                            .frost_guard = guards()},
                           now);
  const bool disturbed = situation_.protection != room::Protection::none ||
                         sensing_.faults().jumping || sensing_.faults().frozen;
  watch_.update(command_, band, sensing_.air(), readings_.fan_runs, disturbed, now);
  recovery_.observe(command_, band, sensing_.air(), disturbed, now);
}

void Controller::tell_faults(FaultSet& faults) const {
  using room::Fault;
  const control::AirFaults& air = sensing_.faults();
  faults.set(Fault::air_sensor, air.lost);
  faults.set(Fault::air_fallback, air.fallback);
  faults.set(Fault::air_frozen, air.frozen);
  faults.set(Fault::air_jumping, air.jumping);
  faults.set(Fault::opening_stuck, protection_.opening_stuck());
  faults.set(Fault::frost, protection_.frost());
  faults.set(Fault::overheat, protection_.overheat());
  faults.set(Fault::fan, watch_.faults().fan);
  faults.set(Fault::heating, watch_.faults().heating);
  faults.set(Fault::cooling, watch_.faults().cooling);
  faults.set(Fault::door, occupancy_.faults().door);
  faults.set(Fault::motion, occupancy_.faults().motion);
  faults.set(Fault::lamp, lighting_.disobeyed());
}

}  // namespace innkeeper::agent
