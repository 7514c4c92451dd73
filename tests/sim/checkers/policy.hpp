// SPDX-License-Identifier: Apache-2.0
// G1 and S1: consent to learning, and synchronisations that would empty the house.
#pragma once

#include <cstddef>

#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// G1. Nothing is learned of a guest who did not agree, and nothing learned is kept of one who refuses.
class LearningNeedsConsent final : public Checker {
 public:
  using Checker::Checker;
  void on_commit() override;
};

/// S1. The end of a synchronisation empties no more rooms than the property allows.
class SweepsAreBounded final : public Checker {
 public:
  using Checker::Checker;
  void on_run() override { rented_ = seen.oracle.rented_rooms(); }
  void on_restored() override { rented_ = seen.oracle.rented_rooms(); }
  void on_pms_handled(const hub::StayEvent& event) override;

 private:
  std::size_t rented_ = 0;
};

}  // namespace innkeeper::simtest
