// SPDX-License-Identifier: Apache-2.0
// I15: a guest's preference is where the guest is, and nowhere else.
#pragma once

#include <map>
#include <string>

#include "shared/room/units.hpp"
#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// A durable plan carries a guest's temperature only if that is what a guest in house in this room, by the
/// same database, has stored. A plan leaves for the room that a guest enters after the one for the room
/// that the guest leaves. (After a restore and until the PMS was heard out, one guest may have an old stay
/// and a new one.)
class PreferencesStayWithTheirGuest final : public Checker {
 public:
  using Checker::Checker;
  /// A new process says everything again, in the order of the rooms.
  void on_hub_started() override { published_.clear(); }
  void on_commit() override;
  void on_publish(int subject, std::string_view room, const std::string& bytes) override;

 private:
  [[nodiscard]] bool is_wished_in(std::string_view room, room::Temperature value) const;

  std::map<std::string, room::Temperature, std::less<>> published_;  // a guest's, by room
};

}  // namespace innkeeper::simtest
