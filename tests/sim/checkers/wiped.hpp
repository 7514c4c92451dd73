// SPDX-License-Identifier: Apache-2.0
// I7: nothing of a guest is left after check-out, or after "forget me".
#pragma once

#include <cstdint>
#include <vector>

#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// A board that took the plan of another tenancy has no byte of the one before in its memory, unless it
/// says that its memory fails.
class BoardsForget final : public Checker {
 public:
  explicit BoardsForget(const Evidence& evidence)
      : Checker(evidence), looked_at_(evidence.property.rooms.size()) {}
  void on_step(const RoomSight& sight) override;

 private:
  std::vector<std::uint32_t> looked_at_;  // digests
};

/// The plan of a vacant room says nothing of any guest; a stay that left keeps no name; a guest who was
/// forgotten is in no row.
class DatabaseForgets final : public Checker {
 public:
  using Checker::Checker;
  void on_commit() override;
  void on_answer(const hub::Asked& asked, const hub::Answer& answer) override;
};

}  // namespace innkeeper::simtest
