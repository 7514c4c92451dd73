// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/stay_facts.hpp"

#include <optional>
#include <string>

#include "hub/core/guests/preferences.hpp"

namespace innkeeper::hub {

void take_facts(const StayFacts& facts, StayRow& row, Turn& turn) {
  const auto take = [&](std::string& known, const std::optional<std::string>& said,
                        const char* what) {
    if (!said) return;
    if (said->size() <= kMaxFactBytes) {
      known = *said;
      return;
    }
    turn.note(Severity::warning, "stay_fact_too_long",
              {{"what", what}, {"bytes", std::to_string(said->size())}});
  };
  if (facts.arrival) row.arrival_day = facts.arrival;
  if (facts.departure) row.departure_day = facts.departure;
  if (facts.persons) row.persons = facts.persons;
  if (row.forgotten) return;
  take(row.language, facts.language, "language");
  take(row.vip, facts.vip, "vip");
  take(row.tier, facts.tier, "tier");
  take(row.greeting, facts.greeting, "greeting");
  if (!facts.profile) return;
  if (facts.profile->empty()) {
    row.profile.reset();
  } else if (is_profile_key(*facts.profile)) {
    row.profile = facts.profile;
  } else {
    turn.note(Severity::warning, "profile_is_no_key",
              {{"remedy", "the PMS must tell a key of 1 to 64 plain characters without '/'"}});
  }
}

}  // namespace innkeeper::hub
