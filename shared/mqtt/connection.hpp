// SPDX-License-Identifier: Apache-2.0
// When to connect, when to give up waiting, when to try again: the life of a connection as a pure
// machine. Apart from the client so that every state and event can be tested without a broker.
#pragma once

#include <cstdint>

#include "shared/room/time.hpp"
#include "shared/util/backoff.hpp"

namespace innkeeper::mqtt {

enum class State : std::uint8_t {
  waiting,      ///< no connection; the next attempt is planned
  connecting,   ///< an attempt is under way
  subscribing,  ///< the broker took the connection; subscriptions are not all answered
  up,           ///< messages flow
  stopped,      ///< for good
};

enum class Event : std::uint8_t {
  due,         ///< next_deadline() has passed
  connected,   ///< the broker took the connection
  subscribed,  ///< the last subscription was answered
  failed,      ///< the attempt failed or the connection broke
  refused,     ///< the broker does not accept the credentials
  stop,        ///< the program ends
};

enum class Action : std::uint8_t {
  none,
  connect,    ///< begin an attempt
  subscribe,  ///< ask for every subscription
  announce,   ///< tell the owner: up
  drop,       ///< end what there is of the connection; tell the owner: down
};

/// | state       | due           | connected             | subscribed     | failed, refused | stop          |
/// |-------------|---------------|-----------------------|----------------|-----------------|---------------|
/// | waiting     | connecting    | -                     | -              | -               | stopped       |
/// | connecting  | waiting, drop | subscribing,subscribe | -              | waiting, drop   | stopped, drop |
/// | subscribing | waiting, drop | -                     | up, announce   | waiting, drop   | stopped, drop |
/// | up          | up (it held)  | -                     | -              | waiting, drop   | stopped, drop |
/// | stopped     | -             | -                     | -              | -               | -             |
///
/// `-`: nothing happens; such an event is the echo of a connection that was given up.
class Connection {
 public:
  /// First waits are random in [0, 1 s): ten thousand rooms that lost their broker in one second must
  /// not return in one. Wrong credentials need a person, and each attempt costs the broker a hash.
  static constexpr std::uint32_t kFirstWaitMs = 1'000;
  static constexpr std::uint32_t kFirstRefusedWaitMs = 10'000;
  static constexpr std::uint32_t kMaxWaitMs = 60'000;
  /// A broker that needs longer to answer is as good as none. Longer than the library's own 10 s, which
  /// should speak first.
  static constexpr room::Duration kAnswerLimit = std::chrono::seconds(15);
  /// A connection that breaks sooner did not hold: the back-off goes on growing.
  static constexpr room::Duration kHeld = std::chrono::seconds(5);
  static constexpr room::Time kNever = room::Time::max();

  /// The first attempt is due at `now`.
  explicit Connection(room::Time now) : deadline_(now) {}

  /// `random` is uniform over its 32 bits; used when a wait begins.
  [[nodiscard]] Action on(Event event, room::Time now, std::uint32_t random);

  [[nodiscard]] State state() const { return state_; }
  /// When Event::due is due; kNever when nothing is awaited.
  [[nodiscard]] room::Time next_deadline() const { return deadline_; }

 private:
  void enter(State state, room::Time deadline);
  [[nodiscard]] Action wait(room::Time now, Backoff& backoff, std::uint32_t random);
  [[nodiscard]] Action on_attempt(Event event, room::Time now, std::uint32_t random);
  [[nodiscard]] Action on_up(Event event, room::Time now, std::uint32_t random);

  State state_ = State::waiting;
  room::Time deadline_;
  Backoff backoff_{kFirstWaitMs, kMaxWaitMs};
  Backoff refused_backoff_{kFirstRefusedWaitMs, kMaxWaitMs};
};

}  // namespace innkeeper::mqtt
