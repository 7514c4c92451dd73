// SPDX-License-Identifier: Apache-2.0
#include "hub/core/desk/reception_desk.hpp"

#include <algorithm>
#include <utility>

namespace innkeeper::hub {
namespace {

std::string stays_in(std::size_t count) {
  return count == 1 ? "1 stay is" : std::to_string(count) + " stays are";
}

/// What is wrong with the facts of a check-in.
std::vector<FieldError> errors_of(const CheckInRoom& request, CivilDay today) {
  constexpr const char* kKey = "is 1 to 64 printable ASCII characters without blanks or '/'";
  std::vector<FieldError> errors;
  const StayFacts& facts = request.facts;
  if (request.reservation && !is_profile_key(*request.reservation)) {
    errors.push_back({"/reservation", kKey});
  }
  if (facts.profile && !is_profile_key(*facts.profile)) errors.push_back({"/profile", kKey});
  if (facts.language && !is_language(*facts.language)) {
    errors.push_back({"/language", "is a language tag such as de or pt-BR"});
  }
  if (facts.departure && *facts.departure < today) {
    errors.push_back({"/departure", "lies in the past"});
  }
  return errors;
}

}  // namespace

Answer ReceptionDesk::answer(const CheckInRoom& request, Turn& turn) {
  const std::size_t room = parts_.rooms.by_number(request.number);
  if (room == parts_.rooms.size()) return no_room(request.number);
  std::vector<FieldError> errors = errors_of(request, today(turn));
  if (!errors.empty()) return Invalid{std::move(errors)};
  CheckedIn event{request.reservation.value_or(""), request.number, request.facts};
  const auto known = request.reservation ? parts_.stays.find(*request.reservation) : std::nullopt;
  const bool is_in_house = known && known->status == StayStatus::in_house;
  if (is_in_house && known->room != parts_.rooms.room(room).id) {
    return Conflict{"this reservation is in house in room " + number_of(known->room) +
                    "; move it instead"};
  }
  if (!is_in_house) {
    if (auto closed = closed_to_guests(room, request.shared)) return *std::move(closed);
    auto refused = refuse_beside_pms(room, "check-in", request.despite_pms, turn);
    if (refused) return *std::move(refused);
    event.facts.arrival = today(turn);
  }
  if (!request.reservation) event.reservation = made_up(turn);
  say(event, event.reservation, turn);
  return view(request.number, {event.reservation});
}

Answer ReceptionDesk::answer(const CheckOutRoom& request, Turn& turn) {
  const std::size_t room = parts_.rooms.by_number(request.number);
  if (room == parts_.rooms.size()) return no_room(request.number);
  if (parts_.stays.count(parts_.rooms.room(room).id) == 0 && !request.reservation) {
    return ReceptionView{request.number, {}};
  }
  auto found = chosen(room, request.reservation, request.all);
  if (auto* unclear = std::get_if<Answer>(&found)) return std::move(*unclear);
  const auto& leaving = std::get<std::vector<std::string>>(found);
  if (leaving.empty()) return ReceptionView{request.number, {}};
  auto refused = refuse_beside_pms(room, "check-out", request.despite_pms, turn);
  if (refused) return *std::move(refused);
  for (const std::string& reservation : leaving) {
    say(CheckedOut{reservation, request.number}, reservation, turn);
  }
  return view(request.number, leaving);
}

Answer ReceptionDesk::answer(const MoveStay& request, Turn& turn) {
  const std::size_t from = parts_.rooms.by_number(request.number);
  if (from == parts_.rooms.size()) return no_room(request.number);
  const std::size_t to = parts_.rooms.by_number(request.to);
  if (to == parts_.rooms.size()) return Invalid{{{"/to", no_room(request.to).what}}};
  if (to == from) return Invalid{{{"/to", "is the room in which the guest is"}}};
  if (auto there = moved_already(from, to, request); !there.empty()) {
    return ReceptionView{request.to, std::move(there)};
  }
  if (parts_.stays.count(parts_.rooms.room(from).id) == 0) {
    return Conflict{"room " + request.number + " is vacant: nobody can move out of it"};
  }
  auto found = chosen(from, request.reservation, request.all);
  if (auto* unclear = std::get_if<Answer>(&found)) return std::move(*unclear);
  const auto& moving = std::get<std::vector<std::string>>(found);
  if (moving.empty()) return Conflict{"this reservation is not in house; check it in instead"};
  if (auto closed = closed_to_guests(to, request.shared)) return *std::move(closed);
  auto refused = refuse_beside_pms(from, "move", request.despite_pms, turn);
  if (refused) return *std::move(refused);
  for (const std::string& reservation : moving) {
    say(RoomMoved{reservation, request.to, request.number, {}}, reservation, turn);
  }
  return view(request.to, moving);
}

std::optional<Answer> ReceptionDesk::closed_to_guests(std::size_t room, bool shared) const {
  const config::Room& declared = parts_.rooms.room(room);
  const RoomStateRow state = parts_.states.of(declared.id);
  if (state.sale != SaleState::in_service) {
    const bool is_order = state.sale == SaleState::out_of_order;
    return Conflict{"room " + declared.number + " is out of " + (is_order ? "order" : "service") +
                    (state.sale_reason.empty() ? "" : " (" + state.sale_reason + ")") +
                    "; put it back into service first, or take another room"};
  }
  const std::size_t count = parts_.stays.count(declared.id);
  if (count == 0 || shared) return std::nullopt;
  return Conflict{"room " + declared.number + " is occupied: " + stays_in(count) +
                  " in house; check out first, take another room, or say that the guest shares it "
                  "(shared)"};
}

std::variant<std::vector<std::string>, Answer> ReceptionDesk::chosen(
    std::size_t room, const std::optional<std::string>& reservation, bool all) {
  const config::Room& declared = parts_.rooms.room(room);
  if (reservation) {
    const auto stay = parts_.stays.all().find(*reservation);
    if (stay == parts_.stays.all().end()) {
      if (parts_.stays.find(*reservation)) return std::vector<std::string>{};
      return Answer(Invalid{{{"/reservation", "is not known here"}}});
    }
    if (stay->second.room == declared.id) return std::vector<std::string>{*reservation};
    return Answer(Conflict{"this reservation is in house in room " + number_of(stay->second.room) +
                           ", not in room " + declared.number});
  }
  std::vector<std::string> present;
  for (const StayRow& row : parts_.stays.in_room(declared.id)) present.push_back(row.reservation);
  if (present.size() > 1 && !all) {
    return Answer(Conflict{stays_in(present.size()) + " in room " + declared.number +
                           "; name the reservation, or say that it is everybody (all)"});
  }
  return present;
}

std::optional<Answer> ReceptionDesk::refuse_beside_pms(std::size_t room, const char* what,
                                                       const std::string& reason, Turn& turn) {
  if (!parts_.connections.pms) return std::nullopt;
  if (!reason.empty()) {
    parts_.audit.record(turn, {parts_.rooms.room(room).id, "desk.despite_pms", "", what, reason});
    return std::nullopt;
  }
  return Conflict{
      "the PMS is connected: do it there, and the room follows; or give a reason for doing it "
      "here nevertheless (despite_pms)"};
}

/// Of a move that is asked for once more.
std::vector<StayRow> ReceptionDesk::moved_already(std::size_t from, std::size_t to,
                                                  const MoveStay& request) const {
  const room::RoomId& left = parts_.rooms.room(from).id;
  if (!request.reservation && parts_.stays.count(left) > 0) return {};
  std::vector<StayRow> there = parts_.stays.in_room(parts_.rooms.room(to).id);
  std::erase_if(there, [&](const StayRow& row) {
    return row.left_room != left ||
           (request.reservation && row.reservation != *request.reservation);
  });
  return there;
}

std::string ReceptionDesk::made_up(const Turn& turn) {
  const std::string stem = "desk-" + std::to_string(turn.utc().seconds);
  std::string name = stem;
  for (int i = 2; parts_.stays.find(name); ++i) name = stem + "-" + std::to_string(i);
  return name;
}

std::string ReceptionDesk::number_of(const room::RoomId& id) const {
  const std::size_t room = parts_.rooms.by_id(id);
  return room < parts_.rooms.size() ? parts_.rooms.room(room).number : std::string(id.view());
}

CivilDay ReceptionDesk::today(const Turn& turn) const {
  const std::int64_t local =
      turn.utc().seconds + std::int64_t{60} * parts_.clock.offset_min(turn.utc());
  const std::int64_t days = local / room::kDay_s - (local % room::kDay_s < 0 ? 1 : 0);
  return {static_cast<std::int32_t>(days)};
}

void ReceptionDesk::say(const StayEvent& event, const std::string& reservation, Turn& turn) {
  parts_.stays.apply(event, turn, StayBook::Teller::desk);
  // While the PMS tells everything, what is done meanwhile counts as told.
  parts_.sync.mark_told(reservation);
}

Answer ReceptionDesk::view(const std::string& number, const std::vector<std::string>& stays) {
  ReceptionView view{number, {}};
  for (const std::string& reservation : stays) {
    if (auto row = parts_.stays.find(reservation)) view.stays.push_back(*std::move(row));
  }
  return view;
}

}  // namespace innkeeper::hub
