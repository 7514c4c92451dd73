// SPDX-License-Identifier: Apache-2.0
// A whole hotel in one thread of virtual time: the real hub core, real agents, a modelled broker,
// guests, and faults. First everything goes wrong; then peace, after which all must agree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/config/property.hpp"
#include "tests/sim/broker.hpp"
#include "tests/sim/checks.hpp"
#include "tests/sim/hub_process.hpp"
#include "tests/sim/pms.hpp"
#include "tests/sim/room_process.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

/// What became of one seed.
struct Outcome {
  std::optional<Violation> violation;
  std::uint64_t trace_hash = 0;
  std::uint64_t trace_lines = 0;
  /// Seed, options, the broken invariant and the lines that led to it; empty when all held.
  std::string account;
};

class World {
 public:
  explicit World(const Options& options, bool echo = false);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  [[nodiscard]] Outcome run();

 private:
  void open();
  void run_until(room::Time end);
  void plan_fault(Fault fault);
  void strike(Fault fault);
  void plan_pms();
  void plan_hand();
  void plan_backup();
  void hand();
  void make_peace();
  void check_agreement();
  void check_room(std::size_t index, const hub::RoomView& view);
  void check_climate(std::size_t index, const room::Decision& decision);
  void check_stays();
  [[nodiscard]] RoomProcess& any_room();

  Stage stage_;
  config::Property property_;
  Oracle oracle_;
  NothingLeavesBeforeItIsDurable durable_;
  PreferencesStayWithTheirGuest preferences_;
  PlansOnlyRise plans_;
  ActuatorsRest actuators_;
  HandsStayWithTheirTenancy hands_;
  ReportsAreTrue reports_;
  Broker broker_;
  HubProcess hub_;
  Pms pms_;
  std::vector<std::unique_ptr<RoomProcess>> rooms_;
  std::vector<support::MemoryStore::Snapshot> backups_;
  std::int32_t last_setpoint_ = 16'000;
  bool faulty_ = true;
};

/// Runs one seed.
[[nodiscard]] Outcome simulate(std::uint64_t seed, std::optional<std::size_t> rooms = std::nullopt,
                               bool echo = false);

}  // namespace innkeeper::simtest
