// SPDX-License-Identifier: Apache-2.0
// [pms.webhook] of hub.toml as checked values: the keys by which a PMS signs the events that it posts.
#pragma once

#include <filesystem>
#include <optional>

#include "shared/config/toml_reader.hpp"

namespace innkeeper::hub::daemon {

/// Both files are read when the hub starts, by config::read_secret().
struct WebhookConfig {
  std::filesystem::path key_file;
  std::optional<std::filesystem::path> previous_key_file;  ///< still taken while the sender changes
};

/// Reports every problem to the section. Paths are relative to `folder`.
[[nodiscard]] WebhookConfig read_webhook(const config::Section& section,
                                         const std::filesystem::path& folder);

}  // namespace innkeeper::hub::daemon
