// SPDX-License-Identifier: Apache-2.0
#include "device/link/agent_link.hpp"

#include "shared/util/check.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::link {

agent::Agent& AgentLink::agent() const {
  check(agent_ != nullptr, "an agent is attached before its link is driven");
  return *agent_;
}

bool AgentLink::publish(wire::Channel channel, std::string_view payload) {
  // The client says that itself when it leaves, after what is still under way.
  if (channel == wire::Channel::link && payload == wire::encode(wire::LinkState::offline)) {
    return true;
  }
  return client_.publish(channel, payload);
}

bool AgentLink::publish_report(const room::Report& report) { return client_.publish(report); }

void AgentLink::shut_down(room::Time now) {
  agent().shut_down();
  client_.leave(now);
}

void AgentLink::on_up(room::Time now) { agent().on_link_up(now); }

void AgentLink::on_down(Reason, room::Time) { agent().on_link_down(); }

void AgentLink::on_plan(std::string_view payload, room::Time now) { agent().on_plan(payload, now); }

void AgentLink::on_hub_time(std::string_view payload, room::Time now) {
  const auto time = wire::decode_time(payload);
  if (time) {
    agent().on_hub_time(*time, now);
  } else {
    ++unreadable_times_;
  }
}

}  // namespace innkeeper::link
