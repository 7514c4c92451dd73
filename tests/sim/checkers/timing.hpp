// SPDX-License-Identifier: Apache-2.0
// I10: what ends or is due at a time.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// Nothing that has an end outlives it: not in the database when the hub has done what was due, not in a
/// room that knows the time.
class EverythingEnds final : public Checker {
 public:
  using Checker::Checker;
  void on_run() override;
  void on_step(const RoomSight& sight) override;
};

/// Of each wake call the PMS hears once what became of it, whatever the clock does.
class WakeCallsAreToldOnce final : public Checker {
 public:
  using Checker::Checker;
  void on_restored() override { told_.clear(); }
  void on_pms_said(const hub::StayEvent& event) override;
  void on_tell_pms(const hub::PmsMessage& message) override;
  void at_end() override;

 private:
  std::set<std::pair<std::string, std::int64_t>> told_;
};

}  // namespace innkeeper::simtest
