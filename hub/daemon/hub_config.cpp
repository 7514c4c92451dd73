// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/hub_config.hpp"

#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/config/nearest.hpp"
#include "shared/config/property_file.hpp"
#include "shared/config/text_file.hpp"
#include "shared/config/toml_reader.hpp"

namespace innkeeper::hub::daemon {
namespace {

constexpr std::string_view kDefaultListen = "127.0.0.1:8080";

std::optional<BrokerLogin> read_login(const config::Section& broker,
                                      const std::filesystem::path& folder) {
  const auto username = broker.optional_string("username");
  const auto password_file = broker.optional_string("password_file", config::kPathRule);
  if (username && password_file) return BrokerLogin{*username, folder / *password_file};
  if (broker.sound() && username.has_value() != password_file.has_value()) {
    broker.report(username ? "password_file" : "username",
                  username ? "is missing beside username" : "is missing beside password_file",
                  "both, or neither for a broker without login");
  }
  return std::nullopt;
}

Endpoint read_listen(const config::Section& http) {
  const std::string text = http.optional_string("listen").value_or(std::string(kDefaultListen));
  const auto endpoint = split_endpoint(text);
  if (!endpoint) {
    http.report("listen", config::in_quotes(text) + " is not an address with a port",
                "e.g. \"127.0.0.1:8080\" or \"[::1]:8080\"");
    return {};
  }
  if (!is_loopback(endpoint->host)) {
    http.report("listen", config::in_quotes(text) + " can be reached from outside this machine",
                "a loopback address such as \"127.0.0.1:8080\"",
                "give other machines an [https] section with listen, name, certificate and key: "
                "without TLS passwords and guest data would go over the network as they are");
  }
  return *endpoint;
}

log::Level read_level(const config::Section& section) {
  const std::vector<std::string> words{"debug", "info", "warning", "error"};
  const auto word = section.optional_word("level", words);
  return word ? log::level_named(*word).value_or(log::Level::info) : log::Level::info;
}

void read_pms(const config::Section& pms, const std::filesystem::path& folder, HubConfig& result) {
  const config::Section fias = pms.optional_section("fias");
  if (fias.present()) result.fias = read_fias(fias, folder);
  const config::Section webhook = pms.optional_section("webhook");
  if (webhook.present()) result.webhook = read_webhook(webhook, folder);
  if (fias.present() && webhook.present()) {
    pms.report("webhook", "stands beside fias", "one PMS: a link, or events that it posts",
               "delete one of them: each would end the stays that only the other one tells of");
  }
}

std::filesystem::path read_path(const config::Section& section, std::string_view key,
                                const std::filesystem::path& folder) {
  const std::string text = section.required_string(key, config::kPathRule);
  return text.empty() ? std::filesystem::path() : folder / text;
}

/// Reads the property file that `hub` names, text and meaning.
config::Problems read_property(HubConfig& hub) {
  auto text = config::read_text(hub.property_file, config::kMaxConfigBytes);
  if (!text) return {std::move(text).error()};
  auto property = config::parse_property(*text, hub.property_file.string());
  if (!property) return std::move(property).error();
  hub.property_text = std::move(text).value();
  hub.property = std::move(property).value();
  return {};
}

}  // namespace

Result<HubConfig, config::Problems> read_hub_config(const std::filesystem::path& file) {
  config::TomlReader reader = config::TomlReader::read_file(file);
  const config::Section root = reader.root();
  const std::filesystem::path folder = file.parent_path();
  HubConfig result;
  result.property_file = read_path(root.required_section("property"), "file", folder);
  result.database = read_path(root.required_section("database"), "path", folder);
  const config::Section broker = root.required_section("broker");
  result.broker = read_endpoint(broker);
  result.broker_login = read_login(broker, folder);
  result.listen = read_listen(root.optional_section("http"));
  const config::Section https = root.optional_section("https");
  if (https.present()) result.https = read_https(https, folder);
  read_pms(root.optional_section("pms"), folder, result);
  result.home_assistant = read_home_assistant(root.optional_section("home_assistant"));
  result.log_level = read_level(root.optional_section("log"));

  config::Problems problems = reader.finish();
  if (!result.property_file.empty()) {
    config::Problems more = read_property(result);
    problems.insert(problems.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
  }
  if (!problems.empty()) return fail(std::move(problems));
  return result;
}

}  // namespace innkeeper::hub::daemon
