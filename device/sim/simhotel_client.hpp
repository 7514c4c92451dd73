// SPDX-License-Identifier: Apache-2.0
// One room's connection to the broker: libmosquitto's protocol, Asio's sockets. Paho cannot carry a
// fleet in one process (two seconds for each further client), hence another library here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"
#include "shared/util/backoff.hpp"
#include "shared/util/fixed_vector.hpp"
#include "shared/wire/topics.hpp"

struct mosquitto;

namespace innkeeper::sim {

/// Seconds without traffic after which the client pings; the broker tells `lost` after one and a
/// half of it.
inline constexpr int kKeepaliveSeconds = 30;
/// From the start of a connect to the broker's answer to the subscription.
inline constexpr room::Duration kConnectTimeout = std::chrono::seconds(10);
/// Messages on their way to a broker that has not acknowledged them; more are refused.
inline constexpr std::size_t kMaxUnacknowledged = 16;

/// What a client tells its room, always from within a call of the client or from Asio.
class ClientEvents {
 public:
  /// Connected and subscribed.
  virtual void on_link_up() = 0;
  virtual void on_link_down() = 0;
  virtual void on_message(std::string_view topic, std::string_view payload) = 0;
  /// Everything that one read brought has been told: time to act on it.
  virtual void on_read() = 0;

 protected:
  ~ClientEvents() = default;
};

struct ClientSettings {
  room::RoomId room;
  std::string ip;  ///< numeric: names would be resolved anew, blocking, with each connect
  std::uint16_t port = 0;
  std::optional<std::string> password;  ///< none: connects without user name
  std::uint32_t seed = 0;               ///< of the jitter
};

/// Single-threaded. MQTT 5, clean start, session expiry 60 s, will `lost` delayed by 10 s.
/// Reconnects by itself with full jitter, at most a minute apart, whenever connect_due() is obeyed.
class Client {
 public:
  Client(boost::asio::io_context& io, const ClientSettings& settings, ClientEvents& events);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  enum class State : std::uint8_t {
    waiting,     // no connection; the next attempt is due at retry_at()
    connecting,  // attempt under way, until the subscription is granted
    up,          // connected and subscribed
    closing,     // told to close; acknowledgements are still awaited
    closed,      // for good
  };
  [[nodiscard]] State state() const { return state_; }

  /// When the next attempt may begin. REQUIRES: waiting.
  [[nodiscard]] room::Time retry_at() const { return deadline_; }
  /// Puts the next attempt off. REQUIRES: waiting.
  void wait_until(room::Time at);
  /// Begins an attempt; never blocks. REQUIRES: waiting.
  void connect(room::Time now);
  /// Keepalive and deadlines; call it about once a second.
  void tick(room::Time now);

  /// False when not up, or when too much is on its way already.
  [[nodiscard]] bool publish(const wire::Topic& topic, std::string_view payload,
                             wire::Delivery delivery);

  /// Disconnects once everything published is acknowledged, or at `deadline`, whichever is first.
  void close(room::Time deadline);

 private:
  struct Callbacks;  ///< what libmosquitto calls
  struct Free {
    void operator()(mosquitto* client) const;
  };

  void set_up(const ClientSettings& settings);
  void subscribe();
  void acknowledged(int message);
  void on_readable();
  void on_writable();
  void watch_socket();
  void forget_socket();
  /// After every call into libmosquitto, which may have opened, closed or filled the socket.
  void settle();
  void fail();

  ClientEvents& events_;
  room::RoomId room_;
  Backoff backoff_{1'000, 60'000};
  std::minstd_rand random_;
  State state_ = State::waiting;
  room::Time deadline_;  ///< waiting: of the next attempt; connecting, closing: of its end
  room::Time now_;       ///< as last told
  FixedVector<int, kMaxUnacknowledged> unacknowledged_;  ///< message ids of QoS 1

  boost::asio::posix::stream_descriptor socket_;
  int descriptor_ = -1;           ///< libmosquitto's; socket_ only watches it
  std::uint32_t connection_ = 0;  ///< tells waits of an earlier connection from those of this one
  bool read_awaited_ = false;
  bool write_awaited_ = false;
  std::unique_ptr<mosquitto, Free> mosquitto_;
};

}  // namespace innkeeper::sim
