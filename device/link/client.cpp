// SPDX-License-Identifier: Apache-2.0
// The life of the connection; what packets mean is in client_packets.cpp.
#include "device/link/client.hpp"

#include <algorithm>
#include <array>

#include "shared/util/check.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::link {
namespace {

constexpr room::Time kNever = room::Time::max();

/// Seeds that differ in one bit shall begin with different waits: the last step of MurmurHash3
/// spreads it over all bits. Zero is the one state in which a xorshift generator stays for ever.
std::uint32_t first_random(const Settings& settings) {
  std::uint32_t mixed = crc32(settings.room.view()) ^ settings.seed;
  mixed = (mixed ^ (mixed >> 16U)) * 0x85EB'CA6BU;
  mixed = (mixed ^ (mixed >> 13U)) * 0xC2B2'AE35U;
  mixed ^= mixed >> 16U;
  return mixed == 0 ? 1 : mixed;
}

}  // namespace

Client::Client(const Settings& settings, Listener& listener, room::Time now)
    : listener_(listener),
      room_(settings.room),
      password_(settings.password),
      random_(first_random(settings)),
      now_(now) {
  wait(settings.spread_ms == 0 ? 0 : random() % settings.spread_ms, now);
}

/// Marsaglia's xorshift, 32 bits: jitter needs no more.
std::uint32_t Client::random() {
  random_ ^= random_ << 13U;
  random_ ^= random_ >> 17U;
  random_ ^= random_ << 5U;
  return random_;
}

void Client::enter(State state, room::Time deadline) {
  status_.state = state;
  deadline_ = deadline;
}

void Client::wait(std::uint32_t ms, room::Time now) {
  enter(State::waiting, now + std::chrono::milliseconds(ms));
}

bool Client::is_connected() const {
  switch (status_.state) {
    case State::greeting:
    case State::subscribing:
    case State::up:
    case State::leaving: return true;
    case State::waiting:
    case State::opening:
    case State::stopped: return false;
  }
  return false;
}

std::uint32_t Client::wanted_connection() const {
  return is_connected() || status_.state == State::opening ? status_.attempts : 0;
}

void Client::give_up(Reason reason, room::Time now) {
  const bool was_up = status_.state == State::up;
  const bool was_leaving = status_.state == State::leaving;
  status_.last_down = reason;
  unconfirmed_ = 0;
  pinged_.reset();
  sender_.reset();
  if (was_leaving) {
    enter(State::stopped, kNever);
    return;
  }
  if (was_up && now - up_since_ >= kHeld) {
    backoff_.reset();
    refused_backoff_.reset();
  }
  Backoff& backoff = is_refusal_of_credentials(reason) ? refused_backoff_ : backoff_;
  wait(backoff.next_ms(random()), now);
  if (was_up) listener_.on_down(reason, now);
}

void Client::step(room::Time now) {
  now_ = now;
  if (status_.state == State::up) {
    step_up(now);
    return;
  }
  if (status_.state == State::leaving) say_farewell(now);
  if (now < deadline_) return;
  switch (status_.state) {
    case State::waiting:
      ++status_.attempts;
      // 0 means that no connection is wanted, also after four thousand million of them.
      if (status_.attempts == 0) ++status_.attempts;
      enter(State::opening, now + kAnswerLimit);
      return;
    case State::opening: give_up(Reason::unreachable, now); return;
    case State::greeting: give_up(Reason::no_connack, now); return;
    case State::subscribing: give_up(Reason::no_suback, now); return;
    case State::leaving: give_up(Reason::stopped, now); return;
    case State::up:
    case State::stopped: return;
  }
}

void Client::step_up(room::Time now) {
  if (pinged_ && now - *pinged_ >= kAnswerLimit) {
    give_up(Reason::no_pingresp, now);
  } else if (unconfirmed_ != 0 && now >= confirm_by_) {
    give_up(Reason::no_puback, now);
  } else if (!pinged_ && now - std::min(heard_, spoken_) >= kPingAfter) {
    sender_.ping();
    pinged_ = now;
  }
}

room::Time Client::next_deadline() const {
  if (status_.state != State::up) return deadline_;
  const room::Time ping =
      pinged_ ? *pinged_ + kAnswerLimit : std::min(heard_, spoken_) + kPingAfter;
  return unconfirmed_ != 0 ? std::min(ping, confirm_by_) : ping;
}

void Client::on_opened(room::Time now) {
  now_ = now;
  if (status_.state != State::opening) return;
  reader_.reset();
  sender_.reset();
  const wire::Topic will_topic = wire::topic_of(room_, wire::Channel::link);
  sender_.connect({room_.view(), password_.view(), will_topic.view(),
                   wire::encode(wire::LinkState::lost), kKeepAliveSeconds});
  heard_ = spoken_ = now;
  enter(State::greeting, now + kAnswerLimit);
}

void Client::on_closed(room::Time now) {
  now_ = now;
  if (status_.state == State::opening) {
    give_up(Reason::unreachable, now);
  } else if (is_connected()) {
    give_up(Reason::closed, now);
  }
}

std::size_t Client::receive(std::string_view bytes, room::Time now) {
  now_ = now;
  std::string_view rest = bytes;
  while (is_connected() && !rest.empty() && !sender_.answers_full()) {
    switch (reader_.take(rest)) {
      case PacketReader::Outcome::need_more: break;
      case PacketReader::Outcome::packet: handle(reader_.packet(), now); break;
      case PacketReader::Outcome::broken: give_up(reader_.reason(), now); break;
    }
  }
  return is_connected() ? bytes.size() - rest.size() : bytes.size();
}

void Client::taken(std::size_t count, room::Time now) {
  now_ = now;
  sender_.taken(count);
  if (count > 0) spoken_ = now;
  if (status_.state == State::leaving) say_farewell(now);
}

bool Client::may_publish() const {
  return status_.state == State::up && unconfirmed_ == 0 && sender_.is_free();
}

std::uint16_t Client::next_id() {
  ++last_id_;
  if (last_id_ == 0) ++last_id_;
  return last_id_;
}

void Client::published(std::uint16_t id) {
  unconfirmed_ = id;
  confirm_by_ = now_ + kAnswerLimit;
  ++status_.sent;
}

bool Client::publish(wire::Channel channel, std::string_view payload) {
  check(channel != wire::Channel::plan && channel != wire::Channel::report &&
            payload.size() <= wire::kMaxTelemetryBytes,
        "a board publishes small messages this way");
  if (!may_publish()) return false;
  const wire::Delivery delivery = wire::delivery_of(channel);
  const wire::Topic topic = wire::topic_of(room_, channel);
  const std::uint16_t id = delivery.qos > 0 ? next_id() : 0;
  sender_.publish({topic.view(), delivery.qos}, delivery.retained, id, payload);
  published(id);
  return true;
}

bool Client::publish(const room::Report& report) {
  if (!may_publish()) return false;
  const wire::Topic topic = wire::topic_of(room_, wire::Channel::report);
  const std::uint16_t id = next_id();
  check(sender_.publish({topic.view(), wire::delivery_of(wire::Channel::report).qos}, id, report),
        "a board's own report is sound");
  published(id);
  return true;
}

void Client::leave(room::Time now) {
  now_ = now;
  if (status_.state == State::leaving || status_.state == State::stopped) return;
  if (status_.state != State::up) {
    status_.last_down = Reason::stopped;
    sender_.reset();
    enter(State::stopped, kNever);
    return;
  }
  enter(State::leaving, now + kFarewellLimit);
  say_farewell(now);
}

/// Does what of the farewell can be done now: `offline`; when that is confirmed, DISCONNECT; when
/// that is out, the end.
void Client::say_farewell(room::Time now) {
  if (unconfirmed_ != 0 || !sender_.is_free()) return;
  switch (farewell_) {
    case Farewell::owed: {
      const wire::Topic topic = wire::topic_of(room_, wire::Channel::link);
      const std::uint16_t id = next_id();
      sender_.publish({topic.view(), wire::delivery_of(wire::Channel::link).qos}, true, id,
                      wire::encode(wire::LinkState::offline));
      farewell_ = Farewell::said;
      published(id);
      return;
    }
    case Farewell::said:
      sender_.disconnect();
      farewell_ = Farewell::closing;
      return;
    case Farewell::closing: give_up(Reason::stopped, now); return;
  }
}

}  // namespace innkeeper::link
