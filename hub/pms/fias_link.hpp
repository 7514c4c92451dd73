// SPDX-License-Identifier: Apache-2.0
// The FIAS link as a machine without socket and clock: it is told what happened and when, and says
// what to send, when to connect and close, and what the PMS said. The shell in hub/daemon only moves
// bytes. FIAS knows one client for each port. Ordinarily the PMS listens; some gateways connect to
// the hub instead, with the same conversation after that.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/civil_clock.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/pms/fias_dialogue.hpp"
#include "hub/pms/fias_frame.hpp"
#include "hub/pms/fias_record.hpp"
#include "hub/pms/fias_settings.hpp"
#include "hub/pms/fias_turn.hpp"
#include "shared/room/time.hpp"
#include "shared/util/backoff.hpp"

namespace innkeeper::hub::pms {

enum class LinkState : std::uint8_t {
  stopped,         // not wanted: before start() and after stop() has ended
  waiting,         // no connection; the next attempt comes at the deadline
  connecting,      // the shell is connecting, or listening for the PMS
  awaiting_start,  // connected; the PMS should say LS
  asking_start,    // it did not: LS was sent to it, LS or LA should come
  initialising,    // LD, LR and LA were sent, LA should come
  alive,           // LA came: the link works
  probing,         // alive, and LS was sent to see whether it still is
  closing,         // LE was sent on stop(); the PMS may say LE
  refused,         // the PMS did not take the link key; only a restart tries again
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
/// LS answered with a link key that the PMS has not confirmed yet: at its start it may say LS twice.
inline constexpr unsigned kMaxUnconfirmedKeys = 2;
/// How often people are reminded of a link key that was refused. Our choice.
inline constexpr room::Duration kRefusedReminder = std::chrono::hours(1);

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
///                                     once
///
/// With a link key, whatever ends `initialising` but LA leads to `refused`, as long as the PMS has
/// not confirmed this key once: a wrong key makes the PMS's interface stop until a person enters it
/// again, so it is never tried twice. A key that was confirmed is known to be right.
///
/// As a listener the link waits for the PMS in `connecting`, as long as it takes, and at once again
/// after a connection has ended.
///
/// Records of the PMS are taken in every connected state. By the specification none comes before LA,
/// but a PMS that says a guest arrived means it, and hearing it twice does no harm. What the hub has
/// to say waits until the link is up and no synchronisation runs. Single-threaded; deterministic in
/// its events.
class FiasLink {
 public:
  /// The value of CG for the date and time (DA and TI) of the last LS, see LinkKey::seal().
  using Seal = std::function<std::string(std::string_view start)>;

  /// `clock` must outlive the link; no `seal`: no link key. REQUIRES: settings as they say, and
  /// Transcoder::of() their code page works on this system.
  FiasLink(Settings settings, const CivilClock& clock, Seal seal = nullptr);
  FiasLink(const FiasLink&) = delete;
  FiasLink& operator=(const FiasLink&) = delete;

  /// Records that wait for the PMS.
  [[nodiscard]] std::size_t waiting() const { return dialogue_.waiting(); }

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
  /// Something for the PMS. It is sent when it may be, which can be much later; what the site does not
  /// take is dropped.
  [[nodiscard]] Output tell(const PmsMessage& message, const Moment& now);

  /// When on_timer() is due; none: only an event can change something.
  [[nodiscard]] std::optional<room::Time> next_deadline() const;
  [[nodiscard]] LinkState state() const { return state_; }
  /// Whether the PMS is there and knows us.
  [[nodiscard]] bool up() const {
    return state_ == LinkState::alive || state_ == LinkState::probing;
  }

 private:
  void enter(LinkState state, const Moment& now);
  void on_deadline(const Moment& now, Output& out);
  void wait_for_connection(LinkState before, const Moment& now);
  void handle(std::string_view text, const Moment& now, Output& out);
  void on_start_record(const Moment& now, Output& out);
  void on_alive_record(const Moment& now, Output& out);
  void initialise(const Moment& now, Output& out);
  void lose(NoteKind why, const Moment& now, Output& out);
  void give_up(NoteKind why, const Moment& now, Output& out);
  void on_end_record(const Moment& now, Output& out);
  Output speak(Output out, const Moment& now);
  [[nodiscard]] bool connected() const;
  [[nodiscard]] bool key_is_unconfirmed() const {
    return seal_ != nullptr && !key_confirmed_ && state_ == LinkState::initialising;
  }

  Settings settings_;
  Seal seal_;
  FiasDialogue dialogue_;
  LinkState state_ = LinkState::stopped;
  std::optional<room::Time> deadline_;
  FrameDecoder frames_;
  Backoff backoff_{kFirstBackoffMs, kBackoffCapMs};
  room::Time up_since_;     ///< valid while up()
  room::Time last_said_;    ///< when LS or LA was last sent
  unsigned starts_ = 0;     ///< LS answered since the last LA
  bool described_ = false;  ///< the PMS confirmed our LD and LR, and has not said LS since
  std::string start_;       ///< DA and TI of the last LS
  bool key_confirmed_ = false;
};

}  // namespace innkeeper::hub::pms
