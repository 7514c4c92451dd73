// SPDX-License-Identifier: Apache-2.0
// Home Assistant and other programs on the broker: announces the rooms to them, and carries what they ask
// of a room to the engine, as it carries what people ask.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/request.hpp"
#include "hub/daemon/ask_limits.hpp"
#include "hub/daemon/broker_lodger.hpp"
#include "hub/daemon/home_assistant_config.hpp"
#include "hub/daemon/hotel_clock.hpp"
#include "hub/discovery/ask_topics.hpp"
#include "hub/discovery/room_device.hpp"
#include "hub/metrics/readings.hpp"
#include "shared/config/property.hpp"

namespace innkeeper::hub::daemon {

/// Rooms looked at in one work(): building a payload takes about 70 us, and the engine waits meanwhile.
inline constexpr std::size_t kAnnouncedAtOnce = 50;
/// The log has a line about refused requests no more often.
inline constexpr room::Duration kAskRefusalLogged = std::chrono::minutes(1);

/// All on the engine's thread.
class HomeAssistant final : public BrokerLodger {
 public:
  /// Both return at once.
  struct Ways {
    /// False when the outbox is full: nothing was taken.
    std::function<bool(mqtt::Message message)> publish;
    /// Asks the hub for a program; `done` comes on the engine's thread.
    std::function<void(Request request, std::function<void(Answer)> done)> ask;
  };
  /// `clock` must outlive it.
  HomeAssistant(HomeAssistantConfig config, std::string version, const HotelClock& clock,
                Ways ways);

  /// The hotel runs with this property from now on.
  void declare(std::shared_ptr<const config::Property> property);
  /// Since the hub started.
  [[nodiscard]] metrics::AskReading reading() const { return asks_; }

  [[nodiscard]] std::vector<mqtt::Subscription> subscriptions() const override;
  [[nodiscard]] std::string retained_filter() const override;
  [[nodiscard]] bool take(const mqtt::Message& message) override;
  void retained_end() override;
  void broker_down() override;
  void work() override;

 private:
  void look_at_all();
  /// False when the outbox is full: come again.
  [[nodiscard]] bool announce(const room::RoomId& room);
  [[nodiscard]] std::string payload_of(const room::RoomId& room) const;
  void on_ask(const discovery::AskTopic& topic, const mqtt::Message& message);
  void answer(const discovery::AskTopic& topic, const std::string& value, const std::string& why);
  void refuse(const room::RoomId& room, const std::string& why);

  HomeAssistantConfig config_;
  discovery::DeviceOptions options_;
  const HotelClock& clock_;
  Ways ways_;
  std::shared_ptr<const config::Property> property_;
  std::map<room::RoomId, std::size_t> places_;  // in property_
  bool knows_retained_ = false;
  std::map<room::RoomId, std::uint32_t> announced_;  // crc32 of what the broker retains
  std::deque<room::RoomId> to_look_at_;              // at most once per room and cause
  AskLimits limits_;
  metrics::AskReading asks_;
  std::uint64_t refused_since_ = 0;  // the last line
  std::optional<room::Time> logged_at_;
};

}  // namespace innkeeper::hub::daemon
