// SPDX-License-Identifier: Apache-2.0
// Writes the audit: one line for each change that somebody may later ask about.
#pragma once

#include <optional>
#include <string>

#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class AuditLog {
 public:
  explicit AuditLog(Store& store) : store_(store) {}

  /// See AuditRow. None of the texts may name a guest, a profile or a reservation; one that is longer
  /// than an audit line takes is cut, and says so.
  struct Change {
    std::optional<room::RoomId> room;
    std::string what;
    std::string before;
    std::string after;
    std::string why;
  };
  /// By the turn's actor, at the turn's time.
  void record(const Turn& turn, Change change);

 private:
  Store& store_;
};

}  // namespace innkeeper::hub
