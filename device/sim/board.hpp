// SPDX-License-Identifier: Apache-2.0
// A board in a simulated room: what the agent drives changes the air it reads, and who comes in is seen
// by its contacts.
#pragma once

#include <cstdint>
#include <vector>

#include "device/agent/ports.hpp"
#include "device/sim/sim_room.hpp"

namespace innkeeper::sim {

/// A room goes on in steps of this length while somebody lives in it: as often as the agent looks.
inline constexpr room::Duration kLivedInStep = std::chrono::seconds(1);
/// And of this one while nobody does: walls and air have no hurry, and ten thousand rooms have one core.
inline constexpr room::Duration kEmptyStep = std::chrono::seconds(10);
/// A motion sensor holds its output after it saw somebody: our choice within the usual 5 to 15 s.
inline constexpr room::Duration kSensorHold = std::chrono::seconds(12);

enum class Contacts : std::uint8_t {
  window,  // of those who live there it sees nothing: such a room cannot tell whether somebody is in
  all,     // door and motion as well
};

class SimulatedBoard final : public agent::Board {
 public:
  SimulatedBoard(const SimRoomSetup& setup, Contacts contacts);

  /// Lets `time` pass in the room, in whole steps; what is left of it is made up for by the next call.
  /// Says what people did, in order. The shell calls it before each control step.
  std::vector<Happening> advance(room::Duration time);

  /// Guests enter by the door, and are seen on their way in.
  void check_in(int guests);
  /// Whoever is in leaves for good.
  void check_out();
  void wait_for_hour(room::Duration since_midnight) { room_.wait_for_hour(since_midnight); }

  [[nodiscard]] agent::Readings read() override;
  void dim(const control::Lamps& lamps) override { lamps_ = lamps; }
  [[nodiscard]] bool drive(const agent::Outputs& outputs) override;

  // The truth about the room, for tests and for people.
  [[nodiscard]] const agent::Outputs& outputs() const { return outputs_; }
  [[nodiscard]] const control::Lamps& lamps() const { return lamps_; }
  [[nodiscard]] room::Temperature air() const { return room_.air(); }
  [[nodiscard]] const Presence& people() const { return room_.presence(); }
  /// Since the start of the year that the setup began in.
  [[nodiscard]] room::Duration now() const { return room_.now(); }
  /// How often the outputs changed.
  [[nodiscard]] std::uint64_t actuations() const { return actuations_; }

 private:
  void see(const std::vector<Happening>& news, int guests_before);

  SimRoom room_;
  Contacts contacts_;
  agent::Outputs outputs_;
  control::Lamps lamps_;
  std::uint64_t actuations_ = 0;
  room::Duration owed_{};
  room::Duration seen_until_{};
  bool let_ = false;
  bool door_moved_ = false;  ///< since before the latest advance(): a swing may be shorter than it
};

}  // namespace innkeeper::sim
