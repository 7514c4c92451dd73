// SPDX-License-Identifier: Apache-2.0
// The PMS's end of the FIAS link, without sockets: the handshake, what the client asked for (LR),
// and the queue of what happened while nobody was there. It behaves as Oracle's interface does
// where the specification says so, and worse where a quirk says so.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/pms/code_page.hpp"
#include "hub/pms/fias_frame.hpp"
#include "hub/pms/fias_record.hpp"
#include "hub/pms/link_key.hpp"
#include "hub/simpms/house.hpp"
#include "hub/simpms/json_line.hpp"
#include "hub/simpms/quirks.hpp"
#include "hub/simpms/wake_book.hpp"

namespace innkeeper::hub::simpms {

/// Announcements kept while no client is alive.
inline constexpr std::size_t kMaxQueued = 10'000;
/// Record types with their fields a client may ask for; FIAS knows about 40.
inline constexpr std::size_t kMaxSubscriptions = 64;
/// Records from a client that are none, until the connection is given up.
inline constexpr unsigned kMaxUnreadable = 100;

/// What a turn asks of the shell: first print the lines, then send, then close.
struct Effects {
  std::vector<JsonLine> lines;
  std::string send;
  bool close = false;
  bool sync_asked = false;  ///< the client said DR; of the simulator, not of the shell
};

enum class ClientState : std::uint8_t {
  absent,   // nobody is connected
  started,  // LS was said; the client should describe the link and say LA
  alive,    // LA was answered: records flow
  leaving,  // LE was said; the client should say LE and close
  locked,   // the client's link key was wrong: nobody is answered until a person unlocks
};

[[nodiscard]] std::string_view name(ClientState state);

enum class Delivery : std::uint8_t {
  sent,
  queued,         // sent when a client is alive again
  not_requested,  // the client has no LR for this record
  refused,        // the queue is full: nothing may change in the house
};

[[nodiscard]] std::string_view name(Delivery delivery);

struct ServerSettings {
  std::optional<pms::LinkKey> key = std::nullopt;  ///< required of the client
  pms::CodePage code_page = pms::CodePage::cp850;
  Quirks quirks = {};
  std::uint64_t seed = 1;  ///< of everything random in the quirks
};

/// Single-threaded. `local` is the hotel's civil time.
class FiasServer {
 public:
  explicit FiasServer(ServerSettings settings = {});

  void on_connected(std::chrono::local_seconds local, Effects& out);
  void on_bytes(std::string_view bytes, std::chrono::local_seconds local, Effects& out);
  void on_disconnected();

  /// Whether one more announcement can be sent or kept.
  [[nodiscard]] bool has_room() const {
    return state_ == ClientState::alive || queue_.size() < kMaxQueued;
  }
  /// Sends or keeps. REQUIRES: has_room(). `record` becomes what was sent, if it was.
  Delivery announce(Announcement announcement, std::string& record, Effects& out);
  /// Sends DS, the announcements and DE, with the text `between` as a record in the middle unless it
  /// is empty. REQUIRES: a client is alive.
  void synchronise(std::vector<Announcement> all, const std::string& between,
                   std::chrono::local_seconds local, Effects& out);
  /// Says LE. REQUIRES: a client is there.
  void farewell(std::chrono::local_seconds local, Effects& out);
  /// Says LS, as a PMS whose interface was restarted. REQUIRES: a client is there.
  void restart(std::chrono::local_seconds local, Effects& out);
  /// Somebody entered the link key again.
  void unlock() {
    if (state_ == ClientState::locked) state_ = ClientState::absent;
  }

  [[nodiscard]] ClientState state() const { return state_; }
  [[nodiscard]] Quirks& quirks() { return settings_.quirks; }
  [[nodiscard]] const Quirks& quirks() const { return settings_.quirks; }
  [[nodiscard]] WakeBook& wake_calls() { return wake_calls_; }

 private:
  void handle(std::string_view text, std::chrono::local_seconds local, Effects& out);
  void hear(const pms::Record& record, std::chrono::local_seconds local, Effects& out);
  void start(std::chrono::local_seconds local, Effects& out);
  void describe(const pms::Record& record, std::chrono::local_seconds local, Effects& out);
  void on_alive(std::chrono::local_seconds local, Effects& out);
  void on_data(const pms::Record& record, Effects& out);
  void on_wake_answer(const pms::Record& record, Effects& out);
  void subscribe(const pms::Record& record, Effects& out);
  void flush(Effects& out);
  void send(const std::string& text, Effects& out);
  void send_mark(std::string_view id, std::chrono::local_seconds local, Effects& out);
  void unreadable(std::string_view why, Effects& out);

  ServerSettings settings_;
  pms::Transcoder transcoder_;
  std::mt19937_64 random_;
  ClientState state_ = ClientState::absent;
  pms::FrameDecoder frames_;
  std::map<std::string, std::vector<std::string>, std::less<>> subscriptions_;
  std::deque<Announcement> queue_;
  WakeBook wake_calls_;
  std::string start_;  // DA and TI of the last LS
  unsigned unreadable_ = 0;
};

}  // namespace innkeeper::hub::simpms
