// SPDX-License-Identifier: Apache-2.0
// The agent's way to the broker through the board's own MQTT client.
#pragma once

#include <string_view>

#include "device/agent/agent.hpp"
#include "device/agent/ports.hpp"
#include "device/link/client.hpp"

namespace innkeeper::link {

/// Made before the agent, which needs it, and told of it by attach(). Each call of client() may
/// call the agent; the driver calls Agent::step() afterwards, as after any Agent::on_...().
class AgentLink final : public agent::Link, Listener {
 public:
  AgentLink(const Settings& settings, room::Time now) : client_(settings, *this, now) {}
  /// Before the first call of client(). The agent must outlive this.
  void attach(agent::Agent& agent) { agent_ = &agent; }

  /// For the driver of the transport: see Client.
  [[nodiscard]] Client& client() { return client_; }
  /// Writes what memory still lacks and begins the farewell; it is over once Status::state is
  /// `stopped`.
  void shut_down(room::Time now);

  /// Messages on hub/time that were none.
  [[nodiscard]] std::uint32_t unreadable_times() const { return unreadable_times_; }

  [[nodiscard]] bool publish(wire::Channel channel, std::string_view payload) override;
  [[nodiscard]] bool publish_report(const room::Report& report) override;

 private:
  void on_up(room::Time now) override;
  void on_down(Reason reason, room::Time now) override;
  void on_plan(std::string_view payload, room::Time now) override;
  void on_hub_time(std::string_view payload, room::Time now) override;
  [[nodiscard]] agent::Agent& agent() const;

  agent::Agent* agent_ = nullptr;
  std::uint32_t unreadable_times_ = 0;
  Client client_;
};

}  // namespace innkeeper::link
