// SPDX-License-Identifier: Apache-2.0
// Everything that goes wrong by itself in a simulated hotel.
#pragma once

#include <array>
#include <vector>

#include "tests/sim/broker.hpp"
#include "tests/sim/guests.hpp"
#include "tests/sim/hub_process.hpp"
#include "tests/sim/pms.hpp"
#include "tests/sim/staff.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

class Faults {
 public:
  struct Parts {
    HubProcess& hub;
    Broker& broker;
    Pms& pms;
    Staff& staff;
    const RoomProcesses& rooms;
  };
  Faults(Stage& stage, Parts parts);
  Faults(const Faults&) = delete;
  Faults& operator=(const Faults&) = delete;

  /// From now on things go wrong.
  void begin();
  /// Nothing further goes wrong, and what lasts is over.
  void end();

 private:
  void plan(Fault fault);
  void plan_backup();
  void strike(Fault fault, Random& random);
  void fail_store(Random& random);
  void restore(Random& random);
  void set_clock(Random& random);

  Stage& stage_;
  Parts parts_;
  std::vector<Random> chances_;  ///< by Fault
  Random backup_chance_;
  std::vector<support::MemoryStore::Snapshot> backups_;
  bool over_ = false;
};

}  // namespace innkeeper::simtest
