// SPDX-License-Identifier: Apache-2.0
// One simulated room of the fleet: the portable agent with simulated ports and a real connection.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <variant>

#include "device/agent/agent.hpp"
#include "device/sim/board.hpp"
#include "device/sim/file_memory.hpp"
#include "device/sim/ram_memory.hpp"
#include "device/sim/simhotel_client.hpp"
#include "device/sim/simhotel_guests.hpp"

namespace innkeeper::sim {

struct SimulatedRoomSettings {
  ClientSettings client;
  room::Fixtures fixtures;
  std::filesystem::path state_directory;  ///< empty: forgets with the process
  std::int64_t speed = 1;                 ///< how much faster than the clock its time passes
  /// Time of day when it starts, since midnight; none: the hub's, as soon as it tells.
  std::optional<room::Duration> begin;
  std::uint32_t seed = 0;
  std::uint32_t house_seed = 0;  ///< of what all rooms of the house share: the weather
  bool people = false;  ///< guests follow its stays, and door and motion contacts tell of them
  room::Duration arrival =
      std::chrono::minutes(10);  ///< from check-in until guests are in, at most
};

/// Reads the monotonic clock, which connections live by. What happens in a room, its agent included, lives
/// by the room's own time, which starts with it and may pass faster.
using Clock = std::function<room::Time()>;

class SimulatedRoom final : public agent::Link, public ClientEvents {
 public:
  SimulatedRoom(boost::asio::io_context& io, const SimulatedRoomSettings& settings, Clock clock);

  /// The room's life until `now`, the control step and the connection's deadlines.
  void tick(room::Time now);
  [[nodiscard]] room::Time next_deadline() const;

  /// Says goodbye; then tick() until client().state() is closed.
  void shut_down(room::Time deadline);

  [[nodiscard]] const room::RoomId& id() const { return id_; }
  [[nodiscard]] Client& client() { return client_; }
  [[nodiscard]] const Client& client() const { return client_; }
  [[nodiscard]] const agent::Agent& agent() const { return agent_; }
  [[nodiscard]] const SimulatedBoard& board() const { return board_; }
  /// Rises whenever what the room does or shows changes.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }

  [[nodiscard]] bool publish(wire::Channel channel, std::string_view payload) override;
  void on_link_up() override;
  void on_link_down() override;
  void on_message(std::string_view topic, std::string_view payload) override;
  void on_read() override;

 private:
  void step(room::Time now);
  /// The room's time, from the clock's.
  [[nodiscard]] room::Time lived(room::Time clock) const {
    return room::Time{} + (clock - started_) * speed_;
  }
  /// What the agent is told when the hub tells the time.
  [[nodiscard]] room::LocalTime local_time(const room::LocalTime& hub, room::Time now);

  room::RoomId id_;
  Clock clock_;
  std::int64_t speed_;
  std::optional<room::Duration> begin_;
  room::Time started_;                        ///< by the clock
  room::Time stepped_at_;                     ///< by the room's time
  std::optional<std::int64_t> utc_at_start_;  ///< in the room, in seconds
  SimulatedBoard board_;
  std::variant<RamMemory, FileMemory> memory_;
  agent::Agent agent_;
  std::optional<Guests> guests_;
  Client client_;
  bool told_something_ = false;  ///< a read brought something for the agent
  std::uint64_t revision_ = 1;
};

}  // namespace innkeeper::sim
