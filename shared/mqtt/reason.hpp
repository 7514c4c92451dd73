// SPDX-License-Identifier: Apache-2.0
// What the broker's reason codes mean and what to do about them, in words for the person who runs it.
#pragma once

#include <string>
#include <string_view>

namespace innkeeper::mqtt {

/// MQTT 5: codes from here on are refusals.
inline constexpr int kFirstRefusal = 0x80;

/// CONNACK codes that say "not with these credentials".
[[nodiscard]] bool refuses_credentials(int code);

/// `not authorized (0x87)`; codes without a name here are shown as a number.
[[nodiscard]] std::string reason_name(int code);

[[nodiscard]] std::string publish_denied(std::string_view topic, std::string_view user, int code);
[[nodiscard]] std::string subscribe_denied(std::string_view filter, std::string_view user,
                                           int code);

}  // namespace innkeeper::mqtt
