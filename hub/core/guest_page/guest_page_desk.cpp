// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guest_page/guest_page_desk.hpp"

#include <string>
#include <utility>

#include "hub/core/explain/explain.hpp"
#include "hub/core/guest_page/card_desk.hpp"
#include "hub/core/text.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {
namespace {

constexpr Access kGuestsOnly{false, {Role::guest}, {}, Holds::no_guest_data};

Unauthenticated ended() {
  return {"this card does not work any more, or never did; the front desk prints another one", {}};
}

std::vector<FieldError> errors_of(const ChangeOwnRoom& request, const room::ClimatePlan& limits) {
  std::vector<FieldError> errors;
  if (!request.setpoint && !request.scene && !request.service) {
    errors.push_back({"", "says nothing; give temperature, scene or service"});
  }
  if (request.setpoint && (*request.setpoint < limits.min || *request.setpoint > limits.max)) {
    errors.push_back({"/temperature", "is " + text_of(*request.setpoint) + "; this room allows " +
                                          text_of(limits.min) + " to " + text_of(limits.max)});
  }
  return errors;
}

}  // namespace

std::string_view name_of(RoomAnswer answer) {
  switch (answer) {
    case RoomAnswer::confirmed: return "confirmed";
    case RoomAnswer::sent: return "sent";
    case RoomAnswer::unreachable: return "unreachable";
    case RoomAnswer::refused: return "refused";
  }
  panic("an answer of a room is one of the enumerators");
}

std::string_view name_of(Memory memory) {
  switch (memory) {
    case Memory::unavailable: return "unavailable";
    case Memory::shared: return "shared";
    case Memory::unknown: return "unknown";
    case Memory::kept: return "kept";
    case Memory::refused: return "refused";
  }
  panic("a memory is one of the enumerators");
}

std::optional<std::size_t> GuestPageDesk::room_of(const Principal* who) const {
  if (who == nullptr || who->role != Role::guest || !who->room) return std::nullopt;
  const std::size_t room = parts_.rooms.by_id(*who->room);
  return room == parts_.rooms.size() ? std::nullopt : std::optional(room);
}

std::variant<std::size_t, Answer> GuestPageDesk::change_of(Turn& turn) {
  const auto room = room_of(turn.caller());
  if (!room) return ended();
  const std::string key(parts_.rooms.room(*room).id.view());
  if (const auto wait = changes_.wait(key, turn.now().steady)) return too_often(*wait);
  changes_.take(key, turn.now().steady);
  return *room;
}

Answer GuestPageDesk::answer(const OpenGuestPage& request, Turn& turn) {
  const Admission shown{kGuestsOnly, Carrier::cookie, request.hash, false};
  const AccountBook::Admitted admitted = parts_.accounts.admit(shown, turn.now());
  const auto room = room_of(std::get_if<Principal>(&admitted));
  if (room) return view(*room, turn);
  // Only who has no good card waits: all guests of a house may share one address.
  if (const auto wait = strangers_.wait(request.address, turn.now().steady)) {
    return too_often(*wait);
  }
  strangers_.take(request.address, turn.now().steady);
  return ended();
}

Answer GuestPageDesk::answer(const ShowOwnRoom&, Turn& turn) {
  const auto room = room_of(turn.caller());
  if (!room) return ended();
  return view(*room, turn);
}

Answer GuestPageDesk::answer(const ChangeOwnRoom& request, Turn& turn) {
  const auto found = change_of(turn);
  if (const auto* refused = std::get_if<Answer>(&found)) return *refused;
  const std::size_t room = std::get<std::size_t>(found);
  std::vector<FieldError> errors = errors_of(request, parts_.ledger.entry(room).plan.climate);
  if (!errors.empty()) return Invalid{std::move(errors)};
  if (request.service) {
    const std::string& number = parts_.rooms.room(room).number;
    Answer said = parts_.housekeeping.answer(
        HousekeepingRequest(SetService{number, *request.service, {}}), turn);
    if (!std::holds_alternative<Done>(said)) return said;
  }
  if (request.setpoint || request.scene) {
    room::GivenHand hand;
    hand.setpoint = request.setpoint;
    hand.scene = request.scene;
    parts_.hands.give(room, hand, turn);
  }
  return Done{};
}

Answer GuestPageDesk::answer(const ExplainOwnRoom&, Turn& turn) {
  const auto room = room_of(turn.caller());
  if (!room) return ended();
  const room::Decision in_force = decision(*room);
  ExplainView view;
  view.number = parts_.rooms.room(*room).number;
  view.told_by_room = parts_.courier.room(*room).link == wire::LinkState::online;
  // Without who of the staff did something, and what they wrote about it.
  view.parts = explain({.room = *room,
                        .decision = in_force,
                        .reasons = parts_.reasons,
                        .preference_note = {},
                        .now = turn.utc(),
                        .clock = parts_.clock});
  return view;
}

Answer GuestPageDesk::answer(const SetOwnMemory& request, Turn& turn) {
  const auto found = change_of(turn);
  if (const auto* refused = std::get_if<Answer>(&found)) return *refused;
  const std::size_t room = std::get<std::size_t>(found);
  const Memory before = memory(room);
  if (before == Memory::unavailable || before == Memory::shared) {
    return Conflict{"the house does not know whose preferences these are; ask the front desk"};
  }
  const std::string profile = *parts_.stays.in_room(parts_.rooms.room(room).id).front().profile;
  if (request.keep) {
    PreferenceEdit edit;
    const auto hand = parts_.hands.told(room);
    if (hand) edit.set.comfort = hand->setpoint;
    edit.set.language = request.language;
    edit.set.units = request.units;
    std::vector<FieldError> errors = validate(edit.set);
    if (!errors.empty()) return Invalid{std::move(errors)};
    parts_.guests.apply(profile, edit, turn.utc());
  } else {
    static_cast<void>(parts_.guests.erase(profile));
  }
  const Consent answer = request.keep ? Consent::given : Consent::refused;
  parts_.guests.set_consent(profile, answer, turn.utc());
  parts_.audit.record(turn,
                      {std::nullopt, "guest.consent", std::string(name_of(before)),
                       std::string(name_of(answer)), request.keep ? "" : "preferences erased"});
  for (const room::RoomId& id : parts_.stays.rooms_of(profile)) {
    const std::size_t index = parts_.rooms.by_id(id);
    if (index < parts_.rooms.size()) turn.replan(index);
  }
  return Done{};
}

room::Decision GuestPageDesk::decision(std::size_t room) const {
  const room::Plan& plan = parts_.ledger.entry(room).plan;
  const auto& report = parts_.courier.room(room).report;
  const room::Situation situation = report ? report->state.situation : room::Situation{};
  return room::decide(plan.id != room::PlanId{} ? &plan : nullptr,
                      parts_.hands.told(room).value_or(room::Hand{}), situation,
                      parts_.rooms.type_of(room).fixtures);
}

RoomAnswer GuestPageDesk::answer_of(std::size_t room) const {
  const Courier::Room& seen = parts_.courier.room(room);
  if (seen.link != wire::LinkState::online) return RoomAnswer::unreachable;
  switch (seen.delivery) {
    case Delivery::confirmed: return RoomAnswer::confirmed;
    case Delivery::rejected: return RoomAnswer::refused;
    case Delivery::unconfirmed: return RoomAnswer::unreachable;
    case Delivery::none:
    case Delivery::pending: return RoomAnswer::sent;
  }
  panic("a delivery is one of the enumerators");
}

Memory GuestPageDesk::memory(std::size_t room) {
  const std::vector<StayRow> stays = parts_.stays.in_room(parts_.rooms.room(room).id);
  if (stays.size() > 1) return Memory::shared;
  if (stays.empty() || !stays.front().profile) return Memory::unavailable;
  switch (parts_.guests.consent(*stays.front().profile)) {
    case Consent::given: return Memory::kept;
    case Consent::refused: return Memory::refused;
    case Consent::unknown: return Memory::unknown;
  }
  panic("a consent is one of the enumerators");
}

OwnRoomView GuestPageDesk::view(std::size_t room, Turn& turn) {
  const config::Room& declared = parts_.rooms.room(room);
  const room::Plan& plan = parts_.ledger.entry(room).plan;
  const auto& report = parts_.courier.room(room).report;
  const room::Hand hand = parts_.hands.told(room).value_or(room::Hand{});
  OwnRoomView view;
  view.property = parts_.rooms.property().name;
  view.number = declared.number;
  view.at = turn.utc();
  view.offset_min = parts_.clock.offset_min(turn.utc());
  view.answer = answer_of(room);
  if (report) view.air = report->state.air;
  view.decision = decision(room);
  const room::ClimateDecision& climate = view.decision.climate;
  view.wanted = hand.setpoint.value_or(
      climate.wanted.value_or(climate.setpoint.value_or(plan.climate.comfort)));
  view.min = plan.climate.min;
  view.max = plan.climate.max;
  view.scene = hand.scene;
  view.service = parts_.states.of(declared.id).service;
  view.units = plan.units;
  view.language = language_of(parts_.stays, parts_.guests, declared.id);
  view.memory = memory(room);
  return view;
}

}  // namespace innkeeper::hub
