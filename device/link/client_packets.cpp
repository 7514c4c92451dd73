// SPDX-License-Identifier: Apache-2.0
// What the broker's packets mean in each state of the connection.
#include <array>

#include "device/link/client.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::link {
namespace {

/// CONNACK's return codes 1 to 5 (table 3.1).
constexpr std::array kRefusals{Reason::refused_protocol, Reason::refused_client_id,
                               Reason::refused_for_now, Reason::refused_password,
                               Reason::refused_authority};
constexpr std::uint8_t kSubscriptionFailed = 0x80;
constexpr int kPlanQos = 1;
constexpr int kHubTimeQos = 0;

std::uint8_t byte_at(std::string_view body, std::size_t index) {
  return static_cast<std::uint8_t>(body[index]);
}

}  // namespace

void Client::handle(const Packet& packet, room::Time now) {
  heard_ = now;
  switch (packet.type) {
    case PacketType::connack: on_connack(packet, now); return;
    case PacketType::suback: on_suback(packet, now); return;
    case PacketType::puback: on_puback(packet, now); return;
    case PacketType::publish: on_publish(packet, now); return;
    case PacketType::pingresp:
      if (status_.state == State::greeting) {
        give_up(Reason::unexpected_packet, now);
      } else {
        pinged_.reset();
      }
      return;
    case PacketType::connect:
    case PacketType::subscribe:
    case PacketType::pingreq:
    case PacketType::disconnect: give_up(Reason::unexpected_packet, now); return;
  }
}

void Client::on_connack(const Packet& packet, room::Time now) {
  if (status_.state != State::greeting) {
    give_up(Reason::unexpected_packet, now);
    return;
  }
  const std::uint8_t flags = byte_at(packet.body, 0);
  const std::uint8_t code = byte_at(packet.body, 1);
  // A clean session cannot be present already.
  if (flags != 0) {
    give_up(Reason::wrong_flags, now);
  } else if (code == 0) {
    subscribe(now);
  } else if (code <= kRefusals.size()) {
    give_up(kRefusals[code - 1U], now);
  } else {
    give_up(Reason::wrong_value, now);
  }
}

void Client::subscribe(room::Time now) {
  if (!sender_.is_sent()) {
    give_up(Reason::unexpected_packet, now);
    return;
  }
  const wire::Topic plan_topic = wire::topic_of(room_, wire::Channel::plan);
  const std::array filters{Filter{plan_topic.view(), kPlanQos},
                           Filter{wire::kHubTimeTopic, kHubTimeQos}};
  sender_.subscribe(next_id(), filters);
  enter(State::subscribing, now + kAnswerLimit);
}

void Client::on_suback(const Packet& packet, room::Time now) {
  if (status_.state != State::subscribing) {
    give_up(Reason::unexpected_packet, now);
    return;
  }
  if (number_at(packet.body, 0) != last_id_ || !sender_.is_sent()) {
    give_up(Reason::unexpected_id, now);
    return;
  }
  const std::uint8_t plan = byte_at(packet.body, 2);
  const std::uint8_t time = byte_at(packet.body, 3);
  if (plan == kSubscriptionFailed || time == kSubscriptionFailed) {
    give_up(Reason::subscription_refused, now);
    return;
  }
  // Less than was asked for is the broker's right, and the hub repeats what is not confirmed.
  if (plan > kPlanQos || time > kHubTimeQos) {
    give_up(Reason::wrong_value, now);
    return;
  }
  enter(State::up, room::Time::max());
  up_since_ = now;
  ++status_.ups;
  listener_.on_up(now);
}

void Client::on_puback(const Packet& packet, room::Time now) {
  const std::uint16_t id = number_at(packet.body, 0);
  if (unconfirmed_ == 0 || id != unconfirmed_ || !sender_.is_sent()) {
    give_up(Reason::unexpected_id, now);
    return;
  }
  unconfirmed_ = 0;
  if (status_.state == State::leaving) say_farewell(now);
}

void Client::on_publish(const Packet& packet, room::Time now) {
  if (status_.state == State::greeting) {
    give_up(Reason::unexpected_packet, now);
    return;
  }
  Reason reason = Reason::none;
  const auto message = publication_in(packet, reason);
  if (!message) {
    give_up(reason, now);
    return;
  }
  const bool is_plan = message->topic == wire::topic_of(room_, wire::Channel::plan).view();
  if (!is_plan && message->topic != wire::kHubTimeTopic) {
    give_up(Reason::foreign_topic, now);
    return;
  }
  // The agent has written its memory and does not listen any more; the broker keeps the plan.
  if (status_.state == State::leaving) return;
  ++status_.received;
  if (is_plan) {
    listener_.on_plan(message->payload, now);
  } else {
    listener_.on_hub_time(message->payload, now);
  }
  if (message->qos > 0) sender_.answer(message->id);
}

}  // namespace innkeeper::link
