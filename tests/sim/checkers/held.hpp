// SPDX-License-Identifier: Apache-2.0
// H1: what staff and property hold rooms at.
#pragma once

#include <set>
#include <string>

#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// Each durable plan holds exactly what the durable overrides and actions say; a hold of maintenance goes
/// only when somebody releases it or its time is over; a room that is told of an evacuation is lit in full.
class HeldAsSaid final : public Checker {
 public:
  using Checker::Checker;
  void on_asked(const hub::Asked& asked) override;
  void on_commit() override;
  void on_step(const RoomSight& sight) override;

 private:
  void look(const config::Room& room);
  void look_at_release(const hub::OverrideRow& before);

  std::set<std::string, std::less<>> may_release_;  // room ids
  bool may_release_all_ = false;
};

}  // namespace innkeeper::simtest
