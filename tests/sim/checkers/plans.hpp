// SPDX-License-Identifier: Apache-2.0
// I2 and I12: the order of plans, as rooms and as the hub's readers see it.
#pragma once

#include <cstdint>
#include <vector>

#include "shared/room/plan.hpp"
#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// I2. Plans that a room acts on only ever rise, also over power cuts; and one number is one plan.
class PlansOnlyRise final : public Checker {
 public:
  explicit PlansOnlyRise(const Evidence& evidence)
      : Checker(evidence), last_(evidence.property.rooms.size()) {}
  void on_boot(std::size_t room, bool forgot) override {
    if (forgot) last_[room] = {};
  }
  void on_step(const RoomSight& sight) override;

 private:
  struct Applied {
    room::PlanId id;
    std::uint32_t digest = 0;
  };
  std::vector<Applied> last_;
};

/// I12. What the hub publishes is of an epoch that never falls, but where its database was restored. A hub
/// that was replaced says older things: rooms do not take them (I2), and they are found in the broker (I11).
class EpochNeverFalls final : public Checker {
 public:
  using Checker::Checker;
  void on_restored() override { highest_ = 0; }
  void on_publish(int subject, std::string_view room, const std::string& bytes) override;

 private:
  std::uint64_t highest_ = 0;
};

}  // namespace innkeeper::simtest
