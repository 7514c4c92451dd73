// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/arrival_board.hpp"

#include <vector>

namespace innkeeper::hub {

void ArrivalBoard::load() {
  until_.clear();
  for (const ExpectedRow& row : store_.all<ExpectedRow>()) {
    until_[row.room] = row.until;
  }
}

void ArrivalBoard::apply(const ArrivalExpected& event, Turn& turn) {
  const std::size_t index = rooms_.by_number(event.room);
  if (index == rooms_.size()) return;
  if (event.expected) {
    const room::RoomId& room = rooms_.room(index).id;
    until_[room] = {turn.utc().seconds + kLongestExpectation.count()};
    store_.put(ExpectedRow{room, until_[room]});
  } else {
    forget(rooms_.room(index).id);
  }
  turn.replan(index);
}

void ArrivalBoard::on_time(Turn& turn) {
  std::vector<room::RoomId> over;
  for (const auto& [room, until] : until_) {
    if (until <= turn.utc()) over.push_back(room);
  }
  for (const room::RoomId& room : over) {
    forget(room);
    if (const std::size_t index = rooms_.by_id(room); index < rooms_.size()) turn.replan(index);
  }
}

std::optional<room::UtcTime> ArrivalBoard::next_deadline() const {
  std::optional<room::UtcTime> next;
  for (const auto& [room, until] : until_) {
    if (!next || until < *next) next = until;
  }
  return next;
}

void ArrivalBoard::forget(const room::RoomId& room) {
  if (until_.erase(room) > 0) store_.erase<ExpectedRow>(room.view());
}

}  // namespace innkeeper::hub
