// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/webhook_config.hpp"

namespace innkeeper::hub::daemon {

WebhookConfig read_webhook(const config::Section& section, const std::filesystem::path& folder) {
  WebhookConfig result;
  result.key_file = folder / section.required_string("key_file", config::kPathRule);
  if (const auto previous = section.optional_string("previous_key_file", config::kPathRule)) {
    result.previous_key_file = folder / *previous;
  }
  return result;
}

}  // namespace innkeeper::hub::daemon
