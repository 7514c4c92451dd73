// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/telemetry_line.hpp"

#include <string>

#include "shared/log/log.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::hub::daemon {
namespace {

mqtt::Options options(const BrokerAccess& access) {
  mqtt::Options options;
  options.host = access.host;
  options.port = access.port;
  options.client_id = "innkeeper-hub-history";
  options.username = access.username;
  options.password = access.password;
  // What was measured while nobody listened is of no use later.
  options.session_expiry = std::chrono::seconds(0);
  options.subscriptions = {{std::string(wire::filter_of(wire::Channel::telemetry).view()), 0}};
  return options;
}

}  // namespace

void TelemetryLine::start() {
  client_.emplace(options(access_), [] {});
}

void TelemetryLine::stop() {
  if (client_) static_cast<void>(client_->stop());
}

void TelemetryLine::gather(std::vector<Measured>& measured) {
  if (!client_) return;
  const mqtt::Batch batch = client_->take();
  for (const mqtt::Incoming& item : batch.items) {
    if (const auto* denied = std::get_if<mqtt::SubscribeDenied>(&item)) {
      log::write(log::Level::error, "history.subscribe_denied",
                 {{"why", denied->reason},
                  {"remedy", "let the hub read innkeeper/1/+/telemetry, see docs/broker.md"}});
    }
    const auto* message = std::get_if<mqtt::Message>(&item);
    if (message == nullptr) continue;
    const auto topic = wire::parse_topic(message->topic);
    if (!topic || topic->channel != wire::Channel::telemetry) continue;
    const auto telemetry = wire::decode_telemetry(message->payload);
    // A board that cannot be understood is told of by its reports.
    if (telemetry) measured.push_back({topic->room, *telemetry});
  }
}

}  // namespace innkeeper::hub::daemon
