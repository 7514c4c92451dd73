// SPDX-License-Identifier: Apache-2.0
// What was heard of boards since the hub started, declared or not. Nothing here is stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

#include "shared/config/property.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/report.hpp"
#include "shared/room/time.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::hub {

/// Boards that are remembered: those of the largest property, and strangers.
inline constexpr std::size_t kMaxBoards = config::kMaxRooms + 1024;

/// Single-threaded.
class DeviceLog {
 public:
  struct Heard {
    std::optional<wire::LinkState> link;
    std::optional<room::UtcTime> link_since;  ///< none: since before the hub heard of it
    std::optional<room::UtcTime> at;
    std::optional<std::uint32_t> boot;
    std::uint32_t restarts = 0;
  };

  /// `retained`: the broker's copy, which says nothing of when it was said.
  void on_report(const room::RoomId& board, std::uint32_t boot, bool retained, room::UtcTime now);
  void on_link(const room::RoomId& board, wire::LinkState link, bool retained, room::UtcTime now);
  /// Nothing is known of any link until the broker is back.
  void broker_down();

  [[nodiscard]] const std::map<room::RoomId, Heard>& all() const { return boards_; }
  /// Boards were heard that there was no place for.
  [[nodiscard]] bool overflowed() const { return overflowed_; }

 private:
  /// Null when there is no place.
  [[nodiscard]] Heard* place(const room::RoomId& board);

  std::map<room::RoomId, Heard> boards_;
  bool overflowed_ = false;
};

}  // namespace innkeeper::hub
