// SPDX-License-Identifier: Apache-2.0
// I3 and I11: once nothing goes wrong any more everybody agrees, and the hub knows it.
#pragma once

#include <cstddef>

#include "hub/core/rooms/room_requests.hpp"
#include "tests/sim/broker.hpp"
#include "tests/sim/checkers/checker.hpp"
#include "tests/sim/guests.hpp"
#include "tests/sim/hub_process.hpp"
#include "tests/sim/pms.hpp"

namespace innkeeper::simtest {

/// Looks at one instant, the last, and not at the way to it.
class AllAgree final : public Checker {
 public:
  struct Parts {
    const HubProcess& hub;
    const Broker& broker;
    const Pms& pms;
    const RoomProcesses& rooms;
  };
  AllAgree(const Evidence& evidence, Parts parts) : Checker(evidence), parts_(parts) {}
  void at_end() override;

 private:
  void look_at_room(std::size_t index, const hub::RoomView& view) const;
  void look_at_broker(std::size_t index, const hub::RoomView& view, const std::string& bytes) const;
  void look_at_outputs(std::size_t index, const room::Decision& decision) const;
  void disagree(int subject, const std::string& what) const {
    broken(Invariant::i3_convergence, subject, what);
  }

  Parts parts_;
};

}  // namespace innkeeper::simtest
