// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/mqtt_probe.hpp"

#include <mosquitto.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace innkeeper::bench {
namespace {

void must(int code, const char* what) {
  if (code != MOSQ_ERR_SUCCESS) {
    throw std::runtime_error(std::string(what) + ": " + mosquitto_strerror(code));
  }
}

/// Blocks the constructor until the subscription stands.
struct Granted {
  std::mutex mutex;
  std::condition_variable changed;
  bool yes = false;
};

}  // namespace

MqttProbe::MqttProbe(std::uint16_t port, const std::string& user, const std::string& password,
                     const std::string& client_id, const std::string& filter, OnMessage on_message)
    : client_(nullptr), on_message_(std::move(on_message)) {
  static const int initialised = mosquitto_lib_init();
  must(initialised, "libmosquitto");
  client_ = mosquitto_new(client_id.c_str(), true, this);
  if (client_ == nullptr) throw std::runtime_error("libmosquitto: no client");
  must(mosquitto_username_pw_set(client_, user.c_str(), password.c_str()), "credentials");
  must(mosquitto_int_option(client_, MOSQ_OPT_TCP_NODELAY, 1), "TCP_NODELAY");
  must(mosquitto_max_inflight_messages_set(client_, 0), "in-flight messages");
  mosquitto_message_callback_set(
      client_, [](mosquitto*, void* self, const mosquitto_message* message) {
        static_cast<MqttProbe*>(self)->on_message_(message->topic,
                                                   {static_cast<const char*>(message->payload),
                                                    static_cast<std::size_t>(message->payloadlen)});
      });
  Granted granted;
  mosquitto_user_data_set(client_, &granted);
  mosquitto_subscribe_callback_set(client_, [](mosquitto*, void* state, int, int, const int*) {
    auto* waiting = static_cast<Granted*>(state);
    const std::lock_guard lock(waiting->mutex);
    waiting->yes = true;
    waiting->changed.notify_one();
  });
  must(mosquitto_connect(client_, "127.0.0.1", port, 60), "connect");
  must(mosquitto_subscribe(client_, nullptr, filter.c_str(), 1), "subscribe");
  must(mosquitto_loop_start(client_), "thread");
  std::unique_lock lock(granted.mutex);
  if (!granted.changed.wait_for(lock, std::chrono::seconds(10), [&] { return granted.yes; })) {
    throw std::runtime_error("the broker did not grant " + filter);
  }
  lock.unlock();
  mosquitto_subscribe_callback_set(client_, nullptr);
  mosquitto_user_data_set(client_, this);
}

MqttProbe::~MqttProbe() {
  mosquitto_disconnect(client_);
  mosquitto_loop_stop(client_, true);
  mosquitto_destroy(client_);
}

void MqttProbe::publish(const std::string& topic, std::string_view payload) {
  must(mosquitto_publish(client_, nullptr, topic.c_str(), static_cast<int>(payload.size()),
                         payload.data(), 1, false),
       "publish");
}

}  // namespace innkeeper::bench
