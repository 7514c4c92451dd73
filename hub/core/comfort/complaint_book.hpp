// SPDX-License-Identifier: Apache-2.0
// What guests said of their rooms, as long as they stay in them: one complaint of each subject a room.
#pragma once

#include <map>
#include <string>

#include "hub/core/comfort/comfort_rows.hpp"
#include "hub/core/store.hpp"

namespace innkeeper::hub {

/// Single-threaded. Every change is written to the store within the caller's transaction.
class ComplaintBook {
 public:
  explicit ComplaintBook(Store& store) : store_(store) {}

  void load();

  /// REQUIRES: refusal(row) is null. Replaces what was said of the same subject.
  void put(const ComplaintRow& row);
  void erase(const std::string& key);
  /// Null when nothing was said. Valid until the next change.
  [[nodiscard]] const ComplaintRow* find(const room::RoomId& room, Subject subject) const;
  /// By key.
  [[nodiscard]] const std::map<std::string, ComplaintRow>& all() const { return rows_; }

 private:
  Store& store_;
  std::map<std::string, ComplaintRow> rows_;
};

}  // namespace innkeeper::hub
