// SPDX-License-Identifier: Apache-2.0
#include "device/linux/room_driver.hpp"

#include <utility>
#include <variant>

#include "shared/log/log.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::device {
namespace {

mqtt::Options options_of(const AgentConfig& config, std::string password) {
  mqtt::Options options;
  options.host = config.broker_host;
  options.port = config.broker_port;
  options.client_id = config.room.view();
  if (config.password_file) options.username = config.room.view();
  options.password = std::move(password);
  const std::string link(wire::topic_of(config.room, wire::Channel::link).view());
  options.will = mqtt::Will{{link, std::string(wire::encode(wire::LinkState::lost)), true, 1}};
  options.subscriptions = {
      {std::string(wire::topic_of(config.room, wire::Channel::plan).view()), 1},
      {std::string(wire::kHubTimeTopic), 0},
  };
  return options;
}

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
// clang 14, which clang-tidy is built on, cannot deduce aggregates.
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

}  // namespace

bool RoomDriver::MqttLink::publish(wire::Channel channel, std::string_view payload) {
  const wire::Delivery delivery = wire::delivery_of(channel);
  return client_.publish({std::string(wire::topic_of(room_, channel).view()), std::string(payload),
                          delivery.retained, delivery.qos});
}

RoomDriver::RoomDriver(const AgentConfig& config, std::unique_ptr<HostedBoard> board,
                       std::string password, std::function<void()> wake, room::Time now)
    : board_(std::move(board)),
      memory_(config.state_directory, std::string(config.room.view())),
      plan_topic_(wire::topic_of(config.room, wire::Channel::plan).view()),
      link_(config.room, options_of(config, std::move(password)), std::move(wake)),
      agent_({config.fixtures, config.terminal}, *board_, memory_, link_),
      elapsed_(now) {
  // The connection may come up before this, but Up is only told by poll().
  agent_.boot(now);
  log_plan();
}

void RoomDriver::poll(room::Time now) {
  board_->elapse(now - elapsed_);
  elapsed_ = now;
  const mqtt::Batch batch = link_.client().take();
  for (const mqtt::Incoming& item : batch.items) handle(item, now);
  if (batch.lost > 0) {
    log::write(log::Level::error, "inbox.overflow", {{"lost", batch.lost}});
  }
  agent_.step(now);
  log_plan();
}

void RoomDriver::handle(const mqtt::Incoming& item, room::Time now) {
  std::visit(Overloaded{
                 [&](const mqtt::Up&) {
                   log::write(log::Level::info, "broker.up");
                   agent_.on_link_up(now);
                 },
                 [&](const mqtt::Down& down) {
                   log::write(log::Level::warning, "broker.down",
                              {{"was_up", down.was_up}, {"reason", down.reason}});
                   if (down.was_up) agent_.on_link_down();
                 },
                 [](const mqtt::PublishDenied& denied) {
                   log::write(log::Level::error, "broker.denied", {{"reason", denied.reason}});
                 },
                 [](const mqtt::SubscribeDenied& denied) {
                   log::write(log::Level::error, "broker.denied", {{"reason", denied.reason}});
                 },
                 [&](const mqtt::Message& message) { handle_message(message, now); },
             },
             item);
}

void RoomDriver::handle_message(const mqtt::Message& message, room::Time now) {
  if (message.topic == plan_topic_) {
    agent_.on_plan(message.payload, now);
    return;
  }
  if (message.topic != wire::kHubTimeTopic) return;
  const auto time = wire::decode_time(message.payload);
  if (time) {
    agent_.on_hub_time(time.value(), now);
  } else {
    log::write(log::Level::warning, "hub_time.unreadable", {{"bytes", message.payload.size()}});
  }
}

void RoomDriver::log_plan() {
  const room::Plan* plan = agent_.plan();
  if (plan == nullptr || plan->id == logged_) return;
  logged_ = plan->id;
  log::write(log::Level::info, "plan.in_force",
             {{"epoch", plan->id.epoch}, {"version", plan->id.version}});
}

void RoomDriver::shut_down() {
  agent_.shut_down();
  if (!link_.client().stop()) {
    log::write(log::Level::warning, "broker.farewell_unconfirmed",
               {{"remedy", "none needed: the broker says the will instead"}});
  }
}

}  // namespace innkeeper::device
