// SPDX-License-Identifier: Apache-2.0
// Writes the audit: one line for each change that somebody may later ask about.
#pragma once

#include <optional>
#include <string>

#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"
#include "hub/core/watch/changes.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class AuditLog {
 public:
  /// Both must outlive the log.
  AuditLog(Store& store, Changes& changes) : store_(store), changes_(changes) {}

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
  Changes& changes_;
};

}  // namespace innkeeper::hub
