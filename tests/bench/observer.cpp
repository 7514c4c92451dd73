// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/observer.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>
#include <utility>

#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::bench {

using namespace std::chrono_literals;

Observer::Observer(support::House& house)
    : probe_(house.broker().port(), support::kHubUser, house.hub_password(), "bench-observer",
             std::string(wire::filter_of(wire::Channel::report).view()),
             [this](std::string_view topic, std::string_view payload) { on(topic, payload); }) {}

Observer::Confirmed Observer::next() {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, 20s, [this] { return !confirmed_.empty(); })) {
    throw std::runtime_error("no room confirmed anything for 20 s");
  }
  Confirmed first = std::move(confirmed_.front());
  confirmed_.pop_front();
  return first;
}

void Observer::clear() {
  const std::lock_guard lock(mutex_);
  confirmed_.clear();
}

void Observer::on(std::string_view topic, std::string_view payload) {
  const auto at = Clock::now();
  const auto from = wire::parse_topic(topic);
  const auto report = wire::decode_report(payload);
  if (!from || !report || report->verdict != room::Verdict::applied) return;
  const std::lock_guard lock(mutex_);
  room::PlanId& known = applied_[std::string(from->room.view())];
  if (report->applied <= known) return;
  known = report->applied;
  confirmed_.push_back({std::string(from->room.view()), at});
  changed_.notify_one();
}

void store_preferences(support::House& house) {
  for (std::size_t i = 0; i < kProfiles; ++i) {
    const nlohmann::json document{
        {"climate", {{"comfort", 18.5 + 0.5 * static_cast<double>(i % 14)}}},
        {"lights", {{"welcome", {{"bedside", i % 100}}}}}};
    const auto answer = house.http().call(
        "PUT", "/api/v1/guests/bench-" + std::to_string(i) + "/preferences", document.dump());
    if (!answer || answer->status >= 300) throw std::runtime_error("the hub stores no preferences");
  }
}

double wait_until_confirmed(support::House& house, Clock::time_point begun) {
  const auto end = begun + 120s;
  while (Clock::now() < end) {
    const auto answer = house.http().call("GET", "/api/v1/status");
    if (answer && answer->status == 200) {
      const auto status = nlohmann::json::parse(answer->body);
      if (status.at("rooms_confirmed") == status.at("rooms")) {
        return std::chrono::duration<double>(Clock::now() - begun).count();
      }
    }
    std::this_thread::sleep_for(50ms);
  }
  throw std::runtime_error("not all rooms were confirmed within 120 s");
}

}  // namespace innkeeper::bench
