// SPDX-License-Identifier: Apache-2.0
#include "hub/core/watch/changes.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::hub {

std::string_view name_of(Aspect aspect) {
  switch (aspect) {
    case Aspect::plan: return "plan";
    case Aspect::confirmation: return "confirmation";
    case Aspect::report: return "report";
    case Aspect::link: return "link";
    case Aspect::state: return "state";
  }
  panic("an aspect has a name");
}

void Changes::on_audited(const std::optional<room::RoomId>& room, std::string_view what) {
  const auto is_of = [what](std::string_view area) { return what.starts_with(area); };
  if (is_of("property.")) property_ = true;
  if (is_of("house.")) house_action_ = true;
  if (is_of("account.") || is_of("session.ended") || is_of("token.revoked")) access_ = true;
  if (!room) return;
  if (is_of("override.")) overridden_.insert(*room);
  // Guests come and go without a word here: whoever may see rooms learns it from the room's line.
  if (is_of("override.") || is_of("room.")) audited_.insert(*room);
}

}  // namespace innkeeper::hub
