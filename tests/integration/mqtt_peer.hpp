// SPDX-License-Identifier: Apache-2.0
// A Client with an ear: waits, with a deadline, for what its inbox brings.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/mqtt/client.hpp"
#include "tests/support/broker.hpp"

namespace innkeeper::tests {

using std::chrono::milliseconds;
using std::chrono::seconds;

inline constexpr const char* kPassword = "a-password";

inline const std::string kPlanTopic = "innkeeper/1/r-1/plan";
inline const std::string kReportTopic = "innkeeper/1/r-1/report";
inline const std::string kLinkTopic = "innkeeper/1/r-1/link";

inline mqtt::Options options_for(std::uint16_t port, std::string user) {
  mqtt::Options options;
  options.host = "127.0.0.1";
  options.port = port;
  options.client_id = user;
  options.username = std::move(user);
  options.password = kPassword;
  return options;
}

inline support::Broker broker_in(const std::filesystem::path& directory) {
  return support::Broker(directory, {{support::kHubUser, kPassword}, {"r-1", kPassword}});
}

class Peer {
 public:
  explicit Peer(mqtt::Options options)
      : client_(std::move(options), [this] {
          const std::lock_guard lock(mutex_);
          woken_ = true;
          changed_.notify_one();
        }) {}

  mqtt::Client& client() { return client_; }

  /// Waits for the first item, not taken before, that `wanted` likes; it and all before it are used up.
  std::optional<mqtt::Incoming> wait(const std::function<bool(const mqtt::Incoming&)>& wanted,
                                     milliseconds limit = seconds(20)) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (true) {
      collect();
      const auto found = std::find_if(items_.begin(), items_.end(), wanted);
      if (found != items_.end()) {
        mqtt::Incoming item = *found;
        items_.erase(items_.begin(), std::next(found));
        return item;
      }
      std::unique_lock lock(mutex_);
      if (!changed_.wait_until(lock, deadline, [this] { return woken_; })) return std::nullopt;
      woken_ = false;
    }
  }

  template <class Kind>
  std::optional<Kind> wait_for(milliseconds limit = seconds(20)) {
    const auto item =
        wait([](const mqtt::Incoming& it) { return std::holds_alternative<Kind>(it); }, limit);
    return item ? std::optional(std::get<Kind>(*item)) : std::nullopt;
  }

  std::optional<mqtt::Message> wait_for_topic(std::string_view topic,
                                              milliseconds limit = seconds(20)) {
    const auto item = wait(
        [topic](const mqtt::Incoming& it) {
          const auto* message = std::get_if<mqtt::Message>(&it);
          return message != nullptr && message->topic == topic;
        },
        limit);
    return item ? std::optional(std::get<mqtt::Message>(*item)) : std::nullopt;
  }

 private:
  void collect() {
    mqtt::Batch batch = client_.take();
    lost_ += batch.lost;
    for (mqtt::Incoming& item : batch.items) items_.push_back(std::move(item));
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
  std::vector<mqtt::Incoming> items_;
  std::uint64_t lost_ = 0;
  mqtt::Client client_;
};

}  // namespace innkeeper::tests
