// SPDX-License-Identifier: Apache-2.0
// hub.toml as checked values. Apart from the daemon's shell, so that --check-config starts nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "hub/daemon/endpoint.hpp"
#include "hub/daemon/fias_config.hpp"
#include "hub/daemon/home_assistant_config.hpp"
#include "hub/daemon/https_config.hpp"
#include "hub/daemon/webhook_config.hpp"
#include "shared/config/problem.hpp"
#include "shared/config/property.hpp"
#include "shared/log/log.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::daemon {

struct BrokerLogin {
  std::string username;
  std::filesystem::path password_file;  ///< read when the hub starts, by config::read_secret()
};

/// All paths are absolute, or relative to the working directory as the path of hub.toml was.
struct HubConfig {
  std::filesystem::path property_file;
  std::string property_text;  ///< of property_file
  config::Property property;  ///< declared by property_text
  std::filesystem::path database;
  Endpoint broker;
  std::optional<BrokerLogin> broker_login;  ///< none: the broker asks for no login
  Endpoint listen;                          ///< HTTP; always a loopback address, not a name
  std::optional<HttpsConfig> https;         ///< none: only this machine reaches the hub
  std::optional<FiasConfig> fias;           ///< none: no link to a PMS
  std::optional<WebhookConfig> webhook;     ///< none: no PMS posts events; never beside `fias`
  HomeAssistantConfig home_assistant;
  log::Level log_level = log::Level::info;
};

/// Reads hub.toml and the property file it names; every problem of both at once. Paths in hub.toml
/// are relative to its folder. Whether the database, the broker and the password file are there
/// shows when the hub starts.
[[nodiscard]] Result<HubConfig, config::Problems> read_hub_config(
    const std::filesystem::path& file);

}  // namespace innkeeper::hub::daemon
