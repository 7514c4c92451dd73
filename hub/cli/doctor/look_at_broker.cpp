// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <variant>

#include "hub/cli/doctor/gather.hpp"
#include "shared/config/secret_file.hpp"
#include "shared/mqtt/client.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::hub::cli::doctor {
namespace {

constexpr std::chrono::seconds kPatience{5};
constexpr std::chrono::milliseconds kLook{20};

const char* name_of(wire::Channel channel) {
  switch (channel) {
    case wire::Channel::plan: return "plan";
    case wire::Channel::report: return "report";
    case wire::Channel::link: return "link";
    case wire::Channel::telemetry: return "telemetry";
    case wire::Channel::request: return "request";
    case wire::Channel::response: return "response";
  }
  return "";
}

/// Connected as the hub's user, but never by its client id, which would throw the hub out.
class Probe {
 public:
  Probe(const daemon::HubConfig& config, std::string password,
        const std::vector<std::string>& declared)
      : declared_(declared), client_(options(config, std::move(password)), [] {}) {}

  BrokerEvidence run() {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!over_ && std::chrono::steady_clock::now() < end) {
      for (const mqtt::Incoming& each : client_.take().items) {
        std::visit([this](const auto& what) { on(what); }, each);
      }
      usleep(static_cast<useconds_t>(std::chrono::microseconds(kLook).count()));
    }
    client_.stop();
    if (!seen_.connected && seen_.refusal.empty()) seen_.refusal = "no answer in time";
    for (const auto& [room, channels] : ghosts_) seen_.ghosts.push_back({room, channels});
    return std::move(seen_);
  }

 private:
  static mqtt::Options options(const daemon::HubConfig& config, std::string password) {
    mqtt::Options options;
    options.host = config.broker.host;
    options.port = config.broker.port;
    options.client_id = "innkeeper-doctor-" + std::to_string(std::random_device{}());
    options.session_expiry = std::chrono::seconds(0);
    if (config.broker_login) {
      options.username = config.broker_login->username;
      options.password = std::move(password);
    }
    for (const auto channel : {wire::Channel::plan, wire::Channel::report, wire::Channel::link}) {
      options.subscriptions.push_back({std::string(wire::filter_of(channel).view()), 1});
    }
    // The last one: what is retained comes before what comes back.
    options.subscriptions.push_back({std::string(wire::kHubDoctorTopic), 1});
    return options;
  }

  void on(const mqtt::Up&) {
    seen_.connected = true;
    static_cast<void>(client_.publish({std::string(wire::kHubDoctorTopic), mark_, false, 1}));
  }
  void on(const mqtt::Down& down) {
    if (!seen_.connected) seen_.refusal = down.reason;
    over_ = true;
  }
  void on(const mqtt::PublishDenied& denied) {
    seen_.denied.push_back(denied.reason);
    over_ = true;
  }
  void on(const mqtt::SubscribeDenied& denied) { seen_.denied.push_back(denied.reason); }
  void on(const mqtt::Message& message) {
    if (message.topic == wire::kHubDoctorTopic) {
      seen_.echoed = seen_.echoed || message.payload == mark_;
      over_ = over_ || seen_.echoed;
      return;
    }
    if (message.topic == wire::kHubLinkTopic) {
      for (const char* state : {"online", "offline", "lost"}) {
        if (message.payload.find(state) != std::string::npos) seen_.hub_link = state;
      }
      return;
    }
    const auto topic = wire::parse_topic(message.topic);
    if (!topic || !message.retained || message.payload.empty()) return;
    const std::string room(topic->room.view());
    if (std::find(declared_.begin(), declared_.end(), room) != declared_.end()) return;
    std::string& channels = ghosts_[room];
    channels += (channels.empty() ? "" : ", ") + std::string(name_of(topic->channel));
  }

  const std::vector<std::string>& declared_;
  const std::string mark_ = std::to_string(std::random_device{}());
  std::map<std::string, std::string> ghosts_;
  BrokerEvidence seen_;
  bool over_ = false;
  mqtt::Client client_;
};

}  // namespace

BrokerEvidence look_at_broker(const daemon::HubConfig& config,
                              const std::vector<std::string>& declared) {
  BrokerEvidence seen;
  std::string password;
  if (config.broker_login) {
    auto read = config::read_secret(config.broker_login->password_file);
    if (!read) {
      seen.why_not = config::describe(read.error());
      return seen;
    }
    password = std::move(read).value();
  }
  seen = Probe(config, std::move(password), declared).run();
  seen.address = config.broker.host + ':' + std::to_string(config.broker.port);
  return seen;
}

}  // namespace innkeeper::hub::cli::doctor
