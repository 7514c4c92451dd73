// SPDX-License-Identifier: Apache-2.0
// What every checker of an invariant may see, and the jury that shows it to all of them. Checkers know
// nothing of the faults that are injected: no fault excuses a broken invariant. What a restored
// database or a failed memory takes away by their nature is told like everything else that happens.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "device/agent/agent.hpp"
#include "hub/core/effect.hpp"
#include "hub/core/event.hpp"
#include "hub/core/request.hpp"
#include "shared/config/property.hpp"
#include "tests/sim/oracle.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

/// What checkers are made over.
struct Evidence {
  Stage& stage;
  const Oracle& oracle;
  const config::Property& property;  ///< as the hotel was opened
};

/// One room with power.
struct RoomSight {
  std::size_t room = 0;
  std::string_view id;
  const agent::Agent& agent;
  std::span<const std::span<const std::byte>> slots;
  room::Time board_time;
  bool memory_works = true;
};

/// What somebody did at the panel of a room, before the room took it.
struct HandAtPanel {
  std::optional<room::Temperature> setpoint;
  std::optional<room::FixtureLevel> light;
  std::optional<room::ServiceWish> service;
};

class Checker {
 public:
  explicit Checker(const Evidence& evidence) : seen(evidence) {}
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;
  virtual ~Checker() = default;

  // The hub and its database.
  virtual void on_hub_started() {}
  virtual void on_restored() {}
  /// Something durable changed: Oracle::last_changes().
  virtual void on_commit() {}
  /// The hub did all that was due.
  virtual void on_run() {}
  virtual void on_publish(int /*subject*/, std::string_view /*room*/,
                          const std::string& /*bytes*/) {}
  virtual void on_asked(const hub::Asked&) {}
  virtual void on_answer(const hub::Asked&, const hub::Answer&) {}
  virtual void on_tell_pms(const hub::PmsMessage&) {}
  virtual void on_pms_said(const hub::StayEvent&) {}
  /// The PMS was told that this was taken.
  virtual void on_pms_handled(const hub::StayEvent&) {}
  /// The hub took nothing but this event, which was said and taken just before.
  virtual void on_repeated(const hub::StayEvent&) {}
  /// Anything that others may read: topics, payloads, lines of log and audit.
  virtual void on_text(std::string_view) {}

  // Rooms.
  /// `forgot`: its memory failed, or was replaced, and the room said so.
  virtual void on_boot(std::size_t /*room*/, bool /*forgot*/) {}
  virtual void on_drive(std::size_t /*room*/, const agent::Outputs&, bool /*taken*/) {}
  virtual void on_hand(const RoomSight&, const HandAtPanel&) {}
  /// A plan was taken, or a step done.
  virtual void on_step(const RoomSight&) {}
  virtual void on_report(const RoomSight&, const room::Report&) {}

  /// The hub took all that the PMS said: room number by reservation in house.
  virtual void on_all_told(const std::map<std::string, std::string>&) {}
  /// Now and then, and at the end.
  virtual void on_round() {}
  /// Peace lasted long enough: what must come true in the end is true.
  virtual void at_end() {}

 protected:
  void broken(Invariant invariant, int subject, std::string what) const {
    seen.stage.judge.broken(invariant, subject, std::move(what));
  }
  /// The id of the room with this number; empty for a room that the property does not declare.
  [[nodiscard]] std::string id_of(std::string_view number) const;
  const Evidence seen;
};

class Jury {
 public:
  void seat(std::unique_ptr<Checker> checker) { checkers_.push_back(std::move(checker)); }
  template <class Show>
  void each(Show show) const {
    for (const auto& checker : checkers_) show(*checker);
  }

 private:
  std::vector<std::unique_ptr<Checker>> checkers_;
};

/// Every checker that sees steps; the one that compares everybody at the end is made by the world.
void seat_all(Jury& jury, const Evidence& evidence);

}  // namespace innkeeper::simtest
