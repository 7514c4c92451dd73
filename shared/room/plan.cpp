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

bool is_target(Temperature t) { return t >= kLowestTarget && t <= kHighestTarget; }

void check_climate(const ClimatePlan& climate, Collector& found) {
  found.require(is_target(climate.comfort), "/climate/comfort", Code::range);
  found.require(is_target(climate.vacant.heat), "/climate/vacant/heat", Code::range);
  found.require(is_target(climate.vacant.cool), "/climate/vacant/cool", Code::range);
  found.require(is_target(climate.min), "/climate/min", Code::range);
  found.require(is_target(climate.max), "/climate/max", Code::range);
  found.require(!climate.night || is_target(*climate.night), "/climate/night", Code::range);
  found.require(climate.recovery_min <= kMaxRecoveryMinutes, "/climate/recovery_min", Code::range);
  found.require(climate.min <= climate.max, "/climate/max", Code::contradiction);
  found.require(climate.vacant.cool - climate.vacant.heat >= kDeadBand, "/climate/vacant/cool",
                Code::contradiction);
}

void check_lights(const FixtureLevels& levels, const Fixtures& fixtures, Collector& found) {
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const FixtureName& fixture = levels[i].fixture;
    if (!contains(fixtures, fixture)) {
      found.add("/lights/welcome/", Code::unknown_fixture, fixture.view());
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (levels[j].fixture == fixture) {
        found.add("/lights/welcome/", Code::duplicate_key, fixture.view());
      }
    }
  }
}

void check_overrides(const Plan& plan, Collector& found) {
  if (plan.housekeeping) {
    const UtcTime until = plan.housekeeping->until;
    found.require(until > UtcTime{} && until <= kLatestTime, "/housekeeping/until", Code::range);
  }
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
  check_overrides(plan, found);
  return found.violations();
}

}  // namespace innkeeper::room
