// SPDX-License-Identifier: Apache-2.0
#include "hub/core/housekeeping/room_state_book.hpp"

#include <utility>

namespace innkeeper::hub {
namespace {

ServiceTold told_of(room::ServiceWish service) {
  switch (service) {
    case room::ServiceWish::none: return ServiceTold::none;
    case room::ServiceWish::do_not_disturb: return ServiceTold::do_not_disturb;
    case room::ServiceWish::make_up_room:
    case room::ServiceWish::make_up_room_now: return ServiceTold::make_up_room;
  }
  return ServiceTold::none;
}

}  // namespace

void RoomStateBook::load() {
  rows_.clear();
  for (RoomStateRow& row : store_.all<RoomStateRow>()) rows_.emplace(row.room, std::move(row));
}

void RoomStateBook::meet_rooms(Turn& turn) {
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    RoomStateRow row;
    row.room = rooms_.room(i).id;
    row.used_at = turn.utc();
    if (!rows_.contains(row.room)) keep(row);
  }
}

RoomStateRow RoomStateBook::of(const room::RoomId& room) const {
  const auto found = rows_.find(room);
  if (found != rows_.end()) return found->second;
  RoomStateRow row;
  row.room = room;
  return row;
}

void RoomStateBook::keep(const RoomStateRow& row) {
  store_.put(row);
  rows_.insert_or_assign(row.room, row);
}

std::string RoomStateBook::number_of(const room::RoomId& room) const {
  const std::size_t index = rooms_.by_id(room);
  return index < rooms_.size() ? rooms_.room(index).number : std::string();
}

void RoomStateBook::set_condition(const room::RoomId& room, RoomCondition condition, bool rented,
                                  const std::string& why, Turn& turn) {
  RoomStateRow row = of(room);
  const bool was_said = row.condition_since.seconds != 0;
  if (row.condition == condition && was_said) return;
  audit_.record(turn, {room, "room.condition", std::string(name_of(row.condition)),
                       std::string(name_of(condition)), why});
  row.condition = condition;
  row.condition_since = turn.utc();
  keep(row);
  // The PMS need not hear what it said itself.
  if (turn.actor().channel == Channel::pms) return;
  turn.add(SendToPms{TellRoomCondition{number_of(room), condition, rented, turn.actor().name}});
}

void RoomStateBook::set_sale(const room::RoomId& room, SaleState sale, const std::string& reason,
                             Turn& turn) {
  RoomStateRow row = of(room);
  if (row.sale == sale) return;
  audit_.record(turn, {room, "room.sale", std::string(name_of(row.sale)),
                       std::string(name_of(sale)), reason});
  row.sale = sale;
  row.sale_reason = sale == SaleState::in_service ? std::string() : reason;
  keep(row);
  const std::size_t index = rooms_.by_id(room);
  if (index < rooms_.size()) turn.replan(index);
}

void RoomStateBook::set_service(const room::RoomId& room, room::ServiceWish service,
                                const std::string& why, Turn& turn) {
  RoomStateRow row = of(room);
  if (row.service == service) return;
  audit_.record(turn, {room, "room.service", std::string(room::name_of(row.service)),
                       std::string(room::name_of(service)), why});
  const ServiceTold before = told_of(row.service);
  row.service = service;
  row.service_by = turn.actor().channel;
  row.service_since = turn.utc();
  keep(row);
  if (told_of(service) != before) {
    turn.add(SendToPms{TellService{number_of(room), told_of(service)}});
  }
}

void RoomStateBook::mark_used(const room::RoomId& room, Turn& turn) {
  RoomStateRow row = of(room);
  row.used_at = turn.utc();
  keep(row);
}

void RoomStateBook::mark_flushed(const room::RoomId& room, Turn& turn) {
  RoomStateRow row = of(room);
  row.flushed_at = turn.utc();
  keep(row);
  audit_.record(turn, {room, "room.flushed", "", "done", ""});
}

void RoomStateBook::mark_aired(const room::RoomId& room, Turn& turn) {
  RoomStateRow row = of(room);
  row.aired_at = turn.utc();
  keep(row);
  audit_.record(turn, {room, "room.aired", "", "done", ""});
}

}  // namespace innkeeper::hub
