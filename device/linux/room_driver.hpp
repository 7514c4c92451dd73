// SPDX-License-Identifier: Apache-2.0
// Connects one portable agent with its board, its files and the broker, and tells it the time. The only
// place of this program that knows all of them.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "device/agent/agent.hpp"
#include "device/linux/agent_config.hpp"
#include "device/linux/hosted_board.hpp"
#include "device/sim/file_memory.hpp"
#include "shared/mqtt/client.hpp"

namespace innkeeper::device {

/// Not thread-safe: one thread calls it.
class RoomDriver {
 public:
  /// Boots the room from its memory, then starts to connect. `password` is empty without a login.
  /// `wake` is called from another thread when poll() has work; it must not block.
  RoomDriver(const AgentConfig& config, std::unique_ptr<HostedBoard> board, std::string password,
             std::function<void()> wake, room::Time now);

  /// Handles what arrived and makes the control step if it is due.
  void poll(room::Time now);
  [[nodiscard]] room::Time next_deadline() const { return agent_.next_deadline(); }

  /// Says `offline` and closes the connection; at most about four seconds.
  void shut_down();

 private:
  class MqttLink final : public agent::Link {
   public:
    MqttLink(const room::RoomId& room, mqtt::Options options, std::function<void()> wake)
        : room_(room), client_(std::move(options), std::move(wake)) {}
    [[nodiscard]] bool publish(wire::Channel channel, std::string_view payload) override;
    mqtt::Client& client() { return client_; }

   private:
    room::RoomId room_;
    mqtt::Client client_;
  };

  void handle(const mqtt::Incoming& item, room::Time now);
  void handle_message(const mqtt::Message& message, room::Time now);
  void log_plan();

  std::unique_ptr<HostedBoard> board_;
  sim::FileMemory memory_;
  std::string plan_topic_;
  MqttLink link_;
  agent::Agent agent_;
  room::Time elapsed_;
  room::PlanId logged_;
};

}  // namespace innkeeper::device
