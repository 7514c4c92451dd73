// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guests/guest_desk.hpp"

#include <utility>

namespace innkeeper::hub {

Answer GuestDesk::answer(const GuestRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

Answer GuestDesk::answer(const GetPreferences& request, Turn&) {
  std::optional<Preferences> stored = guests_.preferences(request.profile);
  if (!stored) return NotFound{"nothing is stored for this guest profile"};
  return *std::move(stored);
}

Answer GuestDesk::answer(const PutPreferences& request, Turn& turn) {
  std::vector<FieldError> errors = validate(request.preferences);
  if (!is_profile_key(request.profile)) {
    errors.push_back({"", "a guest profile key is 1 to " + std::to_string(kMaxProfileBytes) +
                              " printable ASCII characters without blanks or '/'"});
  }
  if (!errors.empty()) return Invalid{std::move(errors)};
  guests_.put(request.profile, request.preferences, turn.utc());
  audit_.record(turn, {std::nullopt, "guest.preferences", "", "replaced", ""});
  replan_rooms_of(request.profile, turn);
  return Done{};
}

Answer GuestDesk::answer(const ForgetPreferences& request, Turn& turn) {
  if (!guests_.preferences(request.profile)) {
    return NotFound{"nothing is stored for this guest profile"};
  }
  guests_.erase(request.profile);
  audit_.record(turn, {std::nullopt, "guest.preferences", "", "erased", ""});
  replan_rooms_of(request.profile, turn);
  return Done{};
}

void GuestDesk::replan_rooms_of(const std::string& profile, Turn& turn) const {
  for (const room::RoomId& id : stays_.rooms_of(profile)) {
    const std::size_t index = rooms_.by_id(id);
    if (index < rooms_.size()) turn.replan(index);
  }
}

}  // namespace innkeeper::hub
