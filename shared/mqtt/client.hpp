// SPDX-License-Identifier: Apache-2.0
// One connection to the broker that keeps itself alive. The only header of this folder that
// programs need; no MQTT library is visible through it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/mqtt/inbox.hpp"
#include "shared/mqtt/message.hpp"

namespace innkeeper::mqtt {

class Pump;

struct Subscription {
  std::string filter;
  int qos = 1;  ///< 0 or 1
};

struct Will {
  Message message;
  /// The broker waits so long before it says the will, so that a quick reconnect says nothing.
  /// Only as long as session_expiry allows.
  std::chrono::seconds delay{10};
};

struct Options {
  std::string
      host;  ///< an IP address; a name is resolved by a call that can block every connection
  std::uint16_t port = 1883;
  std::string client_id;
  std::string username;  ///< empty: no credentials are sent
  std::string password;
  std::optional<Will> will;
  std::chrono::seconds session_expiry{60};
  std::chrono::seconds keep_alive{30};
  std::vector<Subscription> subscriptions;  ///< asked for after every connect, before Up
  /// When set, a message goes out on this topic every 300 ms while connected (QoS 1, not retained). Its
  /// acknowledgement keeps the library's receiving thread, shared by all connections of a process, from
  /// dozing: answers in a quiet hotel then take 0.45 ms instead of 0.86, and a second Client of the
  /// process is up in 0.3 s instead of 2.1. One Client of a process suffices; build that one first.
  std::string beat_topic;
  InboxLimits inbox_limits;
  IsState is_state = is_state_on_the_wire;
};

/// Counters since construction.
struct Stats {
  std::uint64_t published = 0;   ///< taken by publish()
  std::uint64_t superseded = 0;  ///< state messages replaced by a newer one before they were sent
  std::uint64_t confirmed = 0;   ///< acknowledged by the broker (QoS 0: written)
  std::uint64_t denied = 0;      ///< refused by the broker
  std::uint64_t refused = 0;     ///< publish() returned false: the outbox was full
  std::uint64_t waiting = 0;     ///< now in the outbox or in flight
};

/// Connects at once and for ever, with full-jitter back-off (1 s to 60 s; from 10 s when the broker
/// refuses the credentials). Messages in flight when the connection breaks are sent again after the
/// next Up, unless a newer one of the same state topic waits: at least once, never an older state
/// after a newer. All members may be called from any thread; none blocks, except stop() and the
/// destructor.
///
/// A process that both publishes and subscribes a lot (the hub) should use two Clients, one for
/// each.
class Client {
 public:
  /// `wake` is called from another thread when take() has something after it had nothing. It must
  /// not block.
  Client(Options options, std::function<void()> wake);
  /// stop() without a farewell, if that was not done.
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// Queues a message. False when the outbox is full (only possible while the broker is away or
  /// slow): nothing was queued.
  [[nodiscard]] bool publish(Message message);

  /// Adds a subscription (or repeats it, which makes the broker send retained messages again) and
  /// keeps it over reconnects.
  void subscribe(Subscription subscription);
  void unsubscribe(std::string filter);

  /// What arrived since the last call, in order.
  [[nodiscard]] Batch take();

  [[nodiscard]] Stats stats() const;

  /// Sends what waits and then `farewell`, closes the connection and ends the thread, in `deadline`
  /// at the most (plus the library's own 2 s to join). A broker that was told farewell does not say
  /// the will. True when everything was confirmed. A second call does nothing.
  bool stop(std::optional<Message> farewell = std::nullopt,
            std::chrono::milliseconds deadline = std::chrono::milliseconds(2000));

 private:
  std::unique_ptr<Pump> pump_;
};

}  // namespace innkeeper::mqtt
