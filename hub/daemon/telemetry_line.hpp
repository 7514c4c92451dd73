// SPDX-License-Identifier: Apache-2.0
// What rooms measure, over a connection of its own: ten thousand rooms send some 170 messages a second,
// and none of them shall wake the engine.
#pragma once

#include <optional>
#include <vector>

#include "hub/core/history/history_keeper.hpp"
#include "hub/daemon/room_gateway.hpp"
#include "shared/mqtt/client.hpp"

namespace innkeeper::hub::daemon {

class TelemetryLine {
 public:
  explicit TelemetryLine(BrokerAccess access) : access_(std::move(access)) {}

  void start();
  void stop();
  /// Appends what was measured since the last call, of each room the latest. Called on one thread.
  void gather(std::vector<Measured>& measured);

 private:
  BrokerAccess access_;
  std::optional<mqtt::Client> client_;
};

}  // namespace innkeeper::hub::daemon
