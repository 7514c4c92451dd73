// SPDX-License-Identifier: Apache-2.0
#include "hub/core/desk/preview_desk.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "hub/core/rooms/planner.hpp"
#include "hub/core/text.hpp"

namespace innkeeper::hub {
namespace {

room::Temperature within(room::Temperature wanted, const room::ClimatePlan& climate) {
  return std::clamp(wanted, climate.min, climate.max);
}

RoomTargets targets_in(const room::Plan& plan) {
  RoomTargets targets;
  targets.comfort = within(plan.climate.comfort, plan.climate);
  if (plan.climate.night) targets.night = within(*plan.climate.night, plan.climate);
  targets.fan = plan.climate.fan;
  targets.welcome = plan.lights.welcome;
  targets.brightness = plan.lights.brightness;
  targets.units = plan.units;
  return targets;
}

}  // namespace

Answer PreviewDesk::answer(const PreviewPreferences& request, Turn& turn) {
  std::vector<FieldError> errors = guests_.refusals(request.profile, request.edit);
  if (!errors.empty()) return Invalid{std::move(errors)};
  if (!request.number.empty() && rooms_.by_number(request.number) == rooms_.size()) {
    return no_room(request.number);
  }
  const GuestWish wish = guests_.rehearse(request.profile, request.edit, turn.utc());
  PreviewView view;
  for (const std::size_t room : rooms_to_show(request)) {
    view.rooms.push_back(preview(room, request.profile, wish));
  }
  return view;
}

std::vector<std::size_t> PreviewDesk::rooms_to_show(const PreviewPreferences& request) const {
  if (!request.number.empty()) return {rooms_.by_number(request.number)};
  std::vector<std::size_t> rooms;
  for (const room::RoomId& id : stays_.rooms_of(request.profile)) {
    if (const std::size_t room = rooms_.by_id(id); room < rooms_.size()) rooms.push_back(room);
  }
  if (!rooms.empty()) return rooms;
  std::set<std::size_t> types;
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    if (types.insert(rooms_.room(i).type).second) rooms.push_back(i);
  }
  return rooms;
}

PreviewView::Room PreviewDesk::preview(std::size_t room, const std::string& profile,
                                       const GuestWish& wish) {
  std::vector<StayRow> stays = stays_.in_room(rooms_.room(room).id);
  const auto is_theirs = [&](const StayRow& stay) { return stay.profile == profile; };
  const bool in_house = std::any_of(stays.begin(), stays.end(), is_theirs);
  if (!in_house) {
    // As if alone in it: those who are there now will have left.
    StayRow alone;
    alone.room = rooms_.room(room).id;
    alone.profile = profile;
    stays.assign(1, alone);
  }
  std::vector<GuestWish> before;
  std::vector<GuestWish> after;
  for (const StayRow& stay : stays) {
    before.push_back(stay.profile ? guests_.wish(*stay.profile) : GuestWish{});
    after.push_back(is_theirs(stay) ? wish : before.back());
  }
  const room::Plan plan = compose_(room, stays, after);
  PreviewView::Room shown;
  shown.number = rooms_.room(room).number;
  shown.type = rooms_.type_of(room).name;
  shown.in_house = in_house;
  shown.before = targets_in(compose_(room, stays, before));
  shown.after = targets_in(plan);
  shown.notes = notes(room, plan, wish, in_house);
  const Agreement agreement = agreement_of({.type = rooms_.type_of(room),
                                            .stays = stays,
                                            .guests = after,
                                            .given = {},
                                            .wake = {},
                                            .sharers = rooms_.property().stays.sharers});
  if (!agreement.sentence.empty()) shown.notes.push_back(agreement.sentence);
  return shown;
}

std::vector<std::string> PreviewDesk::notes(std::size_t room, const room::Plan& plan,
                                            const GuestWish& wish, bool in_house) const {
  std::vector<std::string> notes;
  const room::ClimatePlan& climate = plan.climate;
  const auto look = [&](const std::optional<room::Temperature>& wanted, const char* when) {
    if (!wanted || within(*wanted, climate) == *wanted) return;
    notes.push_back("this room allows " + text_of(climate.min) + " to " + text_of(climate.max) +
                    " °C, so that it is held at " + text_of(within(*wanted, climate)) + " " + when);
  };
  look(wish.preferences.comfort, "by day");
  look(wish.preferences.night, "by night");
  for (const room::FixtureLevel& light : wish.preferences.welcome) {
    if (room::contains(rooms_.type_of(room).fixtures, light.fixture)) continue;
    notes.push_back("this room has no light called " + std::string(light.fixture.view()));
  }
  const auto hand = in_house ? hands_.told(room) : std::nullopt;
  if (hand && hand->setpoint) {
    notes.push_back("a set point of " + text_of(*hand->setpoint) +
                    " °C was chosen in the room, and counts until the guest leaves");
  }
  return notes;
}

}  // namespace innkeeper::hub
