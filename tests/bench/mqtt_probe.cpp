// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/mqtt_probe.hpp"

#include <mosquitto.h>

#include <chrono>
#include <stdexcept>
#include <utility>

namespace innkeeper::bench {
namespace {

void must(int code, const char* what) {
  if (code != MOSQ_ERR_SUCCESS) {
    throw std::runtime_error(std::string(what) + ": " + mosquitto_strerror(code));
  }
}

}  // namespace

MqttProbe::MqttProbe(std::uint16_t port, const std::string& user, const std::string& password,
                     const std::string& client_id, const std::string& filter, OnMessage on_message)
    : on_message_(std::move(on_message)) {
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
  mosquitto_subscribe_callback_set(client_, [](mosquitto*, void* self, int, int, const int*) {
    static_cast<MqttProbe*>(self)->granted();
  });
  must(mosquitto_connect(client_, "127.0.0.1", port, 60), "connect");
  must(mosquitto_subscribe(client_, nullptr, filter.c_str(), 1), "subscribe");
  must(mosquitto_loop_start(client_), "thread");
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, std::chrono::seconds(10), [this] { return granted_; })) {
    throw std::runtime_error("the broker did not grant " + filter);
  }
}

void MqttProbe::granted() {
  const std::lock_guard lock(mutex_);
  granted_ = true;
  changed_.notify_one();
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
