// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/one_room.hpp"

#include <algorithm>

#include "hub/core/text.hpp"

namespace innkeeper::simtest {

bool PreferencesStayWithTheirGuest::is_wished_in(std::string_view room,
                                                 room::Temperature value) const {
  const std::string text = std::to_string(value.milli_celsius());
  const auto wishes = [&](const std::string& key) {
    const auto* row = seen.oracle.find<hub::PreferenceRow>(key);
    return row != nullptr && row->value == text;
  };
  const auto profiles = seen.oracle.profiles_in(room);
  return std::any_of(profiles.begin(), profiles.end(), [&](const std::string& profile) {
    return wishes(profile + "/climate.comfort") ||
           wishes(profile + "/" + std::string(hub::kChainPrefix) + "climate.comfort");
  });
}

void PreferencesStayWithTheirGuest::on_commit() {
  for (const config::Room& room : seen.property.rooms) {
    const room::Plan* plan = seen.oracle.plan_of(room.id.view());
    if (plan == nullptr || plan->climate.comfort_source != room::Source::guest) continue;
    if (is_wished_in(room.id.view(), plan->climate.comfort)) continue;
    broken(Invariant::i15_one_room, kHotel,
           "the plan of room " + room.number + " carries a guest's " +
               hub::text_of(plan->climate.comfort) + ", which nobody there has stored");
  }
}

void PreferencesStayWithTheirGuest::on_publish(int subject, std::string_view room,
                                               const std::string&) {
  const room::Plan* plan = seen.oracle.plan_of(room);
  const auto before = published_.find(room);
  if (plan == nullptr || plan->climate.comfort_source != room::Source::guest) {
    if (before != published_.end()) published_.erase(before);
    return;
  }
  const room::Temperature value = plan->climate.comfort;
  const auto enters = [room](const Oracle::Change& change) {
    const auto in_it = [room](const std::optional<hub::Row>& row) {
      const auto* stay = row ? std::get_if<hub::StayRow>(&*row) : nullptr;
      return stay != nullptr && stay->status == hub::StayStatus::in_house &&
             stay->room.view() == room;
    };
    return in_it(change.after) && !in_it(change.before);
  };
  const auto& changes = seen.oracle.last_changes();
  const bool is_entered = std::any_of(changes.begin(), changes.end(), enters);
  for (const auto& [other, published] : published_) {
    if (!is_entered || published != value || other == room || is_wished_in(other, value)) continue;
    broken(Invariant::i15_one_room, subject,
           "the plan with " + hub::text_of(value) + " left for this room before " + other +
               ", which the guest left, heard of it");
  }
  published_.insert_or_assign(std::string(room), value);
}

}  // namespace innkeeper::simtest
