// SPDX-License-Identifier: Apache-2.0
// The PMS's end of the FIAS link, without sockets: the handshake, what the client asked for (LR),
// and the queue of what happened while nobody was there. It behaves as Oracle's interface does
// where the specification says so.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hub/pms/fias_frame.hpp"
#include "hub/pms/fias_record.hpp"
#include "hub/simpms/house.hpp"
#include "hub/simpms/json_line.hpp"

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
};

enum class ClientState : std::uint8_t {
  absent,   // nobody is connected
  started,  // LS was said; the client should describe the link and say LA
  alive,    // LA was answered: records flow
  leaving,  // LE was said; the client should say LE and close
};

[[nodiscard]] std::string_view name(ClientState state);

enum class Delivery : std::uint8_t {
  sent,
  queued,         // sent when a client is alive again
  not_requested,  // the client has no LR for this record
  refused,        // the queue is full: nothing may change in the house
};

[[nodiscard]] std::string_view name(Delivery delivery);

/// Single-threaded. `local` is the hotel's civil time.
class FiasServer {
 public:
  void on_connected(std::chrono::local_seconds local, Effects& out);
  void on_bytes(std::string_view bytes, std::chrono::local_seconds local, Effects& out);
  void on_disconnected();

  /// Whether one more announcement can be sent or kept.
  [[nodiscard]] bool has_room() const {
    return state_ == ClientState::alive || queue_.size() < kMaxQueued;
  }
  /// Sends or keeps. REQUIRES: has_room(). `record` becomes what was sent, if it was.
  Delivery announce(Announcement announcement, std::string& record, Effects& out);
  /// Says LE. REQUIRES: a client is there.
  void farewell(std::chrono::local_seconds local, Effects& out);

  [[nodiscard]] ClientState state() const { return state_; }

 private:
  void handle(std::string_view text, std::chrono::local_seconds local, Effects& out);
  void on_alive(std::chrono::local_seconds local, Effects& out);
  void subscribe(const pms::Record& record, Effects& out);
  void flush(Effects& out);
  void unreadable(std::string_view why, Effects& out);

  ClientState state_ = ClientState::absent;
  pms::FrameDecoder frames_;
  std::map<std::string, std::vector<std::string>, std::less<>> subscriptions_;
  std::deque<Announcement> queue_;
  unsigned unreadable_ = 0;
};

}  // namespace innkeeper::hub::simpms
