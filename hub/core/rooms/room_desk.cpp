// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/room_desk.hpp"

#include <algorithm>
#include <set>

#include "hub/core/explain/explain.hpp"
#include "hub/core/rooms/readiness.hpp"
#include "hub/core/rooms/room_scenes.hpp"

namespace innkeeper::hub {

Answer RoomDesk::answer(const RoomRequest& request) const {
  return std::visit([this](const auto& what) { return answer(what); }, request);
}

Answer RoomDesk::answer(const ShowStatus&) const {
  StatusView status;
  status.property = from_.rooms.property().name;
  status.version = from_.identity.version;
  status.epoch = from_.ledger.epoch();
  status.broker_up = from_.connections.broker;
  if (from_.identity.has_pms) status.pms_up = from_.connections.pms;
  status.rooms = from_.rooms.size();
  std::set<room::RoomId> in_doubt;
  for (const auto& [reservation, stay] : from_.stays.all()) {
    if (stay.doubted) in_doubt.insert(stay.room);
  }
  status.rooms_in_doubt = in_doubt.size();
  for (std::size_t i = 0; i < from_.rooms.size(); ++i) {
    const Courier::Room& room = from_.courier.room(i);
    if (room.link == wire::LinkState::online) ++status.rooms_online;
    if (room.delivery == Delivery::confirmed) ++status.rooms_confirmed;
    if (from_.ledger.entry(i).plan.rental == room::RentalState::rented) ++status.rooms_rented;
    if (room.delivery == Delivery::rejected || room.delivery == Delivery::unconfirmed) {
      ++status.rooms_at_fault;
    }
  }
  return status;
}

Answer RoomDesk::answer(const ListRooms& request) const {
  std::size_t first = 0;
  if (!request.after.empty()) {
    const std::size_t before = from_.rooms.by_number(request.after);
    if (before == from_.rooms.size()) {
      return NotFound{"no room has the number " + request.after + " to go on after; begin again"};
    }
    first = before + 1;
  }
  const std::size_t left = from_.rooms.size() - first;
  const std::size_t end = first + std::min(request.limit.value_or(left), left);
  RoomsView list;
  list.rooms.reserve(end - first);
  for (std::size_t i = first; i < end; ++i) list.rooms.push_back(view(i));
  if (end < from_.rooms.size() && end > first) list.next = list.rooms.back().number;
  return list;
}

Answer RoomDesk::answer(const ShowRoom& request) const {
  const std::size_t index = from_.rooms.by_number(request.number);
  if (index == from_.rooms.size()) return no_room(request.number);
  RoomView shown = view(index);
  shown.scenes = scenes_of(from_.rooms.type_of(index).fixtures, shown.plan.lights);
  return shown;
}

room::Decision RoomDesk::decision(std::size_t room) const {
  const room::Plan& plan = from_.ledger.entry(room).plan;
  const auto& report = from_.courier.room(room).report;
  const room::RoomState told = report ? report->state : room::RoomState{};
  return room::decide(plan.id != room::PlanId{} ? &plan : nullptr, told.hand, told.situation,
                      from_.rooms.type_of(room).fixtures);
}

Answer RoomDesk::answer(const ExplainRequest& request, room::UtcTime now) const {
  const std::string& number = std::get<ExplainRoom>(request).number;
  const std::size_t room = from_.rooms.by_number(number);
  if (room == from_.rooms.size()) return no_room(number);
  const room::RoomId& id = from_.rooms.room(room).id;
  const room::Decision in_force = decision(room);
  ExplainView view;
  view.number = number;
  view.told_by_room = from_.courier.room(room).link == wire::LinkState::online;
  view.parts = explain({.room = room,
                        .decision = in_force,
                        .reasons = from_.reasons,
                        .housekeeping = from_.overrides.find(id, OverrideKind::housekeeping),
                        .maintenance = from_.overrides.find(id, OverrideKind::maintenance),
                        .evacuation = from_.overrides.acting_on(room, HouseActionKind::evacuation),
                        .demand = from_.overrides.acting_on(room, HouseActionKind::demand_response),
                        .preference_note = {},
                        .now = now,
                        .clock = from_.clock});
  return view;
}

std::vector<std::string_view> RoomDesk::holds(std::size_t index) const {
  const room::RoomId& id = from_.rooms.room(index).id;
  std::vector<std::string_view> held;
  const auto acts = [&](HouseActionKind kind) {
    if (from_.overrides.acting_on(index, kind) != nullptr) held.push_back(name_of(kind));
  };
  const auto overridden = [&](OverrideKind kind) {
    if (from_.overrides.find(id, kind) != nullptr) held.push_back(name_of(kind));
  };
  acts(HouseActionKind::evacuation);
  overridden(OverrideKind::maintenance);
  overridden(OverrideKind::housekeeping);
  acts(HouseActionKind::demand_response);
  return held;
}

RoomView RoomDesk::view(std::size_t index) const {
  const config::Room& declared = from_.rooms.room(index);
  const config::RoomType& type = from_.rooms.type_of(index);
  const Courier::Room& observed = from_.courier.room(index);
  RoomView view;
  view.number = declared.number;
  view.id = declared.id;
  view.type = type.name;
  view.floor = declared.floor;
  view.plan = from_.ledger.entry(index).plan;
  view.delivery = observed.delivery;
  view.link = observed.link;
  view.report = observed.report;
  view.confirm_time = observed.confirm_time;
  view.decision = decision(index);
  view.state = from_.states.of(declared.id);
  view.stays = from_.stays.count(declared.id);
  view.is_expected = from_.arrivals.expects(declared.id);
  view.held = holds(index);
  view.ready_in = time_to_ready(view);
  return view;
}

}  // namespace innkeeper::hub
