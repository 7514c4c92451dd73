// SPDX-License-Identifier: Apache-2.0
// What building systems ask over MQTT, as plain words: from payload to request, from answer to payload.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "hub/core/request.hpp"
#include "hub/discovery/ask_topics.hpp"

namespace innkeeper::hub::discovery {

/// The longest word asked for is `make_up_room_now`; a number as Home Assistant writes it has fewer bytes.
inline constexpr std::size_t kMaxAskBytes = 32;

/// What the payload asks, or why it asks nothing: the value seen and what is allowed. A set point is in
/// degrees Celsius and is rounded to a tenth, since a program that thinks in Fahrenheit sends 21.1111.
[[nodiscard]] std::variant<AskRoom, std::string> read_ask(const AskTopic& topic,
                                                          std::string_view payload);

/// Why the hub refused; empty when it took what was asked. Never names a guest or a room number.
[[nodiscard]] std::string refusal_of(const Answer& answer);

/// `{"ask":"setpoint","value":"27","result":"refused","why":"..."}`; an empty `why` is a request that was
/// taken. Bytes of `value` that are no UTF-8 are replaced.
[[nodiscard]] std::string answer_payload(std::string_view what, std::string_view value,
                                         std::string_view why);

}  // namespace innkeeper::hub::discovery
