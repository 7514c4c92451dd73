// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/client.hpp"

#include <utility>

#include "shared/mqtt/pump.hpp"

namespace innkeeper::mqtt {

Client::Client(Options options, std::function<void()> wake)
    : pump_(std::make_unique<Pump>(std::move(options), std::move(wake))) {}
Client::~Client() = default;

bool Client::publish(Message message) { return pump_->publish(std::move(message)); }
void Client::subscribe(Subscription subscription) { pump_->subscribe(std::move(subscription)); }
void Client::unsubscribe(std::string filter) { pump_->unsubscribe(std::move(filter)); }
Batch Client::take() { return pump_->take(); }
Stats Client::stats() const { return pump_->stats(); }
bool Client::stop(std::optional<Message> farewell, std::chrono::milliseconds deadline) {
  return pump_->stop(std::move(farewell), deadline);
}

}  // namespace innkeeper::mqtt
