// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/room_gateway.hpp"

#include <array>
#include <span>
#include <utility>
#include <variant>

#include "shared/log/log.hpp"
#include "shared/util/crc32.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::hub::daemon {
namespace {

using wire::Channel;

std::string text(std::string_view view) { return std::string(view); }

mqtt::Options login(const BrokerAccess& access, std::string_view role) {
  mqtt::Options options;
  options.host = access.host;
  options.port = access.port;
  options.client_id = "innkeeper-hub-" + text(role);
  options.username = access.username;
  options.password = access.password;
  return options;
}

mqtt::Options publisher_options(const BrokerAccess& access) {
  mqtt::Options options = login(access, "publish");
  mqtt::Will will;
  will.message = {text(wire::kHubLinkTopic), text(wire::encode(wire::LinkState::lost)), true, 1};
  options.will = std::move(will);
  options.beat_topic = text(wire::kHubBeatTopic);
  return options;
}

mqtt::Subscription plans() { return {text(wire::filter_of(Channel::plan).view()), 1}; }

mqtt::Options subscriber_options(const BrokerAccess& access, const BrokerLodger& lodger) {
  mqtt::Options options = login(access, "subscribe");
  options.subscriptions = {{text(wire::filter_of(Channel::report).view()), 1},
                           {text(wire::filter_of(Channel::link).view()), 1},
                           {text(wire::kHubBeatTopic), 0},
                           {text(wire::kHubAuditTopic), 1},
                           plans(),
                           {lodger.retained_filter(), 1}};
  for (mqtt::Subscription& more : lodger.subscriptions()) {
    options.subscriptions.push_back(std::move(more));
  }
  // Of requests each one counts.
  options.is_state = [](std::string_view topic) {
    return mqtt::is_state_on_the_wire(topic) && topic.find("/ask/") == std::string_view::npos;
  };
  return options;
}

void log_unreadable(const wire::RoomTopic& topic, const room::Violation& why) {
  log::write(log::Level::warning, "room.unreadable",
             {{"room", topic.room.view()},
              {"topic", wire::topic_of(topic.room, topic.channel).view()},
              {"at", why.at.view()},
              {"code", room::name_of(why.code)},
              {"remedy", "the board speaks another version of the protocol or is faulty"}});
}

}  // namespace

RoomGateway::RoomGateway(const BrokerAccess& access, const HotelClock& clock, BrokerLodger& lodger,
                         std::function<void()> wake)
    : access_(access), clock_(clock), lodger_(lodger), wake_(std::move(wake)) {}

void RoomGateway::start() {
  publisher_.emplace(publisher_options(access_), wake_);
  subscriber_.emplace(subscriber_options(access_, lodger_), wake_);
}

void RoomGateway::stop() {
  if (!publisher_ || !subscriber_) return;
  static_cast<void>(subscriber_->stop());
  static_cast<void>(publisher_->stop(mqtt::Message{
      text(wire::kHubLinkTopic), text(wire::encode(wire::LinkState::offline)), true, 1}));
}

void RoomGateway::gather(std::vector<Event>& events) {
  if (!publisher_ || !subscriber_) return;
  const bool publisher_was_up = publisher_up_;
  take(*publisher_, publisher_up_, events);
  take(*subscriber_, subscriber_up_, events);
  if (publisher_up_ && !publisher_was_up) {
    publish(wire::kHubLinkTopic, wire::encode(wire::LinkState::online), true, 1);
  }
  if (audit_ == Audit::marking && clock_.now().steady - marked_at_ > kMarkerPatience) mark();
  tell_time();
  if (both_up_) lodger_.work();
}

void RoomGateway::take(mqtt::Client& client, bool& up, std::vector<Event>& events) {
  mqtt::Batch batch = client.take();
  if (batch.lost > 0) {
    log::write(log::Level::error, "broker.inbox_overflow",
               {{"lost", batch.lost},
                {"remedy", "more rooms or traffic than the hub is made for; report this"}});
  }
  for (const mqtt::Incoming& item : batch.items) {
    if (std::holds_alternative<mqtt::Up>(item)) {
      up = true;
      follow_connections(events);
    } else if (const auto* down = std::get_if<mqtt::Down>(&item)) {
      up = false;
      log::write(log::Level::warning, "broker.connection_down", {{"why", down->reason}});
      follow_connections(events);
    } else if (const auto* publish_denied = std::get_if<mqtt::PublishDenied>(&item)) {
      log::write(log::Level::error, "broker.publish_denied", {{"why", publish_denied->reason}});
    } else if (const auto* subscribe_denied = std::get_if<mqtt::SubscribeDenied>(&item)) {
      log::write(log::Level::error, "broker.subscribe_denied", {{"why", subscribe_denied->reason}});
    } else {
      on_message(std::get<mqtt::Message>(item), events);
    }
  }
}

void RoomGateway::follow_connections(std::vector<Event>& events) {
  const bool both = publisher_up_ && subscriber_up_;
  if (both == both_up_) return;
  both_up_ = both;
  if (both) {
    events.emplace_back(BrokerUp{});
    mark();
    return;
  }
  events.emplace_back(BrokerDown{});
  lodger_.broker_down();
  audit_ = Audit::waiting;
  // The next connection brings the retained plans again.
  subscriber_->subscribe(plans());
  subscriber_->subscribe({lodger_.retained_filter(), 1});
}

void RoomGateway::mark() {
  audit_ = Audit::marking;
  marked_at_ = clock_.now().steady;
  // A number of its own tells a late marker of an earlier connection apart.
  ++marker_;
  publish(wire::kHubAuditTopic, std::to_string(marker_), false, 1);
}

void RoomGateway::on_message(const mqtt::Message& message, std::vector<Event>& events) {
  if (message.topic == wire::kHubAuditTopic) {
    if (audit_ != Audit::marking || message.payload != std::to_string(marker_)) return;
    audit_ = Audit::done;
    subscriber_->unsubscribe(plans().filter);
    subscriber_->unsubscribe(lodger_.retained_filter());
    lodger_.retained_end();
    events.emplace_back(RetainedPlansEnd{});
    return;
  }
  if (lodger_.take(message)) return;
  if (const auto topic = wire::parse_topic(message.topic)) {
    on_room_message(*topic, message, events);
  }
}

void RoomGateway::on_room_message(const wire::RoomTopic& topic, const mqtt::Message& message,
                                  std::vector<Event>& events) {
  const std::string& payload = message.payload;
  switch (topic.channel) {
    case Channel::report: {
      const auto report = wire::decode_report(payload);
      if (!report) return log_unreadable(topic, report.error());
      events.emplace_back(ReportReceived{topic.room, *report, message.retained});
      return;
    }
    case Channel::link: {
      const auto link = wire::decode_link(payload);
      if (!link) return log_unreadable(topic, link.error());
      // A board that just came up does not know the hour, and waits up to a minute for the next beat.
      if (*link == wire::LinkState::online) time_is_awaited_ = true;
      events.emplace_back(LinkReceived{topic.room, *link, message.retained});
      return;
    }
    case Channel::plan: {
      // An empty payload is the echo of a cleared plan.
      if (payload.empty()) return;
      RetainedPlanSeen seen{topic.room, std::nullopt, crc32(payload)};
      const auto plan = wire::decode_plan(payload);
      if (plan) seen.id = plan->id;
      events.emplace_back(std::move(seen));
      return;
    }
    case Channel::telemetry:
    case Channel::request:
    case Channel::response: return;
  }
}

void RoomGateway::tell_time() {
  const Now now = clock_.now();
  const room::Duration period = time_is_awaited_ ? kShortestTimePeriod : kTimePeriod;
  if (!publisher_up_ || (told_time_at_ && now.steady - *told_time_at_ < period)) return;
  told_time_at_ = now.steady;
  time_is_awaited_ = false;
  std::array<char, wire::kMaxTimeBytes> buffer{};
  const auto encoded = wire::encode(clock_.room_time(), std::span(buffer));
  check(encoded.ok(), "a time fits into its bytes");
  publish(wire::kHubTimeTopic, *encoded, false, 0);
}

metrics::BrokerReading RoomGateway::reading() const {
  if (!publisher_) return {};
  const mqtt::Stats stats = publisher_->stats();
  return {stats.waiting, stats.published, stats.denied, stats.refused};
}

void RoomGateway::publish_plan(const room::RoomId& room, const std::string& bytes) {
  const wire::Delivery delivery = wire::delivery_of(Channel::plan);
  publish(wire::topic_of(room, Channel::plan).view(), bytes, delivery.retained, delivery.qos);
}

void RoomGateway::clear_plan(const room::RoomId& room) { publish_plan(room, ""); }

void RoomGateway::publish(std::string_view topic, std::string_view payload, bool retained,
                          int qos) {
  static_cast<void>(publish(mqtt::Message{text(topic), text(payload), retained, qos}));
}

bool RoomGateway::publish(mqtt::Message message) {
  if (!publisher_) return false;
  const std::string topic = message.topic;
  if (publisher_->publish(std::move(message))) return true;
  // A plan that is lost here is sent again by the courier or by the next audit.
  log::write(
      log::Level::error, "broker.outbox_full",
      {{"topic", topic}, {"remedy", "the broker is away or slow; plans follow when it is back"}});
  return false;
}

}  // namespace innkeeper::hub::daemon
