// SPDX-License-Identifier: Apache-2.0
#include "device/sim/simhotel_client.hpp"

#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <sys/resource.h>

#include <array>
#include <span>
#include <utility>

#include "shared/log/log.hpp"
#include "shared/util/check.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::sim {
namespace {

constexpr std::uint32_t kSessionExpirySeconds = 60;
constexpr std::uint32_t kWillDelaySeconds = 10;
constexpr int kDeniedFrom = 0x80;  // MQTT 5: reason codes from here on are refusals

/// While it lives, nothing can open a descriptor. libmosquitto opens two sockets for each client to
/// wake a thread that we do not have, and writes into them without ever reading: three times the
/// descriptors, and kernel memory that grows with each message. It copes without them.
class NoNewDescriptors {
 public:
  NoNewDescriptors() {
    check(getrlimit(RLIMIT_NOFILE, &usual_) == 0, "the limit of descriptors can be read");
    rlimit none = usual_;
    none.rlim_cur = 0;
    check(setrlimit(RLIMIT_NOFILE, &none) == 0, "the limit of descriptors can be lowered");
  }
  ~NoNewDescriptors() {
    check(setrlimit(RLIMIT_NOFILE, &usual_) == 0, "the limit of descriptors can be restored");
  }
  NoNewDescriptors(const NoNewDescriptors&) = delete;
  NoNewDescriptors& operator=(const NoNewDescriptors&) = delete;

 private:
  rlimit usual_{};
};

class Properties {
 public:
  Properties(int identifier, std::uint32_t value) {
    check(mosquitto_property_add_int32(&list_, identifier, value) == MOSQ_ERR_SUCCESS,
          "a property of MQTT 5 is accepted");
  }
  ~Properties() { mosquitto_property_free_all(&list_); }
  Properties(const Properties&) = delete;
  Properties& operator=(const Properties&) = delete;
  [[nodiscard]] mosquitto_property* get() const { return list_; }
  /// Hands the list over.
  [[nodiscard]] mosquitto_property* release() { return std::exchange(list_, nullptr); }

 private:
  mosquitto_property* list_ = nullptr;
};

void require_success(int result) {
  check(result == MOSQ_ERR_SUCCESS, "libmosquitto takes the settings of a client");
}

}  // namespace

struct Client::Callbacks {
  static Client& self(void* object) { return *static_cast<Client*>(object); }

  static void report_denial(const Client& client, std::string_view event, int reason) {
    log::write(log::Level::error, event,
               {{"room", client.room_.view()}, {"reason", mosquitto_reason_string(reason)}});
  }

  static void connected(mosquitto*, void* object, int reason, int, const mosquitto_property*) {
    if (reason == 0) {
      self(object).subscribe();
    } else {
      report_denial(self(object), "room.refused", reason);
    }
  }

  static void subscribed(mosquitto*, void* object, int, int count, const int* granted,
                         const mosquitto_property*) {
    Client& client = self(object);
    for (const int qos : std::span(granted, static_cast<std::size_t>(count))) {
      if (qos >= kDeniedFrom) report_denial(client, "room.subscription_denied", qos);
    }
    if (client.state_ != State::connecting) return;
    client.state_ = State::up;
    client.backoff_.reset();
    client.events_.on_link_up();
  }

  static void published(mosquitto*, void* object, int message, int reason,
                        const mosquitto_property*) {
    self(object).acknowledged(message);
    if (reason >= kDeniedFrom) report_denial(self(object), "room.publish_denied", reason);
  }

  static void received(mosquitto*, void* object, const mosquitto_message* message,
                       const mosquitto_property*) {
    self(object).events_.on_message(message->topic,
                                    {static_cast<const char*>(message->payload),
                                     static_cast<std::size_t>(message->payloadlen)});
  }
};

void Client::Free::operator()(mosquitto* client) const { mosquitto_destroy(client); }

Client::Client(boost::asio::io_context& io, const ClientSettings& settings, ClientEvents& events)
    : events_(events), room_(settings.room), random_(settings.seed), socket_(io) {
  set_up(settings);
}

Client::~Client() { forget_socket(); }

void Client::set_up(const ClientSettings& settings) {
  const NoNewDescriptors guard;
  const std::string id(settings.room.view());
  mosquitto_.reset(mosquitto_new(id.c_str(), true, this));
  check(mosquitto_ != nullptr, "there is memory for a client");
  mosquitto* const client = mosquitto_.get();
  require_success(mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5));
  require_success(mosquitto_int_option(client, MOSQ_OPT_TCP_NODELAY, 1));
  if (settings.password) {
    require_success(mosquitto_username_pw_set(client, id.c_str(), settings.password->c_str()));
  }
  const std::string link(wire::topic_of(settings.room, wire::Channel::link).view());
  const std::string_view lost = wire::encode(wire::LinkState::lost);
  const wire::Delivery delivery = wire::delivery_of(wire::Channel::link);
  Properties will(MQTT_PROP_WILL_DELAY_INTERVAL, kWillDelaySeconds);
  require_success(mosquitto_will_set_v5(client, link.c_str(), static_cast<int>(lost.size()),
                                        lost.data(), delivery.qos, delivery.retained,
                                        will.release()));
  mosquitto_connect_v5_callback_set(client, Callbacks::connected);
  mosquitto_subscribe_v5_callback_set(client, Callbacks::subscribed);
  mosquitto_publish_v5_callback_set(client, Callbacks::published);
  mosquitto_message_v5_callback_set(client, Callbacks::received);
  // This first connect cannot get a socket: it only leaves address and properties in the client,
  // since connecting without blocking (mosquitto_reconnect_async) takes neither.
  const Properties session(MQTT_PROP_SESSION_EXPIRY_INTERVAL, kSessionExpirySeconds);
  const int result = mosquitto_connect_bind_v5(client, settings.ip.c_str(), settings.port,
                                               kKeepaliveSeconds, nullptr, session.get());
  check(result == MOSQ_ERR_ERRNO || result == MOSQ_ERR_EAI, "the first connect opens no socket");
}

void Client::wait_until(room::Time at) {
  check(state_ == State::waiting, "only a client without a connection waits");
  deadline_ = at;
}

void Client::connect(room::Time now) {
  check(state_ == State::waiting, "only a client without a connection connects");
  now_ = now;
  state_ = State::connecting;
  deadline_ = now + kConnectTimeout;
  // Closes what an attempt that timed out may have left, hence the watch on it ends first.
  forget_socket();
  static_cast<void>(mosquitto_reconnect_async(mosquitto_.get()));  // seen in settle()
  settle();
}

void Client::subscribe() {
  std::string plan(wire::topic_of(room_, wire::Channel::plan).view());
  std::string time(wire::kHubTimeTopic);
  std::array<char*, 2> topics{plan.data(), time.data()};
  // Whatever this returns, the answer of the broker or its absence until the deadline decides.
  static_cast<void>(mosquitto_subscribe_multiple(
      mosquitto_.get(), nullptr, static_cast<int>(topics.size()), topics.data(), 1, 0, nullptr));
}

void Client::acknowledged(int message) {
  const auto waiting = unacknowledged_;
  unacknowledged_.clear();
  for (const int id : waiting) {
    if (id != message) static_cast<void>(unacknowledged_.push_back(id));
  }
}

bool Client::publish(const wire::Topic& topic, std::string_view payload, wire::Delivery delivery) {
  if (state_ != State::up) return false;
  const bool jammed =
      delivery.qos == 0 ? mosquitto_want_write(mosquitto_.get()) : unacknowledged_.full();
  if (jammed) return false;
  int message = 0;
  const std::string name(topic.view());
  const int result =
      mosquitto_publish(mosquitto_.get(), &message, name.c_str(), static_cast<int>(payload.size()),
                        payload.data(), delivery.qos, delivery.retained);
  if (result != MOSQ_ERR_SUCCESS) return false;  // the next read sees why
  if (delivery.qos > 0) static_cast<void>(unacknowledged_.push_back(message));
  watch_socket();
  return true;
}

void Client::tick(room::Time now) {
  now_ = now;
  if (state_ == State::waiting || state_ == State::closed) return;
  static_cast<void>(mosquitto_loop_misc(mosquitto_.get()));  // seen in settle()
  settle();
  const bool late = now >= deadline_;
  if (state_ == State::connecting && late) fail();
  if (state_ == State::closing && (late || unacknowledged_.empty())) {
    static_cast<void>(mosquitto_disconnect(mosquitto_.get()));
    forget_socket();
    state_ = State::closed;
  }
}

void Client::close(room::Time deadline) {
  if (state_ != State::up) {
    forget_socket();
    state_ = State::closed;
    return;
  }
  state_ = State::closing;
  deadline_ = deadline;
}

void Client::on_readable() {
  static_cast<void>(mosquitto_loop_read(mosquitto_.get(), 1));  // seen in settle()
  settle();
  events_.on_read();
}

void Client::on_writable() {
  static_cast<void>(mosquitto_loop_write(mosquitto_.get(), 1));  // seen in settle()
  settle();
}

void Client::settle() {
  const int descriptor = mosquitto_socket(mosquitto_.get());
  if (descriptor != descriptor_) {
    forget_socket();
    if (descriptor >= 0) {
      boost::system::error_code error;
      socket_.assign(descriptor, error);
      if (!error) descriptor_ = descriptor;
    }
  }
  if (descriptor_ >= 0) {
    watch_socket();
  } else if (state_ == State::connecting || state_ == State::up || state_ == State::closing) {
    fail();
  }
}

void Client::fail() {
  const State before = state_;
  forget_socket();
  state_ = before == State::closing ? State::closed : State::waiting;
  const auto random = static_cast<std::uint32_t>(random_() << 1U);  // minstd_rand has 31 bits
  deadline_ = now_ + std::chrono::milliseconds(backoff_.next_ms(random));
  if (before == State::up) events_.on_link_down();
}

void Client::watch_socket() {
  using Wait = boost::asio::posix::stream_descriptor::wait_type;
  if (descriptor_ < 0) return;
  if (!read_awaited_) {
    read_awaited_ = true;
    socket_.async_wait(Wait::wait_read, [this, connection = connection_](const auto& error) {
      if (error || connection != connection_) return;
      read_awaited_ = false;
      on_readable();
    });
  }
  if (!write_awaited_ && mosquitto_want_write(mosquitto_.get())) {
    write_awaited_ = true;
    socket_.async_wait(Wait::wait_write, [this, connection = connection_](const auto& error) {
      if (error || connection != connection_) return;
      write_awaited_ = false;
      on_writable();
    });
  }
}

void Client::forget_socket() {
  ++connection_;
  read_awaited_ = false;
  write_awaited_ = false;
  if (descriptor_ < 0) return;
  descriptor_ = -1;
  // libmosquitto owns the descriptor and may have closed it already; nobody can have been given its
  // number since, as this follows every call that may close it.
  static_cast<void>(socket_.release());
}

}  // namespace innkeeper::sim
