// SPDX-License-Identifier: Apache-2.0
// One room's MQTT 3.1.1 connection without a socket: bytes in, bytes out, time passed in. No heap,
// no clock, no threads. docs/board-link.md shows its states and deadlines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "device/link/packet_reader.hpp"
#include "device/link/packet_writer.hpp"
#include "device/link/reason.hpp"
#include "device/link/sender.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"
#include "shared/util/backoff.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::link {

/// Told to the broker, who says the will after one and a half of it (docs/protocol.md).
inline constexpr std::uint16_t kKeepAliveSeconds = 30;
/// PINGREQ after so long without a whole packet from the broker, or without a byte to it: what we
/// send says nothing about whether anybody still listens.
inline constexpr room::Duration kPingAfter = std::chrono::seconds(20);
/// For the transport to come up, and for each answer of the broker. Judged on its own, so that a
/// broker that says anything but the answer is left too.
inline constexpr room::Duration kAnswerLimit = std::chrono::seconds(10);
/// A connection that breaks sooner did not hold: the back-off goes on growing.
inline constexpr room::Duration kHeld = std::chrono::seconds(5);
/// From `leave()` to the end, whatever the broker does.
inline constexpr room::Duration kFarewellLimit = std::chrono::seconds(4);
/// Limits of the full-jitter back-off, those of an agent on Linux.
inline constexpr std::uint32_t kFirstWaitMs = 1'000;
inline constexpr std::uint32_t kFirstRefusedWaitMs = 10'000;
inline constexpr std::uint32_t kMaxWaitMs = 60'000;
/// The first attempt after power-up comes within this: a house whose power returns would overrun
/// the broker's listen backlog (docs/broker.md).
inline constexpr std::uint32_t kDefaultSpreadMs = 10'000;

struct Settings {
  room::RoomId room;
  Password password;  ///< empty: none is sent
  std::uint32_t seed =
      0;  ///< any number that differs from start to start; the room's id is mixed in
  std::uint32_t spread_ms = kDefaultSpreadMs;
};

enum class State : std::uint8_t {
  waiting,      ///< no connection; the next attempt is planned
  opening,      ///< the transport shall connect
  greeting,     ///< CONNECT is out
  subscribing,  ///< the broker took the connection; SUBSCRIBE is out
  up,           ///< messages flow
  leaving,      ///< the farewell is out
  stopped,      ///< for good
};

/// For consoles and logs. Counters wrap.
struct Status {
  State state = State::waiting;
  Reason last_down = Reason::none;
  std::uint32_t attempts = 0;  ///< connections asked of the transport
  std::uint32_t ups = 0;
  std::uint32_t received = 0;  ///< messages
  std::uint32_t sent = 0;      ///< messages handed to the transport, or begun
};

/// Called by the client from within the driver's calls; may publish(), and must not call anything
/// else of it.
class Listener {
 public:
  /// Connected and subscribed.
  virtual void on_up(room::Time now) = 0;
  /// After on_up() only.
  virtual void on_down(Reason reason, room::Time now) = 0;
  /// On this room's plan topic. It is acknowledged when this returns. Of a message above
  /// wire::kMaxPlanBytes the beginning, which is above them as well. May come shortly before
  /// on_up().
  virtual void on_plan(std::string_view payload, room::Time now) = 0;
  virtual void on_hub_time(std::string_view payload, room::Time now) = 0;

 protected:
  ~Listener() = default;
};

/// A driver carries bytes between this and a TCP connection or a serial modem:
///
///   - when wanted_connection() differs from the connection it holds, it drops that one without a
///     word, and opens a new one unless 0 is wanted. Then on_opened(), or on_closed() when it failed;
///   - bytes from the broker into receive(), and what outgoing() offers to the broker, then taken();
///   - step() at next_deadline(), and in between as often as it likes.
///
/// A serial modem that cannot tell when it is connected calls on_opened() at once: a CONNECT that
/// it swallowed is repeated after kAnswerLimit, and one that reaches a broker who still holds the
/// older connection makes him close that one (a second CONNECT breaks the protocol).
class Client {
 public:
  /// The listener must outlive the client. The first attempt is due within `settings.spread_ms`.
  Client(const Settings& settings, Listener& listener, room::Time now);

  // For the driver of the transport.
  void step(room::Time now);
  /// When step() is due; room::Time::max() for never.
  [[nodiscard]] room::Time next_deadline() const;
  /// The number of the connection that shall exist; 0 for none. Numbers rise, so that a drop and a
  /// new attempt between two looks are seen.
  [[nodiscard]] std::uint32_t wanted_connection() const;
  void on_opened(room::Time now);
  /// The transport is gone, or did not come up.
  void on_closed(room::Time now);
  /// Takes bytes and returns how many. Fewer than offered only while answers wait for the
  /// transport: offer the rest again after taken(). What arrives without a connection is taken and
  /// thrown away.
  [[nodiscard]] std::size_t receive(std::string_view bytes, room::Time now);
  /// Bytes for the broker, or none. Hold until the next call of any member.
  [[nodiscard]] std::string_view outgoing() { return sender_.offered(); }
  /// REQUIRES: count <= outgoing().size().
  void taken(std::size_t count, room::Time now);

  // For the room.
  /// False while not up, or another message is under way or unconfirmed: the caller still owes it.
  /// REQUIRES: no plan, no report, and at most wire::kMaxTelemetryBytes.
  [[nodiscard]] bool publish(wire::Channel channel, std::string_view payload);
  /// As above.
  [[nodiscard]] bool publish(const room::Report& report);
  /// Says `offline`, waits until it is confirmed, then DISCONNECT: the broker keeps the will to
  /// itself. Not confirmed within kFarewellLimit: the connection ends without a word, and the will
  /// speaks.
  void leave(room::Time now);

  [[nodiscard]] const Status& status() const { return status_; }

 private:
  enum class Farewell : std::uint8_t { owed, said, closing };

  [[nodiscard]] bool is_connected() const;
  [[nodiscard]] std::uint32_t random();
  void enter(State state, room::Time deadline);
  void give_up(Reason reason, room::Time now);
  void wait(std::uint32_t ms, room::Time now);
  void step_up(room::Time now);
  void say_farewell(room::Time now);

  void handle(const Packet& packet, room::Time now);
  void on_connack(const Packet& packet, room::Time now);
  void on_suback(const Packet& packet, room::Time now);
  void on_puback(const Packet& packet, room::Time now);
  void on_publish(const Packet& packet, room::Time now);
  void subscribe(room::Time now);
  [[nodiscard]] std::uint16_t next_id();
  [[nodiscard]] bool may_publish() const;
  /// What was given to the sender with this id (0: QoS 0) is under way.
  void published(std::uint16_t id);

  Listener& listener_;
  room::RoomId room_;
  Password password_;
  std::uint32_t random_;
  Backoff backoff_{kFirstWaitMs, kMaxWaitMs};
  Backoff refused_backoff_{kFirstRefusedWaitMs, kMaxWaitMs};
  Status status_;
  room::Time now_;       ///< of the last call that told it
  room::Time deadline_;  ///< of the state; room::Time::max() in `up`
  room::Time up_since_;
  room::Time heard_;   ///< the last whole packet
  room::Time spoken_;  ///< the last byte that the transport took
  std::optional<room::Time> pinged_;
  std::uint16_t last_id_ = 0;
  std::uint16_t unconfirmed_ = 0;  ///< id of the one message that waits for its PUBACK; 0: none
  room::Time confirm_by_;
  Farewell farewell_ = Farewell::owed;
  Sender sender_;
  PacketReader reader_;
};

}  // namespace innkeeper::link
