// SPDX-License-Identifier: Apache-2.0
// I6: do-not-disturb.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// While a guest does not want to be disturbed no task starts in the room without a reason. The wish
/// outlives every restart, and ends only by the guest at the panel, by the PMS, by somebody who says so at
/// the hub, or when the guest leaves. After peace the hub knows it as the room does.
class DoNotDisturbIsRespected final : public Checker {
 public:
  explicit DoNotDisturbIsRespected(const Evidence& evidence)
      : Checker(evidence), panels_(evidence.property.rooms.size()) {}
  void on_restored() override { since_.clear(); }
  /// A new process may first hear what the broker kept of a room.
  void on_hub_started() override;
  void on_asked(const hub::Asked& asked) override;
  void on_pms_said(const hub::StayEvent& event) override;
  void on_all_told(const std::map<std::string, std::string>&) override { pms_ends_.clear(); }
  void on_commit() override;
  void on_answer(const hub::Asked& asked, const hub::Answer& answer) override;
  void on_step(const RoomSight& sight) override;
  void at_end() override;

 private:
  struct Panel {
    room::ServiceWish now = room::ServiceWish::none;
    std::set<room::ServiceWish> shown;  ///< since the database has the wish
    std::set<room::ServiceWish> ever;
    bool rented = false;
  };
  [[nodiscard]] std::size_t index_of(std::string_view id) const;
  [[nodiscard]] bool somebody_may_end(std::string_view id) const;
  void look(const hub::RoomStateRow& before, const hub::RoomStateRow& after);

  std::vector<Panel> panels_;
  std::map<std::string, std::uint64_t, std::less<>> since_;  // serial of the tenancy, by room id
  std::map<std::uint64_t, std::string> asked_to_end_;        // room id by ticket of an open request
  std::set<std::string, std::less<>> pms_ends_;  // room ids; the hub may still have to hear it
};

}  // namespace innkeeper::simtest
