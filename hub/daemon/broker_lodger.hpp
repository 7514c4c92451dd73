// SPDX-License-Identifier: Apache-2.0
// Somebody who shares the hub's connections to the broker with the rooms: a third connection of one
// process costs seconds to come up, see mqtt::Options::beat_topic.
#pragma once

#include <string>
#include <vector>

#include "shared/mqtt/client.hpp"
#include "shared/mqtt/message.hpp"

namespace innkeeper::hub::daemon {

/// All calls on the engine's thread.
class BrokerLodger {
 public:
  virtual ~BrokerLodger() = default;

  /// What it wants to hear of as long as the hub runs.
  [[nodiscard]] virtual std::vector<mqtt::Subscription> subscriptions() const = 0;
  /// Whose retained messages it wants to see after every connect, and nothing more; empty: none.
  [[nodiscard]] virtual std::string retained_filter() const = 0;

  /// True: the message was its own.
  [[nodiscard]] virtual bool take(const mqtt::Message& message) = 0;
  /// Every retained message of this connection was seen.
  virtual void retained_end() = 0;
  virtual void broker_down() = 0;
  /// Some of what it has to do; called often, while the broker is connected.
  virtual void work() = 0;
};

}  // namespace innkeeper::hub::daemon
