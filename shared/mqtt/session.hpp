// SPDX-License-Identifier: Apache-2.0
// The only file that knows Paho, with every detour around its traps. It tells what happens by signals
// and decides nothing: that is the connection machine's part.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "shared/mqtt/client.hpp"
#include "shared/mqtt/message.hpp"

namespace innkeeper::mqtt {

/// Hears from the library's threads, which hold the library's lock: implementations only enqueue.
/// `code` is an MQTT 5 reason code, or -1 when there was no answer at all.
class SessionListener {
 public:
  virtual void on_connected(std::uint64_t attempt) = 0;
  virtual void on_connect_failed(std::uint64_t attempt, int code) = 0;
  virtual void on_lost(std::uint64_t attempt, int code) = 0;
  virtual void on_subscribed(std::uint64_t id, int code) = 0;
  virtual void on_published(std::uint64_t id, int code) = 0;
  virtual void on_closed() = 0;
  virtual void on_message(Message message) = 0;

 protected:
  ~SessionListener() = default;
};

inline constexpr int kNoAnswer = -1;

/// Called from one thread only, which must not hold a lock that the listener takes. Functions return
/// false when the library refuses; nothing is signalled then.
class Session {
 public:
  Session(const Options& options, SessionListener& listener);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] bool connect(std::uint64_t attempt);
  [[nodiscard]] bool subscribe(std::uint64_t id, const Subscription& subscription);
  [[nodiscard]] bool unsubscribe(const std::string& filter);
  [[nodiscard]] bool publish(std::uint64_t id, const Message& message);
  /// Gives the connection up without a word. If the library still has not said how its last attempt
  /// ended, the next connect() starts with a new library client.
  void drop();
  /// Says DISCONNECT, so that the broker keeps the will to itself; on_closed() follows.
  [[nodiscard]] bool close(std::chrono::milliseconds limit);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace innkeeper::mqtt
