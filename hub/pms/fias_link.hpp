// SPDX-License-Identifier: Apache-2.0
// The FIAS link as a machine without socket and clock: it is told what happened and when, and says
// what to send, when to connect and close, and what the PMS said about stays. The shell in
// hub/daemon only moves bytes. FIAS knows one client for each port; the PMS is always the server.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/stays/stay_event.hpp"
#include "hub/pms/fias_frame.hpp"
#include "hub/pms/fias_note.hpp"
#include "hub/pms/fias_record.hpp"
#include "shared/room/time.hpp"
#include "shared/util/backoff.hpp"

namespace innkeeper::hub::pms {

/// What the shell reads from the world before each event.
struct Moment {
  room::Time time;                   ///< monotonic
  std::chrono::local_seconds local;  ///< civil time of the hotel, for the DA and TI fields
  std::uint32_t random = 0;          ///< uniform over 32 bits, for the jitter of the back-off
};

/// What the shell does with the TCP connection.
enum class Connection : std::uint8_t {
  keep,   // nothing
  open,   // connect, then report on_connected() or on_disconnected()
  close,  // write `send`, then close; report nothing more about this connection
};

/// What a turn of the machine asks for. The shell sends first, then does `connection`.
struct Output {
  std::string send;               ///< whole frames, in order
  std::vector<StayEvent> events;  ///< in the order the PMS said them
  std::vector<Note> notes;        ///< for the log; no guest data
  Connection connection = Connection::keep;
};

enum class LinkState : std::uint8_t {
  stopped,         // not wanted: before start() and after stop() has ended
  waiting,         // no connection; the next attempt comes at the deadline
  connecting,      // the shell is connecting
  awaiting_start,  // connected; the PMS should say LS
  asking_start,    // it did not: LS was sent to it, LS or LA should come
  initialising,    // LD, LR and LA were sent, LA should come
  alive,           // LA came: the link works
  probing,         // alive, and LS was sent to see whether it still is
  closing,         // LE was sent on stop(); the PMS may say LE
};

[[nodiscard]] std::string_view name(LinkState state);

/// Longest time for the TCP connection to be made.
inline constexpr room::Duration kConnectTimeout = std::chrono::seconds(10);
/// How long the PMS may take to say LS before it is asked (FIAS: 3 s).
inline constexpr room::Duration kStartPatience = std::chrono::seconds(3);
/// How long an LA may take after LS, or after LD, LR and LA (FIAS: at least 30 s).
inline constexpr room::Duration kAnswerTimeout = std::chrono::seconds(30);
/// Silence after which the link is probed; FIAS asks for LS not more often than this.
inline constexpr room::Duration kProbeInterval = std::chrono::minutes(5);
/// How long the PMS may take to answer LE (FIAS: 2 s).
inline constexpr room::Duration kCloseTimeout = std::chrono::seconds(2);
/// A link that held this long makes the next back-off start from its first window. A shorter one
/// does not: two hubs that displace each other must not do it ever faster.
inline constexpr room::Duration kHeldLongEnough = std::chrono::minutes(1);
/// Back-off between attempts: full jitter, first window and cap.
inline constexpr std::uint32_t kFirstBackoffMs = 1'000;
inline constexpr std::uint32_t kBackoffCapMs = 60'000;
/// LS answered in a row without an LA before the connection is given up.
inline constexpr unsigned kMaxStarts = 10;
/// Longest interface version (V#) FIAS takes.
inline constexpr std::size_t kMaxVersionBytes = 10;

/// The machine. From the states that have a connection:
///
///   waiting        deadline        -> connecting (open)
///   connecting     connected       -> awaiting_start
///   awaiting_start 3 s             -> asking_start (LS)
///   asking_start   30 s            -> waiting (close)
///   any connected  LS              -> initialising (LD LR LA)
///   awaiting/asking LA             -> alive when this hub has described the link before, else
///                                     initialising (LD LR LA): what it asks for may have changed
///   initialising   LA              -> alive;  30 s or 10 LS -> waiting (close)
///   alive          5 min of silence-> probing (LS)
///   probing        LA              -> alive;  30 s          -> waiting (close)
///   any connected  LE              -> waiting (LE, close)
///   any connected  disconnected    -> waiting
///   any            stop()          -> closing (LE), then stopped; without connection stopped at
///   once
///
/// Guest records are taken in every connected state. By the specification none comes before LA, but
/// a PMS that says a guest arrived means it, and hearing it twice does no harm. The link asks for
/// no synchronisation (DR): FIAS forbids it as a routine, and the PMS queues what happens while the
/// link is down. Single-threaded; deterministic in its events.
class FiasLink {
 public:
  /// `version` is this interface's version for LD. REQUIRES: 1 to kMaxVersionBytes,
  /// is_field_value().
  explicit FiasLink(std::string version);

  /// The link is wanted: connects at once. REQUIRES: stopped.
  [[nodiscard]] Output start(const Moment& now);
  /// The link is wanted no more: says LE where somebody listens; done when state() is stopped.
  [[nodiscard]] Output stop(const Moment& now);
  /// The connection asked for is made. Ignored when none was asked for.
  [[nodiscard]] Output on_connected(const Moment& now);
  /// Bytes arrived, cut anywhere.
  [[nodiscard]] Output on_bytes(std::string_view bytes, const Moment& now);
  /// The connection could not be made, or it ended.
  [[nodiscard]] Output on_disconnected(const Moment& now);
  /// To be called at next_deadline() or later; earlier it does nothing.
  [[nodiscard]] Output on_timer(const Moment& now);

  /// When on_timer() is due; none: only an event can change something.
  [[nodiscard]] std::optional<room::Time> next_deadline() const { return deadline_; }
  [[nodiscard]] LinkState state() const { return state_; }
  /// Whether the PMS is there and knows us.
  [[nodiscard]] bool up() const {
    return state_ == LinkState::alive || state_ == LinkState::probing;
  }

 private:
  void enter(LinkState state, const Moment& now);
  void handle(std::string_view text, const Moment& now, Output& out);
  void on_start_record(const Moment& now, Output& out);
  void on_alive_record(const Moment& now, Output& out);
  void initialise(const Moment& now, Output& out);
  void give_up(NoteKind why, const Moment& now, Output& out);
  [[nodiscard]] bool connected() const;

  std::string version_;
  LinkState state_ = LinkState::stopped;
  std::optional<room::Time> deadline_;
  FrameDecoder frames_;
  Backoff backoff_{kFirstBackoffMs, kBackoffCapMs};
  room::Time up_since_;     ///< valid while up()
  room::Time last_said_;    ///< when LS or LA was last sent
  unsigned starts_ = 0;     ///< LS answered since the last LA
  bool described_ = false;  ///< the PMS confirmed our LD and LR, and has not said LS since
};

}  // namespace innkeeper::hub::pms
