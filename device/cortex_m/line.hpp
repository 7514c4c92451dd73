// SPDX-License-Identifier: Apache-2.0
// How bytes get from the room's MQTT client to the broker: each image has one way.
#pragma once

#include <cstdint>

#include "device/cortex_m/provisioning.hpp"
#include "device/link/client.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::cortex_m {

class Line {
 public:
  /// Once, before carry(). `seed` differs from start to start.
  virtual void start(const Provisioning& provisioning, std::uint32_t seed) = 0;
  /// Follows Client::wanted_connection() and moves bytes both ways. Call often; never waits.
  virtual void carry(link::Client& client, room::Time now) = 0;

 protected:
  ~Line() = default;
};

/// Of this image: modem_line.cpp or ethernet/ethernet_line.cpp defines it.
[[nodiscard]] Line& line();

}  // namespace innkeeper::cortex_m
