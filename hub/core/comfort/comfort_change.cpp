// SPDX-License-Identifier: Apache-2.0
#include "hub/core/comfort/comfort_change.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace innkeeper::hub {
namespace {

using room::Because;
using room::Temperature;

constexpr auto kHalfBand = room::TemperatureDelta::milli_kelvin(room::kDeadBand.milli_kelvin() / 2);

/// Who asks for comfort is there, or will be: what a room does while it is empty is not meant.
room::Situation with_guest(const RoomNow& room) {
  room::Situation situation =
      room.report != nullptr ? room.report->state.situation : room::Situation{};
  situation.presence = room::Presence::guest;
  situation.arrival = room::Arrival::past;
  situation.path_light = false;
  situation.wake_over = true;
  return situation;
}

/// The decision without what staff, property and safety do to the room.
room::Decision wished(const RoomNow& room, const room::Hand& hand) {
  room::Plan plan = room.plan;
  plan.maintenance.reset();
  plan.housekeeping.reset();
  plan.climate.demand.reset();
  plan.evacuation = false;
  room::Situation situation = with_guest(room);
  situation.protection = room::Protection::none;
  return room::decide(&plan, hand, situation, room.fixtures);
}

Temperature on_grid(Temperature air, bool up) {
  const std::int32_t value = air.milli_celsius();
  const std::int32_t below = (value >= 0 ? value / kSetpointGrid_mk
                                         : -((kSetpointGrid_mk - 1 - value) / kSetpointGrid_mk)) *
                             kSetpointGrid_mk;
  return Temperature::milli_celsius(up && below < value ? below + kSetpointGrid_mk : below);
}

ComfortChange change_climate(Complaint complaint, const RoomNow& room) {
  const bool up = asks_for_more(complaint);
  const room::ClimatePlan& limits = room.plan.climate;
  ComfortChange change;
  const Temperature set =
      wished(room, room.hand).climate.setpoint.value_or(room.plan.climate.comfort);
  Temperature base = set;
  // A room that is warmer than its set point would not move for a degree more of that.
  if (const auto air = room.air()) {
    base = up ? std::max(set, on_grid(*air, true)) : std::min(set, on_grid(*air, false));
  }
  const Temperature to = up ? std::max(std::min(base + kComplaintStep, limits.max), set)
                            : std::min(std::max(base - kComplaintStep, limits.min), set);
  change.from = set;
  change.to = to;
  change.goal = goal_of(complaint, to);
  const bool at_limit = up ? to >= limits.max : to <= limits.min;
  const auto air = room.air();
  change.is_exhausted = at_limit && air && is_there(complaint, *air, *change.goal);
  if (to != set) {
    change.step = up ? ComfortStep::raised_setpoint : ComfortStep::lowered_setpoint;
  }
  if (to == set || change.is_exhausted) change.hindrance = Hindrance::at_limit;
  return change;
}

std::optional<room::Percent> mean_of(const room::Decision& decision) {
  if (decision.lights.empty()) return std::nullopt;
  int sum = 0;
  for (const room::LightDecision& light : decision.lights) sum += light.level.value();
  return room::Percent::from(sum / static_cast<int>(decision.lights.size()));
}

/// The scene whose light is the next noticeable step from `now`.
ComfortChange change_light(Complaint complaint, const RoomNow& room) {
  constexpr std::array kScenes = {room::Scene::off,     room::Scene::night, room::Scene::relax,
                                  room::Scene::welcome, room::Scene::read,  room::Scene::cleaning};
  const bool up = asks_for_more(complaint);
  ComfortChange change;
  change.light_from = light_wanted(room);
  change.light_to = change.light_from;
  const int now = change.light_from ? change.light_from->value() : 0;
  for (const room::Scene scene : kScenes) {
    room::Hand hand = room.hand;
    hand.scene = scene;
    hand.lights.clear();
    const auto level = mean_of(wished(room, hand));
    if (!level) break;
    const int then = level->value();
    const bool is_step = up ? then * 100 >= now * kLightRatioPercent && then > now
                            : then * kLightRatioPercent <= now * 100 && then < now;
    const bool is_nearer =
        !change.scene || std::abs(then - now) < std::abs(change.light_to->value() - now);
    if (!is_step || !is_nearer) continue;
    change.scene = scene;
    change.light_to = level;
  }
  if (change.scene) {
    change.step = up ? ComfortStep::brightened_light : ComfortStep::dimmed_light;
  } else {
    change.hindrance = Hindrance::at_limit;
    change.is_exhausted = true;
  }
  return change;
}

std::optional<Hindrance> held_by(Because because) {
  constexpr std::array<std::pair<Because, Hindrance>, 6> kHolds{{
      {Because::evacuation, Hindrance::evacuation},
      {Because::maintenance, Hindrance::maintenance},
      {Because::opening, Hindrance::window_open},
      {Because::housekeeping, Hindrance::housekeeping},
      {Because::demand_response, Hindrance::demand_response},
      {Because::air_sensor, Hindrance::no_measurement},
  }};
  for (const auto& [reason, hindrance] : kHolds) {
    if (reason == because) return hindrance;
  }
  return std::nullopt;
}

struct Hold {
  std::optional<Hindrance> by;
  std::optional<room::UtcTime> until;
};

Hold climate_hold(Complaint complaint, const room::Decision& decision) {
  const room::ClimateMode mode = decision.mode.value;
  const bool runs =
      mode == room::ClimateMode::automatic ||
      mode == (asks_for_more(complaint) ? room::ClimateMode::heat : room::ClimateMode::cool);
  if (!runs) {
    return {held_by(decision.mode.because).value_or(Hindrance::climate_off), decision.mode.until};
  }
  return {held_by(decision.climate.because), decision.climate.until};
}

Hold light_hold(const room::Decision& decision) {
  for (const room::LightDecision& light : decision.lights) {
    if (const auto by = held_by(light.because)) return {by, light.until};
  }
  return {};
}

Hold hold_on(Complaint complaint, const RoomNow& room) {
  if (!room.online) return {Hindrance::offline, {}};
  const room::Decision decision =
      room::decide(&room.plan, room.hand, with_guest(room), room.fixtures);
  const bool climate = subject_of(complaint) == Subject::climate;
  const Hold hold = climate ? climate_hold(complaint, decision) : light_hold(decision);
  if (hold.by) return hold;
  if (room.report != nullptr) {
    if (room.report->state.situation.presence == room::Presence::nobody) {
      return {Hindrance::thought_empty, {}};
    }
    const auto& faults = room.report->faults;
    const bool hurts = std::any_of(faults.begin(), faults.end(),
                                   [&](room::Fault fault) { return matters(fault, complaint); });
    if (hurts) return {Hindrance::fault, {}};
  }
  if (climate && !room.air()) return {Hindrance::no_measurement, {}};
  return {};
}

}  // namespace

bool matters(room::Fault fault, Complaint complaint) {
  using room::Fault;
  const bool climate = subject_of(complaint) == Subject::climate;
  switch (fault) {
    case Fault::actuator: return true;
    case Fault::lamp: return !climate;
    case Fault::heating:
    case Fault::frost: return complaint == Complaint::too_cold;
    case Fault::cooling:
    case Fault::overheat: return complaint == Complaint::too_warm;
    case Fault::air_sensor:
    case Fault::air_frozen:
    case Fault::air_jumping:
    case Fault::opening_stuck:
    case Fault::fan: return climate;
    case Fault::memory:
    case Fault::memory_lost:
    case Fault::air_fallback:
    case Fault::door:
    case Fault::motion:
    case Fault::unknown: return false;
  }
  return false;
}

Temperature goal_of(Complaint complaint, Temperature setpoint) {
  return asks_for_more(complaint) ? setpoint - kHalfBand - kGoalTolerance
                                  : setpoint + kHalfBand + kGoalTolerance;
}

bool is_there(Complaint complaint, Temperature air, Temperature goal) {
  return asks_for_more(complaint) ? air >= goal : air <= goal;
}

std::optional<std::chrono::seconds> estimate(const RoomNow& room, Temperature goal) {
  const auto air = room.air();
  if (!air) return std::nullopt;
  const std::int64_t drift = room.report->state.situation.setback.milli_kelvin();
  const std::int64_t within = std::int64_t{room.plan.climate.recovery_min} * 60;
  if (drift <= 0 || within == 0) return std::nullopt;
  const std::int64_t way = std::abs((goal - *air).milli_kelvin());
  return std::chrono::seconds((way * within + drift - 1) / drift);
}

std::optional<room::Percent> light_wanted(const RoomNow& room) {
  return mean_of(wished(room, room.hand));
}

std::optional<room::Percent> light_told(const RoomNow& room) {
  if (room.report == nullptr || room.report->state.lights.empty()) return std::nullopt;
  int sum = 0;
  for (const room::FixtureLevel& light : room.report->state.lights) sum += light.level.value();
  return room::Percent::from(sum / static_cast<int>(room.report->state.lights.size()));
}

std::optional<Hindrance> hindrance_of(Complaint complaint, const RoomNow& room) {
  return hold_on(complaint, room).by;
}

ComfortChange change_for(Complaint complaint, const RoomNow& room) {
  ComfortChange change = subject_of(complaint) == Subject::climate ? change_climate(complaint, room)
                                                                   : change_light(complaint, room);
  if (change.hindrance) return change;
  const Hold hold = hold_on(complaint, room);
  change.hindrance = hold.by;
  change.until = hold.until;
  return change;
}

}  // namespace innkeeper::hub
