// SPDX-License-Identifier: Apache-2.0
// What shall go to the broker: waiting, or in flight and not acknowledged. The MQTT library's own queue
// costs the square of its length and forgets what was in flight, so it is kept short and this one counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "shared/mqtt/message.hpp"

namespace innkeeper::mqtt {

struct OutboxLimits {
  std::size_t state_topics = 50'000;  ///< waiting: two a room, 20,000 rooms, and some air
  std::size_t events = 10'000;        ///< waiting
  /// In flight. Ten thousand outstanding messages cost the library a second, five hundred nothing.
  std::size_t window = 500;
};

/// Not thread-safe.
class Outbox {
 public:
  using Id = std::uint64_t;
  struct Sending {
    Id id;
    Message message;
  };

  Outbox(OutboxLimits limits, IsState is_state);

  /// A waiting message of the same state topic is replaced. False when a limit is reached: nothing was
  /// taken.
  [[nodiscard]] bool put(Message message);

  /// The next message to hand to the library, now in flight; nothing when none waits or the window is full.
  [[nodiscard]] std::optional<Sending> next();

  /// The message in flight is done with, for good or bad; nothing for an unknown id (an echo of an
  /// older connection).
  std::optional<Message> finish(Id id);

  /// The connection broke: what was in flight waits again, first and in its old order, except state of
  /// which something newer waits.
  void connection_lost();

  /// Whether next() has something.
  [[nodiscard]] bool can_send() const {
    return !queue_.empty() && in_flight_.size() < limits_.window;
  }

  [[nodiscard]] bool is_in_flight(Id id) const { return in_flight_.contains(id); }

  [[nodiscard]] std::size_t waiting() const { return queue_.size(); }
  [[nodiscard]] std::size_t in_flight() const { return in_flight_.size(); }
  [[nodiscard]] std::uint64_t superseded() const { return superseded_; }

 private:
  using Queue = std::list<Message>;

  void put_back(Message message);

  const OutboxLimits limits_;
  const IsState is_state_;
  Queue queue_;
  /// Topic (viewing the message's own text) to its place in queue_.
  std::unordered_map<std::string_view, Queue::iterator> latest_;
  std::map<Id, Message> in_flight_;
  Id last_id_ = 0;
  std::uint64_t superseded_ = 0;
};

}  // namespace innkeeper::mqtt
