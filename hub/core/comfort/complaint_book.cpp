// SPDX-License-Identifier: Apache-2.0
#include "hub/core/comfort/complaint_book.hpp"

#include <utility>

namespace innkeeper::hub {

void ComplaintBook::load() {
  rows_.clear();
  for (ComplaintRow& row : store_.all<ComplaintRow>()) {
    std::string key = row.key();
    rows_.emplace(std::move(key), std::move(row));
  }
}

void ComplaintBook::put(const ComplaintRow& row) {
  store_.put(row);
  rows_.insert_or_assign(row.key(), row);
}

void ComplaintBook::erase(const std::string& key) {
  if (rows_.erase(key) > 0) store_.erase<ComplaintRow>(key);
}

const ComplaintRow* ComplaintBook::find(const room::RoomId& room, Subject subject) const {
  const auto found = rows_.find(ComplaintRow::key_of(room, subject));
  return found == rows_.end() ? nullptr : &found->second;
}

}  // namespace innkeeper::hub
