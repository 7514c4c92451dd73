// SPDX-License-Identifier: Apache-2.0
// Answers what people ask about the audit.
#pragma once

#include "hub/core/request.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/store.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class AuditDesk {
 public:
  /// Everything must outlive the desk.
  AuditDesk(const RoomDirectory& rooms, Store& store) : rooms_(rooms), store_(store) {}

  [[nodiscard]] Answer answer(const AuditRequest& request);

 private:
  [[nodiscard]] Answer answer(const ListAudit& request);
  [[nodiscard]] std::optional<room::RoomId> room_of(const std::string& text) const;
  [[nodiscard]] AuditEntry entry(AuditRow line) const;

  const RoomDirectory& rooms_;
  Store& store_;
};

}  // namespace innkeeper::hub
