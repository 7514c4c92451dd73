// SPDX-License-Identifier: Apache-2.0
// Answers what guests and staff say about comfort, and what staff asks and tells about cases.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/comfort/case_book.hpp"
#include "hub/core/comfort/comfort_requests.hpp"
#include "hub/core/comfort/comfort_watch.hpp"
#include "hub/core/comfort/complaint_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// The same said again within this time is the same impatience, and changes nothing.
inline constexpr std::chrono::seconds kSameClimate = std::chrono::minutes(1);
inline constexpr std::chrono::seconds kSameLight{5};
/// A room changes at most so often an hour on complaints: each is a plan of its own.
inline constexpr std::size_t kMaxComfortSteps = 12;

/// Single-threaded; every call must be inside a transaction of the store.
class ComfortDesk {
 public:
  /// Everything must outlive the desk.
  struct Parts {
    const RoomDirectory& rooms;
    const StayBook& stays;
    const PlanLedger& ledger;
    HandBook& hands;
    ComplaintBook& complaints;
    CaseBook& cases;
    ComfortWatch& watch;
    AuditLog& audit;
  };
  explicit ComfortDesk(const Parts& parts) : parts_(parts) {}

  /// Forgets what was said when: it may not have become durable.
  void load() {
    said_.clear();
    steps_.clear();
  }

  [[nodiscard]] Answer answer(const ComfortRequest& request, Turn& turn);

 private:
  [[nodiscard]] Answer answer(const ReportComfort& request, Turn& turn);
  [[nodiscard]] Answer answer(const ListComfort& request, Turn& turn);
  [[nodiscard]] Answer answer(const ListCases& request, Turn& turn);
  [[nodiscard]] Answer answer(const ShowCase& request, Turn& turn);
  [[nodiscard]] Answer answer(const ChangeCase& request, Turn& turn);

  /// The guest says again what is not settled yet: people shall look.
  void say_again(ComplaintRow row, Turn& turn);
  void say_first(std::size_t room, Complaint complaint, Turn& turn);
  /// Counts a step of the room; how long to wait when there were too many.
  [[nodiscard]] std::optional<std::chrono::seconds> count_step(std::size_t room, room::Time now);
  [[nodiscard]] ComfortView view(std::size_t room, const ComplaintRow& row) const;
  [[nodiscard]] CaseView view(const CaseRow& row) const;

  Parts parts_;
  std::map<std::string, room::Time> said_;  // by key of the complaint: last time
  struct Steps {
    std::uint32_t tenancy = 0;
    std::vector<room::Time> at;  // of the last hour
  };
  std::map<room::RoomId, Steps> steps_;
};

}  // namespace innkeeper::hub
