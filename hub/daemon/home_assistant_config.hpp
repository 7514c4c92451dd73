// SPDX-License-Identifier: Apache-2.0
// [home_assistant] of hub.toml as checked values. It stands there, beside the broker's address, and not in
// the property file: it is about what else is on the broker, not about the hotel.
#pragma once

#include <string>

#include "shared/config/toml_reader.hpp"

namespace innkeeper::hub::daemon {

struct HomeAssistantConfig {
  bool discovery = false;  ///< announce every room; else remove what was announced
  bool requests =
      false;  ///< take requests over MQTT; by itself for other programs, such as Node-RED
  std::string prefix = "homeassistant";
  bool by_number = false;  ///< see discovery::DeviceOptions
  bool occupancy = false;  ///< likewise
};

/// Reports every problem to the section. An absent one is all off.
[[nodiscard]] HomeAssistantConfig read_home_assistant(const config::Section& section);

}  // namespace innkeeper::hub::daemon
