// SPDX-License-Identifier: Apache-2.0
#include "device/linux/hosted_board.hpp"

#include <span>

#include "device/sim/board.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::device {
namespace {

class SimulatedRoom final : public HostedBoard {
 public:
  /// Nobody lives in it, and it has no door or motion contacts that would say so.
  explicit SimulatedRoom(const sim::SimRoomSetup& setup) : board_(setup, sim::Contacts::window) {}

  [[nodiscard]] agent::Readings read() override { return board_.read(); }
  [[nodiscard]] bool drive(const agent::Outputs& outputs) override { return board_.drive(outputs); }
  void dim(const control::Lamps& lamps) override { board_.dim(lamps); }
  void elapse(room::Duration time) override { (void)board_.advance(time); }

 private:
  sim::SimulatedBoard board_;
};

}  // namespace

std::optional<BoardKind> board_kind_named(std::string_view name) {
  if (name == "simulated") return BoardKind::simulated;
  if (name == "points") return BoardKind::points;
  return std::nullopt;
}

std::unique_ptr<HostedBoard> make_simulated_board(const room::RoomId& room) {
  sim::SimRoomSetup setup;
  setup.seed = crc32(std::as_bytes(std::span(room.view())));
  return std::make_unique<SimulatedRoom>(setup);
}

}  // namespace innkeeper::device
