// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/outbox.hpp"

#include <iterator>
#include <utility>

namespace innkeeper::mqtt {

Outbox::Outbox(OutboxLimits limits, IsState is_state)
    : limits_(limits), is_state_(std::move(is_state)) {}

bool Outbox::put(Message message) {
  if (!is_state_(message.topic)) {
    if (queue_.size() - latest_.size() >= limits_.events) return false;
    queue_.push_back(std::move(message));
    return true;
  }
  const auto known = latest_.find(message.topic);
  if (known != latest_.end()) {
    // At the back again: the order between topics stays the order of the latest words.
    const Queue::iterator place = known->second;
    latest_.erase(known);
    queue_.erase(place);
    ++superseded_;
  } else if (latest_.size() >= limits_.state_topics) {
    return false;
  }
  queue_.push_back(std::move(message));
  latest_.emplace(queue_.back().topic, std::prev(queue_.end()));
  return true;
}

std::optional<Outbox::Sending> Outbox::next() {
  if (!can_send()) return std::nullopt;
  const auto known = latest_.find(queue_.front().topic);
  if (known != latest_.end()) latest_.erase(known);
  const Id id = ++last_id_;
  const Message& message = in_flight_.emplace(id, std::move(queue_.front())).first->second;
  queue_.pop_front();
  return Sending{id, message};
}

std::optional<Message> Outbox::finish(Id id) {
  const auto found = in_flight_.find(id);
  if (found == in_flight_.end()) return std::nullopt;
  Message message = std::move(found->second);
  in_flight_.erase(found);
  return message;
}

void Outbox::connection_lost() {
  // From the youngest to the oldest, each to the front.
  while (!in_flight_.empty()) {
    const auto youngest = std::prev(in_flight_.end());
    put_back(std::move(youngest->second));
    in_flight_.erase(youngest);
  }
}

void Outbox::put_back(Message message) {
  if (!is_state_(message.topic)) {
    queue_.push_front(std::move(message));
  } else if (latest_.contains(message.topic)) {
    ++superseded_;
  } else {
    queue_.push_front(std::move(message));
    latest_.emplace(queue_.front().topic, queue_.begin());
  }
}

}  // namespace innkeeper::mqtt
