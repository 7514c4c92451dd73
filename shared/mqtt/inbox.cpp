// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/inbox.hpp"

#include <iterator>
#include <utility>

#include "shared/wire/topics.hpp"

namespace innkeeper::mqtt {

bool is_state_on_the_wire(std::string_view topic) {
  const auto parsed = wire::parse_topic(topic);
  return !parsed ||
         (parsed->channel != wire::Channel::request && parsed->channel != wire::Channel::response);
}

Inbox::Inbox(InboxLimits limits, IsState is_state, std::function<void()> wake)
    : limits_(limits), is_state_(std::move(is_state)), wake_(std::move(wake)) {}

void Inbox::wake_if(bool was_empty) {
  if (was_empty && wake_) wake_();
}

void Inbox::put_up() {
  bool was_empty = false;
  {
    const std::lock_guard lock(mutex_);
    was_empty = items_.empty();
    up_ = true;
    append_connection_event(Up{});
    for (Message& message : before_up_) append(std::move(message));
    before_up_.clear();
  }
  wake_if(was_empty);
}

void Inbox::put_down(Down down) {
  bool was_empty = false;
  {
    const std::lock_guard lock(mutex_);
    was_empty = items_.empty();
    up_ = false;
    before_up_.clear();
    append_connection_event(std::move(down));
  }
  wake_if(was_empty);
}

void Inbox::put_denied(Incoming denied) {
  bool was_empty = false;
  {
    const std::lock_guard lock(mutex_);
    was_empty = items_.empty();
    append_connection_event(std::move(denied));
  }
  wake_if(was_empty);
}

void Inbox::put(Message message) {
  bool was_empty = false;
  {
    const std::lock_guard lock(mutex_);
    if (!up_) {
      if (before_up_.size() < limits_.state_topics + limits_.events) {
        before_up_.push_back(std::move(message));
      } else {
        ++lost_;
      }
      return;
    }
    was_empty = items_.empty();
    append(std::move(message));
    // Everything may have been lost to a limit; then there is nothing to wake for.
    was_empty = was_empty && !items_.empty();
  }
  wake_if(was_empty);
}

void Inbox::append_connection_event(Incoming event) {
  if (connection_events_.size() == limits_.connection_events) {
    items_.erase(connection_events_.front());
    connection_events_.pop_front();
    ++lost_;
  }
  items_.push_back(std::move(event));
  connection_events_.push_back(std::prev(items_.end()));
}

void Inbox::append(Message message) {
  if (is_state_(message.topic)) {
    append_state(std::move(message));
  } else if (events_ < limits_.events) {
    ++events_;
    items_.emplace_back(std::move(message));
  } else {
    ++lost_;
  }
}

void Inbox::append_state(Message message) {
  const auto known = latest_.find(message.topic);
  if (known != latest_.end()) {
    const Items::iterator place = known->second;
    // The index views the text of the message that goes.
    latest_.erase(known);
    items_.erase(place);
  } else if (latest_.size() == limits_.state_topics) {
    ++lost_;
    return;
  }
  items_.emplace_back(std::move(message));
  const auto place = std::prev(items_.end());
  latest_.emplace(std::get<Message>(*place).topic, place);
}

Batch Inbox::take() {
  Batch batch;
  Items taken;
  {
    const std::lock_guard lock(mutex_);
    taken.swap(items_);
    latest_.clear();
    connection_events_.clear();
    events_ = 0;
    batch.lost = std::exchange(lost_, 0);
  }
  batch.items.reserve(taken.size());
  for (Incoming& item : taken) batch.items.push_back(std::move(item));
  return batch;
}

}  // namespace innkeeper::mqtt
