// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checks.hpp"

#include <algorithm>

#include "device/agent/record.hpp"
#include "hub/core/text.hpp"
#include "shared/util/crc32.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::simtest {
namespace {

std::string name_of(const room::PlanId& id, std::uint32_t digest) {
  return hub::text_of(id) + "/" + hex(digest);
}

std::string listed(const std::set<std::string>& reservations) {
  std::string text = "{";
  for (const std::string& each : reservations) text += " " + each;
  return text + " }";
}

}  // namespace

void NothingLeavesBeforeItIsDurable::on_publish(int subject, std::string_view room,
                                                const std::string& bytes) {
  const auto row = oracle_.durable().rooms.find(room);
  if (row != oracle_.durable().rooms.end() && row->second.plan == bytes) return;
  judge_.broken("nothing leaves the hub before it is durable", subject,
                "published a plan that is not in the database: " + bytes);
}

const std::string* PreferencesStayWithTheirGuest::owner_in(const std::string& bytes) const {
  const auto plan = wire::decode_plan(bytes);
  if (!plan || plan->climate.comfort_source != room::Source::guest) return nullptr;
  const auto owner = owner_.find(plan->climate.comfort);
  return owner == owner_.end() ? nullptr : &owner->second;
}

void PreferencesStayWithTheirGuest::look(int subject, std::string_view room,
                                         const std::string& bytes, const char* what) {
  const std::string* owner = owner_in(bytes);
  if (owner == nullptr || oracle_.in_house(*owner, room)) return;
  judge_.broken("preferences stay with their guest", subject,
                std::string(what) + " carries the temperature of profile " + *owner +
                    " who is not in house there: " + bytes);
}

void PreferencesStayWithTheirGuest::on_publish(int subject, std::string_view room,
                                               const std::string& bytes) {
  look(subject, room, bytes, "a published plan");
}

void PreferencesStayWithTheirGuest::on_commit() {
  if (oracle_.changes() == seen_changes_) return;
  seen_changes_ = oracle_.changes();
  for (const auto& [room, row] : oracle_.durable().rooms) {
    look(kHotel, room, row.plan, "a durable plan");
  }
}

void PlansOnlyRise::on_applied(std::size_t room, const room::PlanId& id, std::uint32_t digest) {
  Applied& last = last_[room];
  if (id == last.id && digest == last.digest) return;
  if (id <= last.id) {
    judge_.broken("plans only rise", static_cast<int>(room),
                  name_of(id, digest) + " in force after " + name_of(last.id, last.digest));
  }
  last = {id, digest};
}

void ActuatorsRest::on_drive(std::size_t room, const agent::Outputs& outputs, bool taken) {
  if (last_[room] == outputs) {
    judge_.broken("actuators rest", static_cast<int>(room), "driven again to what they were");
  }
  // An actuator that refused may be anywhere: telling it anything is news.
  last_[room] = taken ? std::optional(outputs) : std::nullopt;
}

Tenancy HandsStayWithTheirTenancy::tenancy_of(std::string_view id, const room::Plan* plan,
                                              std::uint32_t digest) const {
  if (plan == nullptr) return {};
  const Tenancy* made_for = oracle_.made_for(id, plan->id, digest);
  return made_for == nullptr ? Tenancy{} : *made_for;
}

void HandsStayWithTheirTenancy::on_setpoint(std::size_t room, std::string_view id,
                                            const room::Plan* plan, std::uint32_t digest,
                                            room::Temperature value) {
  hands_[room].setpoints[value].push_back(tenancy_of(id, plan, digest));
}

void HandsStayWithTheirTenancy::on_light(std::size_t room, std::string_view id,
                                         const room::Plan* plan, std::uint32_t digest,
                                         const room::FixtureLevel& light) {
  hands_[room].lights[{std::string(light.fixture.view()), light.level}].push_back(
      tenancy_of(id, plan, digest));
}

bool HandsStayWithTheirTenancy::may_come_along(room::Temperature value, const Tenancy& now) const {
  const auto brings = [&](const std::vector<Tenancy>& set_by) {
    return std::any_of(set_by.begin(), set_by.end(),
                       [&](const Tenancy& each) { return oracle_.may_bring(each, now); });
  };
  const auto given = given_.find(value);
  if (given != given_.end() && brings(given->second)) return true;
  return std::any_of(hands_.begin(), hands_.end(), [&](const Hands& room) {
    const auto set = room.setpoints.find(value);
    return set != room.setpoints.end() && brings(set->second);
  });
}

void HandsStayWithTheirTenancy::on_commit() {
  if (oracle_.changes() == seen_changes_) return;
  seen_changes_ = oracle_.changes();
  for (const auto& [id, row] : oracle_.durable().rooms) {
    const auto plan = wire::decode_plan(row.plan);
    if (!plan || !plan->given || !plan->given->setpoint) continue;
    const room::Temperature value = *plan->given->setpoint;
    const Tenancy now = tenancy_of(id, &*plan, crc32(row.plan));
    std::vector<Tenancy>& given = given_[value];
    const bool is_known = std::any_of(given.begin(), given.end(), [&](const Tenancy& each) {
      return each.serial == now.serial && each.reservations == now.reservations;
    });
    if (is_known) continue;
    if (may_come_along(value, now)) {
      given.push_back(now);
    } else {
      judge_.broken("hands stay with their tenancy", kHotel,
                    "the plan of " + id + " gives set point " + hub::text_of(value) + " to " +
                        listed(now.reservations) + ", who were nowhere where it was set");
    }
  }
}

void HandsStayWithTheirTenancy::on_hand(std::size_t room, std::string_view id,
                                        const room::Plan* plan, std::uint32_t digest,
                                        const room::Hand& hand) {
  if (!hand.setpoint && hand.lights.empty()) return;
  const Tenancy now = tenancy_of(id, plan, digest);
  const auto look = [&](std::vector<Tenancy>& set_by, const std::string& what) {
    // What staff set in a room that was nobody's may stay: who was there all the time without the
    // hub's knowledge must not lose anything.
    const bool theirs = std::any_of(set_by.begin(), set_by.end(), [&](const Tenancy& each) {
      return each.reservations.empty() || oracle_.same(each, now);
    });
    if (theirs) {
      if (set_by.back().reservations != now.reservations) set_by.push_back(now);
      return;
    }
    judge_.broken("hands stay with their tenancy", static_cast<int>(room),
                  what + " set by " +
                      (set_by.empty() ? "nobody" : listed(set_by.back().reservations)) +
                      " is in force for " + listed(now.reservations));
  };
  if (hand.setpoint) {
    std::vector<Tenancy>& set_by = hands_[room].setpoints[*hand.setpoint];
    const bool is_given = plan != nullptr && plan->given && plan->given->setpoint == hand.setpoint;
    const bool is_known = std::any_of(set_by.begin(), set_by.end(), [&](const Tenancy& each) {
      return each.reservations == now.reservations;
    });
    if (is_given && !is_known && may_come_along(*hand.setpoint, now)) set_by.push_back(now);
    look(set_by, "set point " + hub::text_of(*hand.setpoint));
  }
  for (const room::FixtureLevel& light : hand.lights) {
    const std::string fixture(light.fixture.view());
    look(hands_[room].lights[{fixture, light.level}], "light " + fixture);
  }
}

void ReportsAreTrue::on_report(std::size_t room, const room::Report& report,
                               std::span<const std::span<const std::byte>> slots) {
  // A room whose memory fails says so instead.
  if (std::find(report.faults.begin(), report.faults.end(), room::Fault::memory) !=
      report.faults.end()) {
    return;
  }
  std::optional<agent::Generation> newest;
  for (const std::span<const std::byte> slot : slots) {
    const auto found = agent::decode(slot.first<agent::kRecordBytes>());
    if (found && (!newest || found->number > newest->number)) newest = found;
  }
  const std::uint32_t kept =
      newest && !newest->record.plan.empty() ? crc32(newest->record.plan.view()) : 0;
  if (kept == report.digest.value_or(0)) return;
  judge_.broken("reports are true", static_cast<int>(room),
                "reported " + name_of(report.applied, report.digest.value_or(0)) +
                    " while memory holds " + hex(kept));
}

}  // namespace innkeeper::simtest
