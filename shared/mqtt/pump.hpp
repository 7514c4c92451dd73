// SPDX-License-Identifier: Apache-2.0
// The thread behind a Client: feeds the connection machine, drives the session, keeps the queues. Apart
// from client.hpp so that programs do not see it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "shared/mqtt/client.hpp"
#include "shared/mqtt/connection.hpp"
#include "shared/mqtt/outbox.hpp"
#include "shared/mqtt/session.hpp"

namespace innkeeper::mqtt {

/// What a thread of the library had to say.
struct Signal {
  enum class Kind : std::uint8_t { connected, connect_failed, lost, subscribed, published, closed };
  Kind kind;
  std::uint64_t number;  ///< of the attempt, subscription or message
  int code;
};

/// The pump: one thread that alone drives library and machine. Other threads only enqueue under mutex_,
/// which is never held while the library or the owner is called.
class Pump final : private SessionListener {
 public:
  Pump(Options options, std::function<void()> wake);
  ~Pump() { static_cast<void>(stop(std::nullopt, std::chrono::milliseconds(2000))); }
  Pump(const Pump&) = delete;
  Pump& operator=(const Pump&) = delete;

  bool publish(Message message);
  void subscribe(Subscription subscription);
  void unsubscribe(std::string filter);
  Batch take() { return inbox_.take(); }

  [[nodiscard]] Stats stats() const;
  bool stop(std::optional<Message> farewell, std::chrono::milliseconds deadline);

 private:
  struct Change {
    Subscription subscription;
    bool wanted;
  };

  // Threads of the library.
  void on_connected(std::uint64_t attempt) override { tell({Signal::Kind::connected, attempt, 0}); }
  void on_connect_failed(std::uint64_t attempt, int code) override {
    tell({Signal::Kind::connect_failed, attempt, code});
  }
  void on_lost(std::uint64_t attempt, int code) override {
    tell({Signal::Kind::lost, attempt, code});
  }
  void on_subscribed(std::uint64_t id, int code) override {
    tell({Signal::Kind::subscribed, id, code});
  }
  void on_published(std::uint64_t id, int code) override {
    tell({Signal::Kind::published, id, code});
  }
  void on_closed() override { tell({Signal::Kind::closed, 0, 0}); }
  void on_message(Message message) override { inbox_.put(std::move(message)); }

  void tell(Signal signal) {
    // Bounded: at most one signal for each message in flight, subscription and attempt.
    const std::lock_guard lock(mutex_);
    signals_.push_back(signal);
    changed_.notify_one();
  }

  // The pump's thread.
  void run();
  void close();
  std::deque<Signal> wait_for_work();
  [[nodiscard]] room::Time next_deadline() const;
  [[nodiscard]] bool may_send() const { return up_ && outbox_.can_send(); }
  [[nodiscard]] bool finished();
  void handle(const Signal& signal);
  void handle_subscribed(const Signal& signal);
  void handle_published(const Signal& signal);
  void fail(std::string reason) { on(Event::failed, std::move(reason)); }
  void on(Event event, std::string reason = {});
  void act(Action action, std::string reason);
  void connect();
  void subscribe_all();
  bool subscribe_one(const Subscription& subscription);
  void apply_changes();
  void send();
  void beat();
  [[nodiscard]] std::string broker() const {
    return "the broker at " + options_.host + " port " + std::to_string(options_.port);
  }
  [[nodiscard]] std::string connect_failure(int code) const;

  void forget(const std::string& filter);

  const Options options_;
  Inbox inbox_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Outbox outbox_;
  std::deque<Signal> signals_;
  std::vector<Subscription> subscriptions_;
  std::deque<Change> changes_;
  Stats stats_;
  std::optional<room::Time> stop_deadline_;
  bool stop_seen_ = false;
  bool stopped_cleanly_ = false;

  // Only the pump's thread.
  std::mt19937 random_;
  Connection connection_;
  bool up_ = false;
  std::uint64_t attempt_ = 0;
  std::uint64_t last_subscription_ = 0;
  std::map<std::uint64_t, std::string> unanswered_;  ///< subscriptions
  room::Time beat_due_ = Connection::kNever;

  Session session_;
  std::thread thread_;
};

}  // namespace innkeeper::mqtt
