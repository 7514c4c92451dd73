// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/arrival_board.hpp"

#include <vector>

namespace innkeeper::hub {

void ArrivalBoard::load() {
  until_.clear();
  for (const ExpectedRow& row : store_.all<ExpectedRow>()) {
    const std::size_t index = rooms_.by_id(row.room);
    if (index < rooms_.size()) until_[index] = row.until;
  }
}

void ArrivalBoard::apply(const ArrivalExpected& event, Turn& turn) {
  const std::size_t index = rooms_.by_number(event.room);
  if (index == rooms_.size()) return;
  if (event.expected) {
    until_[index] = {turn.utc().seconds + kLongestExpectation.count()};
    store_.put(ExpectedRow{rooms_.room(index).id, until_[index]});
  } else {
    forget(index);
  }
  turn.replan(index);
}

void ArrivalBoard::on_time(Turn& turn) {
  std::vector<std::size_t> over;
  for (const auto& [index, until] : until_) {
    if (until <= turn.utc()) over.push_back(index);
  }
  for (const std::size_t index : over) {
    forget(index);
    turn.replan(index);
  }
}

std::optional<room::UtcTime> ArrivalBoard::next_deadline() const {
  std::optional<room::UtcTime> next;
  for (const auto& [index, until] : until_) {
    if (!next || until < *next) next = until;
  }
  return next;
}

bool ArrivalBoard::settle(std::size_t index, bool is_rented) {
  if (is_rented) forget(index);
  return until_.contains(index);
}

void ArrivalBoard::forget(std::size_t index) {
  if (until_.erase(index) > 0) store_.erase<ExpectedRow>(rooms_.room(index).id.view());
}

}  // namespace innkeeper::hub
