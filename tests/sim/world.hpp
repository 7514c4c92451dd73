// SPDX-License-Identifier: Apache-2.0
// A whole hotel in one thread of virtual time: the real hub core, real agents, a modelled broker, a PMS,
// staff, guests, and faults. First everything goes wrong (safety); then peace, after which all must agree
// (liveness).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/config/property.hpp"
#include "tests/sim/broker.hpp"
#include "tests/sim/checkers/checker.hpp"
#include "tests/sim/desk.hpp"
#include "tests/sim/faults.hpp"
#include "tests/sim/guests.hpp"
#include "tests/sim/hub_process.hpp"
#include "tests/sim/pms.hpp"
#include "tests/sim/profiles.hpp"
#include "tests/sim/room_process.hpp"
#include "tests/sim/staff.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

/// What became of one seed.
struct Outcome {
  std::optional<Violation> violation;
  std::uint64_t trace_hash = 0;
  std::uint64_t trace_lines = 0;
  room::Duration simulated{};
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
  using Act = std::function<void()>;

  void connect_parts();
  void open();
  void run_until(room::Time end);
  /// Does it again and again, once in `mean`, until there is peace.
  void keep_doing(room::Duration mean, Random random, const Act& act);
  void look_around();
  void make_peace();

  Stage stage_;
  config::Property property_;
  std::map<std::string, config::Property> variants_;
  Oracle oracle_;
  Jury jury_;
  Broker broker_;
  HubProcess hub_;
  Pms pms_;
  Profiles profiles_;
  Desk desk_;
  Staff staff_;
  RoomProcesses rooms_;
  Guests guests_;
  Faults faults_;
  bool peace_ = false;
};

[[nodiscard]] Outcome simulate(const Options& options, bool echo = false);
/// Runs one seed.
[[nodiscard]] Outcome simulate(std::uint64_t seed);

}  // namespace innkeeper::simtest
