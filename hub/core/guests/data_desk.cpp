// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guests/data_desk.hpp"

#include <string>
#include <utility>

#include "hub/core/guests/learning.hpp"

namespace innkeeper::hub {
namespace {

std::string summary(const ErasureView& view) {
  return std::to_string(view.preferences) + " preferences, " + std::to_string(view.stays) +
         " stays" + (view.learned ? ", what was learned" : "") + (view.consent ? ", consent" : "");
}

}  // namespace

Answer DataDesk::answer(const DataRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

bool DataDesk::is_known(const std::string& profile) {
  return is_profile_key(profile) &&
         (parts_.guests.knows(profile) || !parts_.stays.of_profile(profile).empty());
}

Answer DataDesk::answer(const ExportGuest& request, Turn& turn) {
  const std::string& profile = request.profile;
  if (!is_known(profile)) return NotFound{"nothing is stored for this guest profile"};
  GuestExport out;
  out.profile = profile;
  out.preferences = parts_.guests.values(profile);
  out.consent = parts_.guests.consent_row(profile);
  out.learned = parts_.guests.learned(profile);
  if (out.learned) out.learned_because = explain(*out.learned);
  for (StayRow& row : parts_.stays.of_profile(profile)) {
    out.stays.push_back(exported(std::move(row)));
  }
  parts_.audit.record(turn, {std::nullopt, "guest.data", "", "exported", ""});
  return out;
}

ExportedStay DataDesk::exported(StayRow row) const {
  ExportedStay stay{std::move(row), {}, false, {}, {}, {}, {}};
  const std::size_t room = parts_.rooms.by_id(stay.row.room);
  if (room == parts_.rooms.size()) return stay;
  stay.number = parts_.rooms.room(room).number;
  if (stay.row.status != StayStatus::in_house) return stay;
  stay.is_shared = parts_.stays.count(stay.row.room) > 1;
  if (stay.is_shared) return stay;
  stay.hand = parts_.hands.told(room);
  stay.given = parts_.hands.given(room);
  stay.wake_calls = parts_.wakes.calls(room);
  stay.complaints = parts_.comfort.said(room);
  return stay;
}

Answer DataDesk::answer(const ForgetGuest& request, Turn& turn) {
  const std::string& profile = request.profile;
  if (!is_known(profile)) return NotFound{"nothing is stored for this guest profile"};
  ErasureView view;
  for (const std::size_t room : rooms_of(profile)) {
    turn.replan(room);
    if (parts_.stays.count(parts_.rooms.room(room).id) <= 1) parts_.comfort.forget(room);
    if (clear_hand(room, turn)) ++view.hands;
    view.wake_calls += parts_.wakes.calls(room).size();
  }
  for (const StayRow& row : parts_.stays.of_profile(profile)) {
    if (row.status != StayStatus::in_house) parts_.feed.forget(row.reservation);
    turn.add(ForgetPeople{row.room});
    if (row.left_room) turn.add(ForgetPeople{*row.left_room});
  }
  const GuestBook::Erased guest = parts_.guests.erase(profile);
  const StayBook::Forgotten stays = parts_.stays.forget(profile);
  view.preferences = guest.preferences;
  view.learned = guest.learned;
  view.consent = guest.consent;
  view.stays = stays.erased;
  view.stays_in_house = stays.in_house;
  // Without the room, which would say who it was.
  parts_.audit.record(turn, {std::nullopt, "guest.data", summary(view), "erased", ""});
  return view;
}

std::vector<std::size_t> DataDesk::rooms_of(const std::string& profile) const {
  std::vector<std::size_t> rooms;
  for (const room::RoomId& id : parts_.stays.rooms_of(profile)) {
    const std::size_t index = parts_.rooms.by_id(id);
    if (index < parts_.rooms.size()) rooms.push_back(index);
  }
  return rooms;
}

bool DataDesk::clear_hand(std::size_t room, Turn& turn) {
  if (parts_.stays.count(parts_.rooms.room(room).id) > 1) return false;
  const auto hand = parts_.hands.told(room);
  const auto given = parts_.hands.given(room);
  room::Hand untouched;
  if (hand) untouched.service = hand->service;
  const bool is_set =
      (hand && *hand != untouched) || (given && (given->setpoint || given->fan || given->scene));
  if (!is_set) return false;
  room::GivenHand cleared;
  cleared.clear = true;
  // A wish of housekeeping is no preference: nobody shall walk in because a guest was forgotten.
  if (hand && hand->service != room::ServiceWish::none) cleared.service = hand->service;
  parts_.hands.give(room, cleared, turn);
  return true;
}

}  // namespace innkeeper::hub
