// SPDX-License-Identifier: Apache-2.0
// What goes out to the broker and what comes in from it. Apart so that queues and their tests need
// no MQTT library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace innkeeper::mqtt {

struct Message {
  std::string topic;
  std::string payload;
  bool retained = false;
  int qos = 1;  ///< 0 or 1
  friend bool operator==(const Message&, const Message&) = default;
};

/// Connected, and every subscription answered. Messages come only between Up and Down.
struct Up {
  friend bool operator==(const Up&, const Up&) = default;
};

/// The connection ended, or an attempt to connect failed. The next attempt is already planned.
struct Down {
  std::string reason;   ///< a sentence for people, with the remedy when one is known
  bool was_up = false;  ///< false: an attempt that failed; there was no Up
  friend bool operator==(const Down&, const Down&) = default;
};

/// The broker refused a message: it is gone, and sending it again would be refused again.
struct PublishDenied {
  std::string topic;
  std::string reason;  ///< a sentence for people that names topic, user, reason code and remedy
  friend bool operator==(const PublishDenied&, const PublishDenied&) = default;
};

/// The broker refused a subscription. Mosquitto grants forbidden filters and then delivers nothing,
/// so the absence of this event proves nothing.
struct SubscribeDenied {
  std::string filter;
  std::string reason;  ///< as above
  friend bool operator==(const SubscribeDenied&, const SubscribeDenied&) = default;
};

using Incoming = std::variant<Up, Down, PublishDenied, SubscribeDenied, Message>;

/// True for topics of which only the latest message counts; the others carry events, each of which
/// counts.
using IsState = std::function<bool(std::string_view topic)>;

/// The wire's rule: everything is state except a room's `request` and `response`.
[[nodiscard]] bool is_state_on_the_wire(std::string_view topic);

}  // namespace innkeeper::mqtt
