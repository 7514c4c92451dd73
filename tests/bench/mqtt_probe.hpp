// SPDX-License-Identifier: Apache-2.0
// A lean MQTT client of the benchmark: observes reports, and makes the raw round trips of the
// floor.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

struct mosquitto;

namespace innkeeper::bench {

/// MQTT 3.1.1 with TCP_NODELAY on a thread of its own. Failures to set up are thrown as
/// std::runtime_error.
class MqttProbe {
 public:
  using OnMessage = std::function<void(std::string_view topic, std::string_view payload)>;

  /// Connects and subscribes with QoS 1 to `filter`, and returns once the broker granted it.
  /// `on_message` is called on the probe's thread.
  MqttProbe(std::uint16_t port, const std::string& user, const std::string& password,
            const std::string& client_id, const std::string& filter, OnMessage on_message);
  ~MqttProbe();
  MqttProbe(const MqttProbe&) = delete;
  MqttProbe& operator=(const MqttProbe&) = delete;

  /// QoS 1, not retained.
  void publish(const std::string& topic, std::string_view payload);

 private:
  void granted();

  mosquitto* client_ = nullptr;
  OnMessage on_message_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool granted_ = false;  // guarded by mutex_: the subscription stands
};

}  // namespace innkeeper::bench
