// SPDX-License-Identifier: Apache-2.0
// Messages for the queues of the MQTT client, and which of them are state.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "shared/mqtt/message.hpp"

namespace innkeeper::mqtt {

inline bool is_state(std::string_view topic) { return topic.starts_with("state/"); }

inline Message message(std::string topic, std::string payload = "x") {
  return {std::move(topic), std::move(payload), false, 1};
}

}  // namespace innkeeper::mqtt
