// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/room_desk.hpp"

#include <set>

namespace innkeeper::hub {

Answer RoomDesk::answer(const RoomRequest& request) const {
  return std::visit([this](const auto& what) { return answer(what); }, request);
}

Answer RoomDesk::answer(const ShowStatus&) const {
  StatusView status;
  status.property = rooms_.property().name;
  status.version = identity_.version;
  status.epoch = ledger_.epoch();
  status.broker_up = connections_.broker;
  if (identity_.has_pms) status.pms_up = connections_.pms;
  status.rooms = rooms_.size();
  std::set<room::RoomId> in_doubt;
  for (const auto& [reservation, stay] : stays_.all()) {
    if (stay.doubted) in_doubt.insert(stay.room);
  }
  status.rooms_in_doubt = in_doubt.size();
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    const Courier::Room& room = courier_.room(i);
    if (room.link == wire::LinkState::online) ++status.rooms_online;
    if (room.delivery == Delivery::confirmed) ++status.rooms_confirmed;
    if (ledger_.entry(i).plan.rental == room::RentalState::rented) ++status.rooms_rented;
    if (room.delivery == Delivery::rejected || room.delivery == Delivery::unconfirmed) {
      ++status.rooms_at_fault;
    }
  }
  return status;
}

Answer RoomDesk::answer(const ListRooms&) const {
  RoomsView list;
  list.rooms.reserve(rooms_.size());
  for (std::size_t i = 0; i < rooms_.size(); ++i) list.rooms.push_back(view(i));
  return list;
}

Answer RoomDesk::answer(const ShowRoom& request) const {
  const std::size_t index = rooms_.by_number(request.number);
  if (index == rooms_.size()) return NotFound{"no room has the number " + request.number};
  return view(index);
}

RoomView RoomDesk::view(std::size_t index) const {
  const config::Room& declared = rooms_.room(index);
  const config::RoomType& type = rooms_.type_of(index);
  const Courier::Room& observed = courier_.room(index);
  RoomView view;
  view.number = declared.number;
  view.id = declared.id;
  view.type = type.name;
  view.floor = declared.floor;
  view.plan = ledger_.entry(index).plan;
  view.delivery = observed.delivery;
  view.link = observed.link;
  view.report = observed.report;
  view.confirm_time = observed.confirm_time;
  const bool has_plan = view.plan.id != room::PlanId{};
  const room::RoomState told = observed.report ? observed.report->state : room::RoomState{};
  view.decision =
      room::decide(has_plan ? &view.plan : nullptr, told.hand, told.situation, type.fixtures);
  view.stays = stays_.count(declared.id);
  return view;
}

}  // namespace innkeeper::hub
