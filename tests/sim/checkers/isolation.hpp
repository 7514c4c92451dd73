// SPDX-License-Identifier: Apache-2.0
// I1: what one guest set by hand or asked for is not in force for the next.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// What those of one tenancy set by hand is never in force for others. What the plan gives must have been
/// set where somebody of this tenancy was at some time: guests take along what they set.
class HandsStayWithTheirTenancy final : public Checker {
 public:
  explicit HandsStayWithTheirTenancy(const Evidence& evidence)
      : Checker(evidence), hands_(evidence.property.rooms.size()) {}
  /// Somebody sets this in a room. Set points are never used twice, levels of lights are: there the
  /// tenancies of all who chose one count.
  void on_hand(const RoomSight& sight, const HandAtPanel& what) override;
  void on_step(const RoomSight& sight) override;
  void on_commit() override;

 private:
  struct Hands {
    std::map<room::Temperature, std::vector<Tenancy>> setpoints;
    std::map<std::pair<std::string, room::Percent>, std::vector<Tenancy>> lights;
    room::Hand looked_at;
    std::uint32_t digest = 0;
  };
  [[nodiscard]] Tenancy tenancy_of(std::string_view id, const room::Plan* plan,
                                   std::uint32_t digest) const;
  /// Somebody of `now` was among those who set the value somewhere.
  [[nodiscard]] bool may_come_along(room::Temperature value, const Tenancy& now) const;
  void look(std::size_t room, std::vector<Tenancy>& set_by, const Tenancy& now,
            const std::string& what);
  void look_at_given(const std::string& id, const room::Plan& plan, std::uint32_t digest);

  std::vector<Hands> hands_;
  std::map<room::Temperature, std::vector<Tenancy>> given_;  // by durable plans
};

/// A wake call goes with the guests for whom it was made.
class WakeCallsStayWithTheirGuests final : public Checker {
 public:
  using Checker::Checker;
  void on_commit() override;
  void on_restored() override { made_for_.clear(); }

 private:
  std::map<std::string, Tenancy> made_for_;  // by key of the call
};

}  // namespace innkeeper::simtest
