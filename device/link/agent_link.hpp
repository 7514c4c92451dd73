// SPDX-License-Identifier: Apache-2.0
// The agent's way to the broker through the board's own MQTT client. All in the header: it is
// compiled with the run-time type information of whoever uses it, or without.
#pragma once

#include <string_view>

#include "device/agent/agent.hpp"
#include "device/agent/ports.hpp"
#include "device/link/client.hpp"
#include "shared/util/check.hpp"
#include "shared/wire/codec.hpp"

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
  void shut_down(room::Time now) {
    agent().shut_down();
    client_.leave(now);
  }

  /// Messages on hub/time that were none.
  [[nodiscard]] std::uint32_t unreadable_times() const { return unreadable_times_; }

  [[nodiscard]] bool publish(wire::Channel channel, std::string_view payload) override {
    // The client says that itself when it leaves, after what is still under way.
    const bool is_farewell =
        channel == wire::Channel::link && payload == wire::encode(wire::LinkState::offline);
    return is_farewell || client_.publish(channel, payload);
  }
  [[nodiscard]] bool publish_report(const room::Report& report) override {
    return client_.publish(report);
  }

 private:
  void on_up(room::Time now) override { agent().on_link_up(now); }
  void on_down(Reason, room::Time) override { agent().on_link_down(); }
  void on_plan(std::string_view payload, room::Time now) override { agent().on_plan(payload, now); }
  void on_hub_time(std::string_view payload, room::Time now) override {
    const auto time = wire::decode_time(payload);
    if (time) {
      agent().on_hub_time(*time, now);
    } else {
      ++unreadable_times_;
    }
  }
  [[nodiscard]] agent::Agent& agent() const {
    check(agent_ != nullptr, "an agent is attached before its link is driven");
    return *agent_;
  }

  agent::Agent* agent_ = nullptr;
  std::uint32_t unreadable_times_ = 0;
  Client client_;
};

}  // namespace innkeeper::link
