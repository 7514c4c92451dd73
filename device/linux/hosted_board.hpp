// SPDX-License-Identifier: Apache-2.0
// The boards that this program knows, by the word that agent.toml uses. A new board is a new kind, a new
// class, and a line in open_board().
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "device/agent/ports.hpp"
#include "device/linux/points/listing.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::device {

enum class BoardKind : std::uint8_t {
  simulated,
  points,  // of real hardware, as agent.toml binds it
};

[[nodiscard]] std::optional<BoardKind> board_kind_named(std::string_view name);

/// A board that this program owns.
class HostedBoard : public agent::Board {
 public:
  virtual ~HostedBoard() = default;
  /// Tells how much time passed since the last call. Real rooms know by themselves.
  virtual void elapse(room::Duration time) = 0;
  /// What its points are at this moment, as it knows them; none: it has none. From any thread.
  [[nodiscard]] virtual std::optional<BoardListing> listing() { return std::nullopt; }
};

/// `room` makes one simulated room differ from the next.
[[nodiscard]] std::unique_ptr<HostedBoard> make_simulated_board(const room::RoomId& room);

}  // namespace innkeeper::device
