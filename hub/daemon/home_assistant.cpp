// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/home_assistant.hpp"

#include <utility>
#include <variant>

#include "hub/discovery/ask_reader.hpp"
#include "shared/log/log.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::hub::daemon {

HomeAssistant::HomeAssistant(HomeAssistantConfig config, std::string version,
                             const HotelClock& clock, Ways ways)
    : config_(std::move(config)),
      options_{config_.prefix, config_.by_number, config_.occupancy, config_.requests,
               std::move(version)},
      clock_(clock),
      ways_(std::move(ways)) {}

void HomeAssistant::declare(std::shared_ptr<const config::Property> property) {
  property_ = std::move(property);
  places_.clear();
  for (std::size_t i = 0; i < property_->rooms.size(); ++i) {
    places_.emplace(property_->rooms[i].id, i);
  }
  limits_.forget();
  if (knows_retained_) look_at_all();
}

std::vector<mqtt::Subscription> HomeAssistant::subscriptions() const {
  if (!config_.requests) return {};
  return {{std::string(discovery::kAskFilter), 1}};
}

std::string HomeAssistant::retained_filter() const {
  return discovery::discovery_filter(config_.prefix);
}

bool HomeAssistant::take(const mqtt::Message& message) {
  if (const auto room = discovery::parse_discovery_topic(config_.prefix, message.topic)) {
    // What is published later comes back as well, until the subscription is gone: it is known already.
    if (message.retained && !message.payload.empty()) announced_[*room] = crc32(message.payload);
    return true;
  }
  const auto topic = discovery::parse_ask_topic(message.topic);
  if (!topic) return false;
  if (!message.payload.empty()) on_ask(*topic, message);
  return true;
}

void HomeAssistant::retained_end() {
  knows_retained_ = true;
  look_at_all();
}

void HomeAssistant::broker_down() {
  knows_retained_ = false;
  announced_.clear();
  to_look_at_.clear();
}

void HomeAssistant::look_at_all() {
  if (!property_) return;
  to_look_at_.clear();
  for (const auto& [room, digest] : announced_) {
    if (!config_.discovery || !places_.contains(room)) to_look_at_.push_back(room);
  }
  if (!config_.discovery) return;
  for (const config::Room& room : property_->rooms) to_look_at_.push_back(room.id);
}

void HomeAssistant::work() {
  for (std::size_t i = 0; i < kAnnouncedAtOnce && !to_look_at_.empty(); ++i) {
    if (!announce(to_look_at_.front())) return;
    to_look_at_.pop_front();
  }
}

std::string HomeAssistant::payload_of(const room::RoomId& room) const {
  const auto place = places_.find(room);
  // An empty retained message takes the device away.
  if (!config_.discovery || place == places_.end()) return {};
  const config::Room& declared = property_->rooms[place->second];
  return discovery::discovery_payload(declared, property_->types[declared.type], options_);
}

bool HomeAssistant::announce(const room::RoomId& room) {
  std::string payload = payload_of(room);
  const std::uint32_t digest = crc32(payload);
  const auto before = announced_.find(room);
  const bool is_there = before != announced_.end();
  if (payload.empty() ? !is_there : is_there && before->second == digest) return true;
  const bool goes = payload.empty();
  if (!ways_.publish(
          {discovery::discovery_topic(config_.prefix, room), std::move(payload), true, 1})) {
    return false;
  }
  if (goes) {
    announced_.erase(before);
  } else {
    announced_[room] = digest;
  }
  return true;
}

void HomeAssistant::on_ask(const discovery::AskTopic& topic, const mqtt::Message& message) {
  if (message.retained) {
    // It would be obeyed again after every connect, long after whoever sent it forgot it.
    static_cast<void>(ways_.publish({message.topic, {}, true, 1}));
    return refuse(topic.room, "it was retained: send requests without the retain flag");
  }
  if (!places_.contains(topic.room)) return refuse(topic.room, "no such room is declared");
  if (!limits_.take(topic.room, clock_.now().steady)) {
    return refuse(topic.room, "too many requests: one a second, ten at once");
  }
  auto read = discovery::read_ask(topic, message.payload);
  if (const auto* why = std::get_if<std::string>(&read)) {
    return answer(topic, message.payload, *why);
  }
  const discovery::AskTopic asked{topic.room, {}};
  ways_.ask(
      RemoteRequest(std::get<AskRoom>(std::move(read))),
      [this, asked, what = std::string(topic.what), value = message.payload](const Answer& reply) {
        answer({asked.room, what}, value, discovery::refusal_of(reply));
      });
}

void HomeAssistant::answer(const discovery::AskTopic& topic, const std::string& value,
                           const std::string& why) {
  if (why.empty()) {
    ++asks_.taken;
  } else {
    refuse(topic.room, why);
  }
  // An answer that finds the outbox full is lost, as any message that is not retained may be.
  static_cast<void>(ways_.publish({discovery::answer_topic(topic.room),
                                   discovery::answer_payload(topic.what, value, why), false, 1}));
}

void HomeAssistant::refuse(const room::RoomId& room, const std::string& why) {
  ++asks_.refused;
  ++refused_since_;
  const room::Time now = clock_.now().steady;
  if (logged_at_ && now - *logged_at_ < kAskRefusalLogged) return;
  log::write(log::Level::warning, "ask.refused",
             {{"room", room.view()}, {"why", why}, {"requests", refused_since_}});
  refused_since_ = 0;
  logged_at_ = now;
}

}  // namespace innkeeper::hub::daemon
