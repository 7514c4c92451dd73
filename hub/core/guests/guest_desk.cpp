// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guests/guest_desk.hpp"

#include <utility>

#include "hub/core/guests/learning.hpp"

namespace innkeeper::hub {
namespace {

constexpr const char* kNothing = "nothing is stored for this guest profile";

}  // namespace

Answer GuestDesk::answer(const GuestRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

Answer GuestDesk::answer(const GetPreferences& request, Turn&) {
  std::optional<Preferences> stored = guests_.preferences(request.profile);
  if (!stored) return NotFound{kNothing};
  return *std::move(stored);
}

Answer GuestDesk::answer(const ShowGuest& request, Turn&) {
  if (!is_profile_key(request.profile) || !guests_.knows(request.profile))
    return NotFound{kNothing};
  GuestView view;
  view.preferences = guests_.preferences(request.profile).value_or(Preferences{});
  view.values = guests_.values(request.profile);
  view.learning = guests_.consent(request.profile);
  if (const auto learned = guests_.learned(request.profile)) view.learned = explain(*learned);
  return view;
}

Answer GuestDesk::answer(const PutPreferences& request, Turn& turn) {
  return change(request.profile,
                {request.preferences, {}, true, Provenance::declared, Scope::property}, turn);
}

Answer GuestDesk::answer(const ChangePreferences& request, Turn& turn) {
  return change(request.profile, request.edit, turn);
}

Answer GuestDesk::change(const std::string& profile, const PreferenceEdit& edit, Turn& turn) {
  std::vector<FieldError> errors = guests_.refusals(profile, edit);
  if (!errors.empty()) return Invalid{std::move(errors)};
  guests_.apply(profile, edit, turn.utc());
  audit_.record(turn,
                {std::nullopt, "guest.preferences", "", edit.replaces_all ? "replaced" : "changed",
                 std::string(name_of(edit.provenance)) + ", " + std::string(name_of(edit.scope))});
  replan_rooms_of(profile, turn);
  return Done{};
}

Answer GuestDesk::answer(const SetConsent& request, Turn& turn) {
  std::vector<FieldError> errors = guests_.refusals(request.profile, {});
  if (!errors.empty()) return Invalid{std::move(errors)};
  const Consent before = guests_.consent(request.profile);
  guests_.set_consent(request.profile, request.learning, turn.utc());
  audit_.record(turn, {std::nullopt, "guest.consent", std::string(name_of(before)),
                       std::string(name_of(request.learning)), ""});
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
