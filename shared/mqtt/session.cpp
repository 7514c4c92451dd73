// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/session.hpp"

#include <mqtt/async_client.h>

#include <atomic>
#include <functional>
#include <utility>

#include "shared/mqtt/reason.hpp"

namespace innkeeper::mqtt {
namespace {

// `mqtt` alone would mean our own namespace.
namespace paho = ::mqtt;

/// Paho's default of 100 throws in a burst; our outbox keeps what is outstanding far below this.
constexpr int kMaxBufferedMessages = 60'000;
/// With 10 or 100 a burst of 10,000 never finished; the library lowers it to what the broker allows.
constexpr int kMaxInflight = 65'535;
/// For TCP and CONNACK together; shorter than Connection::kAnswerLimit.
constexpr std::chrono::seconds kConnectTimeout{10};

/// A refused CONNECT leaves its reason in the return code, refused messages in the reason code.
int code_of(const paho::token& token) {
  const int reason = static_cast<int>(token.get_reason_code());
  if (reason >= kFirstRefusal) return reason;
  return token.get_return_code() >= kFirstRefusal ? token.get_return_code() : kNoAnswer;
}

/// A pointer of 32 bits holds numbers up to 2^32, enough for 136 years of one message a second.
void* as_context(std::uint64_t number) {
  const std::uintptr_t word = number & UINTPTR_MAX;
  return reinterpret_cast<void*>(word);
}

std::uint64_t number_of(const paho::token& token) {
  return reinterpret_cast<std::uintptr_t>(token.get_user_context());
}

std::string address_of(const Options& options) {
  const bool is_ipv6 = options.host.find(':') != std::string::npos;
  const std::string host = is_ipv6 ? "[" + options.host + "]" : options.host;
  return "tcp://" + host + ":" + std::to_string(options.port);
}

}  // namespace

class Session::Implementation {
 public:
  Implementation(const Options& options, SessionListener& listener)
      : address_(address_of(options)),
        client_id_(options.client_id),
        listener_(listener),
        connect_ending_([this](std::uint64_t attempt, int code) { end_connect(attempt, code); }),
        subscribe_ending_(
            [this](std::uint64_t id, int code) { listener_.on_subscribed(id, code); }),
        publish_ending_([this](std::uint64_t id, int code) { listener_.on_published(id, code); }),
        close_ending_([this](std::uint64_t, int) { listener_.on_closed(); }) {
    describe_connection(options);
    make_client();
  }

  bool connect(std::uint64_t attempt) {
    if (attempt_unanswered_) make_client();
    attempt_ = attempt;
    attempt_unanswered_ = true;
    try {
      client_->connect(connect_options_, as_context(attempt), connect_ending_);
      return true;
    } catch (const paho::exception&) {
      // attempt_unanswered_ stays: a client that refuses to try is replaced before the next attempt.
      return false;
    }
  }

  bool subscribe(std::uint64_t id, const Subscription& subscription) {
    return attempted([&] {
      client_->subscribe(subscription.filter, subscription.qos, as_context(id), subscribe_ending_);
    });
  }

  bool unsubscribe(const std::string& filter) {
    return attempted([&] { client_->unsubscribe(filter); });
  }

  bool publish(std::uint64_t id, const Message& message) {
    return attempted([&] {
      auto packet =
          paho::make_message(message.topic, message.payload, message.qos, message.retained);
      client_->publish(std::move(packet), as_context(id), publish_ending_);
    });
  }

  void drop() {
    if (!client_->is_connected()) return;
    // Its DISCONNECT keeps the broker from saying the will: we come back. Whether the library is
    // done with it by then is unsure, so the next attempt takes a new client.
    static_cast<void>(attempted([&] { client_->disconnect(0); }));
    attempt_unanswered_ = true;
  }

  bool close(std::chrono::milliseconds limit) {
    return client_->is_connected() && attempted([&] {
             client_->disconnect(static_cast<int>(limit.count()), nullptr, close_ending_);
           });
  }

 private:
  /// Turns the end of one kind of action into a call with its number and code.
  class Ending final : public virtual paho::iaction_listener {
   public:
    using Tell = std::function<void(std::uint64_t number, int code)>;
    explicit Ending(Tell tell) : tell_(std::move(tell)) {}

    void on_success(const paho::token& token) override { tell_(number_of(token), 0); }
    void on_failure(const paho::token& token) override { tell_(number_of(token), code_of(token)); }

   private:
    Tell tell_;
  };

  template <class Do>
  static bool attempted(Do&& act) {
    try {
      act();
      return true;
    } catch (const paho::exception&) {
      return false;
    }
  }

  void describe_connection(const Options& options) {
    connect_options_.set_mqtt_version(MQTTVERSION_5);
    connect_options_.set_clean_start(true);
    connect_options_.set_automatic_reconnect(false);
    connect_options_.set_keep_alive_interval(options.keep_alive);
    connect_options_.set_connect_timeout(kConnectTimeout);
    connect_options_.set_max_inflight(kMaxInflight);
    if (!options.username.empty()) {
      connect_options_.set_user_name(options.username);
      connect_options_.set_password(options.password);
    }
    if (options.will) {
      const Message& last_word = options.will->message;
      paho::will_options will(last_word.topic, last_word.payload, last_word.qos,
                              last_word.retained);
      paho::properties properties;
      properties.add({paho::property::WILL_DELAY_INTERVAL,
                      static_cast<std::int32_t>(options.will->delay.count())});
      will.set_properties(std::move(properties));
      connect_options_.set_will(std::move(will));
    }
    // Last: Paho C++ 1.2 loses properties when anything is set or moved after them.
    paho::properties properties;
    properties.add({paho::property::SESSION_EXPIRY_INTERVAL,
                    static_cast<std::int32_t>(options.session_expiry.count())});
    connect_options_.set_properties(std::move(properties));
  }

  void make_client() {
    client_.reset();
    const paho::create_options create(MQTTVERSION_5, kMaxBufferedMessages);
    client_ = std::make_unique<paho::async_client>(address_, client_id_, create);
    // Before connect() and never again: setting handlers later takes Paho's locks in another order.
    client_->set_message_callback([this](const paho::const_message_ptr& message) {
      listener_.on_message(
          {message->get_topic(), message->to_string(), message->is_retained(), message->get_qos()});
    });
    client_->set_connection_lost_handler(
        [this](const std::string&) { listener_.on_lost(attempt_, kNoAnswer); });
    client_->set_disconnected_handler([this](const paho::properties&, paho::ReasonCode reason) {
      listener_.on_lost(attempt_, static_cast<int>(reason));
    });
    attempt_unanswered_ = false;
  }

  void end_connect(std::uint64_t attempt, int code) {
    if (attempt == attempt_) attempt_unanswered_ = false;
    if (code == 0) {
      listener_.on_connected(attempt);
    } else {
      listener_.on_connect_failed(attempt, code);
    }
  }

  const std::string address_;
  const std::string client_id_;
  SessionListener& listener_;
  Ending connect_ending_;
  Ending subscribe_ending_;
  Ending publish_ending_;
  Ending close_ending_;
  /// Read by the library's threads.
  std::atomic<std::uint64_t> attempt_ = 0;
  std::atomic<bool> attempt_unanswered_ = false;
  /// One named object for the life of the session: copies share its properties' memory.
  paho::connect_options connect_options_;
  /// Last, so that it is gone before what its threads use.
  std::unique_ptr<paho::async_client> client_;
};

Session::Session(const Options& options, SessionListener& listener)
    : implementation_(std::make_unique<Implementation>(options, listener)) {}
Session::~Session() = default;

bool Session::connect(std::uint64_t attempt) { return implementation_->connect(attempt); }
bool Session::subscribe(std::uint64_t id, const Subscription& subscription) {
  return implementation_->subscribe(id, subscription);
}
bool Session::unsubscribe(const std::string& filter) {
  return implementation_->unsubscribe(filter);
}
bool Session::publish(std::uint64_t id, const Message& message) {
  return implementation_->publish(id, message);
}
void Session::drop() { implementation_->drop(); }
bool Session::close(std::chrono::milliseconds limit) { return implementation_->close(limit); }

}  // namespace innkeeper::mqtt
