// SPDX-License-Identifier: Apache-2.0
// The invariants of a hotel, each a checker of its own that sees every step it needs. They know
// nothing of the faults that are injected: no fault excuses a broken invariant.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "device/agent/ports.hpp"
#include "shared/room/decide.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/report.hpp"
#include "tests/sim/judge.hpp"
#include "tests/sim/oracle.hpp"

namespace innkeeper::simtest {

/// No plan leaves the hub that is not durable at that moment with those very bytes.
class NothingLeavesBeforeItIsDurable {
 public:
  NothingLeavesBeforeItIsDurable(Judge& judge, const Oracle& oracle)
      : judge_(judge), oracle_(oracle) {}
  void on_publish(int subject, std::string_view room, const std::string& bytes);

 private:
  Judge& judge_;
  const Oracle& oracle_;
};

/// A plan that carries a guest's temperature is made and published only for a room where that guest
/// is in house by the database's word: a stay is in one room, so its guest's wishes rule no other.
/// (After a restore and until the PMS was heard out, one guest may have an old stay and a new one.)
/// Every temperature belongs to one profile for ever, so that a plan betrays whose it is.
class PreferencesStayWithTheirGuest {
 public:
  PreferencesStayWithTheirGuest(Judge& judge, const Oracle& oracle)
      : judge_(judge), oracle_(oracle) {}
  /// From now on this temperature means this profile.
  void belongs(room::Temperature comfort, const std::string& profile) { owner_[comfort] = profile; }
  void on_publish(int subject, std::string_view room, const std::string& bytes);
  /// After each commit of the hub.
  void on_commit();

 private:
  void look(int subject, std::string_view room, const std::string& bytes, const char* what);
  [[nodiscard]] const std::string* owner_in(const std::string& bytes) const;

  Judge& judge_;
  const Oracle& oracle_;
  std::map<room::Temperature, std::string> owner_;
  std::uint64_t seen_changes_ = 0;
};

/// Plans that a room acts on only ever rise, also over power cuts; and one number is one plan.
class PlansOnlyRise {
 public:
  PlansOnlyRise(Judge& judge, std::size_t rooms) : judge_(judge), last_(rooms) {}
  /// The plan in force in a room that has power.
  void on_applied(std::size_t room, const room::PlanId& id, std::uint32_t digest);
  /// The board's memory failed before, and reports said so.
  void on_forgetful_boot(std::size_t room) { last_[room] = {}; }

 private:
  struct Applied {
    room::PlanId id;
    std::uint32_t digest = 0;
  };
  Judge& judge_;
  std::vector<Applied> last_;
};

/// An actuator is told something only if it is news: a plan received twice moves nothing.
class ActuatorsRest {
 public:
  ActuatorsRest(Judge& judge, std::size_t rooms) : judge_(judge), last_(rooms) {}
  void on_boot(std::size_t room) { last_[room].reset(); }
  void on_drive(std::size_t room, const agent::Outputs& outputs, bool taken);

 private:
  Judge& judge_;
  std::vector<std::optional<agent::Outputs>> last_;
};

/// What those of one tenancy set by hand is never in force for others. What the plan gives must have been
/// set where somebody of this tenancy was at some time: guests take along what they set.
class HandsStayWithTheirTenancy {
 public:
  HandsStayWithTheirTenancy(Judge& judge, const Oracle& oracle, std::size_t rooms)
      : judge_(judge), oracle_(oracle), hands_(rooms) {}
  /// Somebody set this in a room while `plan` was in force. Set points are never used twice,
  /// levels of lights are: there the tenancies of all who chose one count.
  void on_setpoint(std::size_t room, std::string_view id, const room::Plan* plan,
                   std::uint32_t digest, room::Temperature value);
  void on_light(std::size_t room, std::string_view id, const room::Plan* plan, std::uint32_t digest,
                const room::FixtureLevel& light);
  /// The hand in force in a room that has power.
  void on_hand(std::size_t room, std::string_view id, const room::Plan* plan, std::uint32_t digest,
               const room::Hand& hand);
  /// Of the hub's database. What a plan gives may go on with a guest before any room has taken it.
  void on_commit();

 private:
  struct Hands {
    std::map<room::Temperature, std::vector<Tenancy>> setpoints;
    std::map<std::pair<std::string, room::Percent>, std::vector<Tenancy>> lights;
  };
  [[nodiscard]] Tenancy tenancy_of(std::string_view id, const room::Plan* plan,
                                   std::uint32_t digest) const;
  /// Somebody of `now` was among those who set the value somewhere.
  [[nodiscard]] bool may_come_along(room::Temperature value, const Tenancy& now) const;
  Judge& judge_;
  const Oracle& oracle_;
  std::vector<Hands> hands_;
  std::map<room::Temperature, std::vector<Tenancy>> given_;  // by durable plans
  std::uint64_t seen_changes_ = 0;
};

/// What a room reports as applied it would still know after a power cut in the next instant.
class ReportsAreTrue {
 public:
  explicit ReportsAreTrue(Judge& judge) : judge_(judge) {}
  void on_report(std::size_t room, const room::Report& report,
                 std::span<const std::span<const std::byte>> slots);

 private:
  Judge& judge_;
};

}  // namespace innkeeper::simtest
