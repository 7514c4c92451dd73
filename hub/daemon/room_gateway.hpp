// SPDX-License-Identifier: Apache-2.0
// Between the engine and the rooms: translates what arrives over MQTT into events and effects into
// publishes, and looks through the broker's retained plans after every connect.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/event.hpp"
#include "hub/daemon/broker_lodger.hpp"
#include "hub/daemon/hotel_clock.hpp"
#include "hub/metrics/readings.hpp"
#include "shared/mqtt/client.hpp"
#include "shared/room/identity.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::hub::daemon {

/// How to reach the broker.
struct BrokerAccess {
  std::string host;
  std::uint16_t port = 0;
  std::string username;  ///< empty: no login
  std::string password;
};

/// The audit's end marker is published again if it did not come back after this long.
inline constexpr room::Duration kMarkerPatience = std::chrono::seconds(5);
/// DESIGN: boards without a clock learn UTC once a minute.
inline constexpr room::Duration kTimePeriod = std::chrono::seconds(60);
/// When rooms come up, at most so often: a whole house that reconnects is told together.
inline constexpr room::Duration kShortestTimePeriod = std::chrono::seconds(1);

/// Two connections, because Paho sets no TCP_NODELAY: a client that both publishes and acknowledges
/// stalls 40 ms behind Nagle's algorithm; one that only publishes and one that only subscribes do
/// not.
///
/// All other calls on the engine's thread; `wake` is called from others when gather() has work.
class RoomGateway {
 public:
  /// `clock` and `lodger` must outlive it.
  RoomGateway(const BrokerAccess& access, const HotelClock& clock, BrokerLodger& lodger,
              std::function<void()> wake);

  /// Connects, and stays connected until stop(). Before, nothing arrives and nothing is published:
  /// the first audit brings every plan to the broker. Call once, from any thread.
  void start();
  /// Says `offline` and closes, within a few seconds.
  void stop();

  /// Appends what arrived since the last call; also keeps time and audit going.
  void gather(std::vector<Event>& events);

  /// Of the connection that publishes.
  [[nodiscard]] metrics::BrokerReading reading() const;

  void publish_plan(const room::RoomId& room, const std::string& bytes);
  void clear_plan(const room::RoomId& room);
  /// For the lodger. False when the outbox is full: nothing was taken.
  bool publish(mqtt::Message message);

 private:
  /// How far the audit of the broker's retained plans is.
  enum class Audit : std::uint8_t {
    waiting,  // not both connections are up
    marking,  // the plans are on their way; the marker sent behind them has not come back yet
    done,     // every retained plan of this connection was seen
  };

  void take(mqtt::Client& client, bool& up, std::vector<Event>& events);
  void on_message(const mqtt::Message& message, std::vector<Event>& events);
  void on_room_message(const wire::RoomTopic& topic, const mqtt::Message& message,
                       std::vector<Event>& events);
  void follow_connections(std::vector<Event>& events);
  void mark();
  void tell_time();
  void publish(std::string_view topic, std::string_view payload, bool retained, int qos);

  BrokerAccess access_;
  const HotelClock& clock_;
  BrokerLodger& lodger_;
  std::function<void()> wake_;
  std::optional<mqtt::Client> publisher_;
  std::optional<mqtt::Client> subscriber_;
  bool publisher_up_ = false;
  bool subscriber_up_ = false;
  bool both_up_ = false;
  Audit audit_ = Audit::waiting;
  std::uint64_t marker_ = 0;
  room::Time marked_at_{};
  std::optional<room::Time> told_time_at_;
  bool time_is_awaited_ = false;  ///< a room came up since the time was told
};

}  // namespace innkeeper::hub::daemon
