// SPDX-License-Identifier: Apache-2.0
// Takes reports of defects, shows them, and settles them.
#pragma once

#include <vector>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/defects/defect_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class DefectDesk {
 public:
  /// Everything must outlive the desk.
  DefectDesk(const RoomDirectory& rooms, DefectBook& book, AuditLog& audit)
      : rooms_(rooms), book_(book), audit_(audit) {}

  [[nodiscard]] Answer answer(const DefectRequest& request, Turn& turn);
  /// What is resolved for long enough goes; `today`: when the day began.
  void forget_old(room::UtcTime today, Turn& turn);

 private:
  [[nodiscard]] Answer answer(const ReportDefect& request, Turn& turn);
  [[nodiscard]] Answer answer(const ListDefects& request, Turn& turn);
  [[nodiscard]] Answer answer(const ShowDefectPhoto& request, Turn& turn);
  [[nodiscard]] Answer answer(const SettleDefect& request, Turn& turn);
  [[nodiscard]] DefectView view(const DefectRow& row) const;
  [[nodiscard]] std::vector<const DefectRow*> newest_first(const ListDefects& request,
                                                           const room::RoomId* room) const;

  const RoomDirectory& rooms_;
  DefectBook& book_;
  AuditLog& audit_;
};

}  // namespace innkeeper::hub
