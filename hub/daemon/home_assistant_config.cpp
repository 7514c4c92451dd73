// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/home_assistant_config.hpp"

#include <algorithm>
#include <vector>

#include "shared/config/nearest.hpp"

namespace innkeeper::hub::daemon {
namespace {

constexpr config::TextRule kPrefixRule{1, 64, {}};

bool is_topic(const std::string& prefix) {
  return prefix.find_first_of("+#") == std::string::npos && prefix.front() != '/' &&
         prefix.front() != '$' && prefix.back() != '/' && !prefix.starts_with("innkeeper/");
}

}  // namespace

HomeAssistantConfig read_home_assistant(const config::Section& section) {
  HomeAssistantConfig result;
  const std::vector<std::string> names{"id", "number"};
  result.discovery = section.optional_bool("discovery").value_or(false);
  result.requests = section.optional_bool("requests").value_or(result.discovery);
  const std::string prefix = section.optional_string("prefix", kPrefixRule).value_or(result.prefix);
  if (is_topic(prefix)) {
    result.prefix = prefix;
  } else {
    section.report("prefix", config::in_quotes(prefix) + " is no prefix of topics",
                   "as in Home Assistant's MQTT settings, e.g. \"homeassistant\"");
  }
  result.by_number = section.optional_word("names", names).value_or("id") == "number";
  result.occupancy = section.optional_bool("occupancy").value_or(false);
  return result;
}

}  // namespace innkeeper::hub::daemon
