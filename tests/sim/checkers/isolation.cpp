// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/isolation.hpp"

#include <algorithm>

#include "hub/core/text.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::simtest {
namespace {

std::string listed(const std::set<std::string>& reservations) {
  std::string text = "{";
  for (const std::string& each : reservations) text += " " + each;
  return text + " }";
}

}  // namespace

Tenancy HandsStayWithTheirTenancy::tenancy_of(std::string_view id, const room::Plan* plan,
                                              std::uint32_t digest) const {
  if (plan == nullptr) return {};
  const Tenancy* made_for = seen.oracle.made_for(id, plan->id, digest);
  return made_for == nullptr ? Tenancy{} : *made_for;
}

void HandsStayWithTheirTenancy::on_hand(const RoomSight& sight, const HandAtPanel& what) {
  const Tenancy now = tenancy_of(sight.id, sight.agent.plan(), sight.agent.digest());
  Hands& hands = hands_[sight.room];
  if (what.setpoint) hands.setpoints[*what.setpoint].push_back(now);
  if (what.light) {
    hands.lights[{std::string(what.light->fixture.view()), what.light->level}].push_back(now);
  }
}

bool HandsStayWithTheirTenancy::may_come_along(room::Temperature value, const Tenancy& now) const {
  const auto brings = [&](const std::vector<Tenancy>& set_by) {
    return std::any_of(set_by.begin(), set_by.end(),
                       [&](const Tenancy& each) { return seen.oracle.may_bring(each, now); });
  };
  const auto given = given_.find(value);
  if (given != given_.end() && brings(given->second)) return true;
  return std::any_of(hands_.begin(), hands_.end(), [&](const Hands& room) {
    const auto set = room.setpoints.find(value);
    return set != room.setpoints.end() && brings(set->second);
  });
}

void HandsStayWithTheirTenancy::on_commit() {
  for (const Oracle::Change& change : seen.oracle.last_changes()) {
    const auto* row = change.after ? std::get_if<hub::RoomRow>(&*change.after) : nullptr;
    if (row == nullptr) continue;
    const room::Plan* plan = seen.oracle.plan_of(change.key);
    if (plan != nullptr && plan->given && plan->given->setpoint) {
      look_at_given(change.key, *plan, crc32(row->plan));
    }
  }
}

void HandsStayWithTheirTenancy::look_at_given(const std::string& id, const room::Plan& plan,
                                              std::uint32_t digest) {
  const room::Temperature value = *plan.given->setpoint;
  const Tenancy now = tenancy_of(id, &plan, digest);
  std::vector<Tenancy>& given = given_[value];
  const bool is_known = std::any_of(given.begin(), given.end(), [&](const Tenancy& each) {
    return each.serial == now.serial && each.reservations == now.reservations;
  });
  if (is_known) return;
  if (may_come_along(value, now)) {
    given.push_back(now);
  } else {
    broken(Invariant::i1_isolation, kHotel,
           "the plan of " + id + " gives set point " + hub::text_of(value) + " to " +
               listed(now.reservations) + ", who were nowhere where it was set");
  }
}

void HandsStayWithTheirTenancy::look(std::size_t room, std::vector<Tenancy>& set_by,
                                     const Tenancy& now, const std::string& what) {
  // What staff set in a room that was nobody's may stay: who was there all the time without the
  // hub's knowledge must not lose anything.
  const bool theirs = std::any_of(set_by.begin(), set_by.end(), [&](const Tenancy& each) {
    return each.reservations.empty() || seen.oracle.same(each, now);
  });
  if (!theirs) {
    broken(Invariant::i1_isolation, static_cast<int>(room),
           what + " set by " + (set_by.empty() ? "nobody" : listed(set_by.back().reservations)) +
               " is in force for " + listed(now.reservations));
  } else if (set_by.back().reservations != now.reservations) {
    set_by.push_back(now);
  }
}

void HandsStayWithTheirTenancy::on_step(const RoomSight& sight) {
  const room::Hand& hand = sight.agent.hand();
  Hands& hands = hands_[sight.room];
  if (hands.digest == sight.agent.digest() && hands.looked_at == hand) return;
  hands.digest = sight.agent.digest();
  hands.looked_at = hand;
  if (!hand.setpoint && hand.lights.empty()) return;
  const room::Plan* plan = sight.agent.plan();
  const Tenancy now = tenancy_of(sight.id, plan, sight.agent.digest());
  if (hand.setpoint) {
    std::vector<Tenancy>& set_by = hands.setpoints[*hand.setpoint];
    const bool is_given = plan != nullptr && plan->given && plan->given->setpoint == hand.setpoint;
    const bool is_known = std::any_of(set_by.begin(), set_by.end(), [&](const Tenancy& each) {
      return each.reservations == now.reservations;
    });
    if (is_given && !is_known && may_come_along(*hand.setpoint, now)) set_by.push_back(now);
    look(sight.room, set_by, now, "set point " + hub::text_of(*hand.setpoint));
  }
  for (const room::FixtureLevel& light : hand.lights) {
    const std::string fixture(light.fixture.view());
    look(sight.room, hands.lights[{fixture, light.level}], now, "light " + fixture);
  }
}

void WakeCallsStayWithTheirGuests::on_commit() {
  for (const auto& [key, any] : seen.oracle.rows<hub::WakeRow>()) {
    const auto& row = std::get<hub::WakeRow>(any);
    const Tenancy& now = seen.oracle.tenancy_of(row.room.view());
    Tenancy& then = made_for_[key];
    const bool others = !then.reservations.empty() && !now.reservations.empty() &&
                        then.serial != now.serial && !seen.oracle.same(then, now);
    if (others) {
      broken(Invariant::i1_isolation, kHotel,
             "the wake call " + key + " of " + listed(then.reservations) + " is kept for " +
                 listed(now.reservations));
    }
    if (!now.reservations.empty()) then = now;
  }
  std::erase_if(made_for_, [this](const auto& each) {
    return seen.oracle.find<hub::WakeRow>(each.first) == nullptr;
  });
}

}  // namespace innkeeper::simtest
