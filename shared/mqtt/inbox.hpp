// SPDX-License-Identifier: Apache-2.0
// What arrived from the broker and was not taken yet. A plain queue would lose messages under load
// or grow without end: of a state topic only the latest is kept, events have a bounded queue.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/mqtt/message.hpp"

namespace innkeeper::mqtt {

/// Everything that waited, in the order of arrival. Of a state topic only the latest message is
/// left, at the place where it arrived.
struct Batch {
  std::vector<Incoming> items;
  /// What had to be dropped since the last take() because a limit was reached. Not zero: log it,
  /// and ask for the state again (reconnecting does).
  std::uint64_t lost = 0;
};

struct InboxLimits {
  std::size_t state_topics = 100'000;  ///< 4 state topics a room, 20,000 rooms, and some air
  std::size_t events = 10'000;         ///< requests and responses; people cause them
  std::size_t connection_events = 1'000;
};

/// Thread-safe: filled by the receiving thread, emptied by the owner.
class Inbox {
 public:
  /// `wake` is called from the filling thread whenever the inbox goes from empty to not empty. It
  /// must not block and must not call back into the inbox.
  Inbox(InboxLimits limits, IsState is_state, std::function<void()> wake);

  /// Up, Down or Denied. When too many wait, the oldest of them is dropped and counted.
  void put_up();
  void put_down(Down down);
  void put_denied(Incoming denied);

  /// A message that comes before Up waits for it; Down without an Up drops it, because the broker
  /// delivers it again after the next subscription.
  void put(Message message);

  /// Empties the inbox.
  [[nodiscard]] Batch take();

 private:
  using Items = std::list<Incoming>;

  void append_connection_event(Incoming event);
  void append(Message message);
  void append_state(Message message);
  void wake_if(bool was_empty);

  const InboxLimits limits_;
  const IsState is_state_;
  const std::function<void()> wake_;

  std::mutex mutex_;
  bool up_ = false;
  Items items_;
  /// Topic (viewing the message's own text) to its place in items_.
  std::unordered_map<std::string_view, Items::iterator> latest_;
  std::list<Items::iterator> connection_events_;
  std::size_t events_ = 0;
  std::vector<Message> before_up_;
  std::uint64_t lost_ = 0;
};

}  // namespace innkeeper::mqtt
