// SPDX-License-Identifier: Apache-2.0
// [pms.fias] of hub.toml as checked values: how to reach the PMS and what the site has there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "hub/daemon/endpoint.hpp"
#include "hub/pms/fias_settings.hpp"
#include "shared/config/toml_reader.hpp"

namespace innkeeper::hub::daemon {

struct FiasConfig {
  /// Where the PMS listens; with the role of a listener, where the hub does, then an address.
  Endpoint endpoint;
  /// Of a listener: the only address that may connect; none: any, on loopback only.
  std::optional<std::string> peer;
  pms::Settings settings;
  std::optional<std::filesystem::path> link_key_file;  ///< read when the hub starts
};

/// Reports every problem to the section. Paths are relative to `folder`.
[[nodiscard]] FiasConfig read_fias(const config::Section& section,
                                   const std::filesystem::path& folder);

}  // namespace innkeeper::hub::daemon
