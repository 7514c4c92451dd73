// SPDX-License-Identifier: Apache-2.0
#include "shared/room/plan.hpp"

#include <string_view>

namespace innkeeper::room {
namespace {

/// Collects violations; more than fit are dropped, since the first ones suffice to mend a plan.
class Collector {
 public:
  void add(std::string_view at, Code code, std::string_view last_element = {}) {
    Violation violation{{}, code};
    bool fits = violation.at.append(at);
    if (!last_element.empty()) fits = fits && violation.at.append(last_element);
    check(fits, "the pointers of a plan fit into a Violation");
    static_cast<void>(violations_.push_back(violation));
  }

  void require(bool rule_holds, std::string_view at, Code code) {
    if (!rule_holds) add(at, code);
  }

  [[nodiscard]] const Violations& violations() const { return violations_; }

 private:
  Violations violations_;
};

bool is_moment(UtcTime t) { return t > UtcTime{} && t <= kLatestTime; }

bool is_target(Temperature t) { return t >= kLowestTarget && t <= kHighestTarget; }

void check_climate(const ClimatePlan& climate, Collector& found) {
  found.require(is_target(climate.comfort), "/climate/comfort", Code::range);
  found.require(is_target(climate.vacant.heat), "/climate/vacant/heat", Code::range);
  found.require(is_target(climate.vacant.cool), "/climate/vacant/cool", Code::range);
  found.require(is_target(climate.min), "/climate/min", Code::range);
  found.require(is_target(climate.max), "/climate/max", Code::range);
  found.require(!climate.night || is_target(*climate.night), "/climate/night", Code::range);
  found.require(climate.recovery_min <= kMaxRecoveryMinutes, "/climate/recovery_min", Code::range);
  if (climate.demand) {
    const TemperatureDelta by = climate.demand->by;
    found.require(by >= kLeastDemand && by <= kMostDemand, "/climate/demand/by", Code::range);
    found.require(is_moment(climate.demand->until), "/climate/demand/until", Code::range);
  }
  found.require(climate.min <= climate.max, "/climate/max", Code::contradiction);
  found.require(climate.vacant.cool - climate.vacant.heat >= kDeadBand, "/climate/vacant/cool",
                Code::contradiction);
}

void check_lights(const FixtureLevels& levels, const Fixtures& fixtures, Collector& found) {
  std::size_t name_bytes = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const FixtureName& fixture = levels[i].fixture;
    name_bytes += fixture.size();
    if (!contains(fixtures, fixture)) {
      found.add("/lights/welcome/", Code::unknown_fixture, fixture.view());
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (levels[j].fixture == fixture) {
        found.add("/lights/welcome/", Code::duplicate_key, fixture.view());
      }
    }
  }
  found.require(name_bytes <= kMaxFixtureNameBytes, "/lights/welcome", Code::too_many);
}

void check_brightness(const SceneBrightness& brightness, Collector& found) {
  const auto is_light = [](const std::optional<Percent>& level) {
    return !level || *level > Percent::zero();
  };
  found.require(is_light(brightness.relax), "/lights/brightness/relax", Code::range);
  found.require(is_light(brightness.read), "/lights/brightness/read", Code::range);
  found.require(is_light(brightness.night), "/lights/brightness/night", Code::range);
}

void check_hours(const Plan& plan, Collector& found) {
  const QuietHours& quiet = plan.quiet_hours;
  found.require(quiet.from < kMinutesOfDay, "/quiet_hours/from", Code::range);
  found.require(quiet.to < kMinutesOfDay, "/quiet_hours/to", Code::range);
  found.require(quiet.from != quiet.to, "/quiet_hours/to", Code::contradiction);
  found.require(!plan.wake || is_moment(plan.wake->at), "/wake/at", Code::range);
}

void check_given(const GivenHand& given, Collector& found) {
  found.require(given.stamp >= 1, "/given/stamp", Code::range);
  found.require(!given.setpoint || is_target(*given.setpoint), "/given/setpoint", Code::range);
  found.require(given.says_anything(), "/given", Code::missing);
}

void check_overrides(const Plan& plan, Collector& found) {
  found.require(!plan.housekeeping || is_moment(plan.housekeeping->until), "/housekeeping/until",
                Code::range);
  if (!plan.maintenance) return;
  const MaintenanceOverride& held = *plan.maintenance;
  found.require(!held.setpoint || is_target(*held.setpoint), "/maintenance/setpoint", Code::range);
  found.require(held.mode || held.setpoint || held.fan || held.lights, "/maintenance",
                Code::missing);
  const bool locked_out = held.mode == ClimateMode::off;
  found.require(!locked_out || !held.setpoint, "/maintenance/setpoint", Code::contradiction);
  found.require(!locked_out || !held.fan, "/maintenance/fan", Code::contradiction);
}

}  // namespace

Violations validate(const Plan& plan, const Fixtures& fixtures) {
  Collector found;
  found.require(plan.id.epoch >= 1 && plan.id.epoch <= kMaxEpoch, "/epoch", Code::range);
  found.require(plan.id.version >= 1, "/version", Code::range);
  found.require(plan.guests <= kMaxGuests, "/guests", Code::range);
  check_climate(plan.climate, found);
  check_lights(plan.lights.welcome, fixtures, found);
  check_brightness(plan.lights.brightness, found);
  check_hours(plan, found);
  check_overrides(plan, found);
  if (plan.given) check_given(*plan.given, found);
  return found.violations();
}

}  // namespace innkeeper::room
