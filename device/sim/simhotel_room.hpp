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
#include "device/sim/person.hpp"
#include "device/sim/ram_memory.hpp"
#include "device/sim/simhotel_client.hpp"

namespace innkeeper::sim {

struct SimulatedRoomSettings {
  ClientSettings client;
  room::Fixtures fixtures;
  std::filesystem::path state_directory;  ///< empty: forgets with the process
  std::int64_t speed = 1;                 ///< how much faster than the clock it warms and cools
  std::uint32_t seed = 0;
  bool person = false;
};

/// Reads the monotonic clock.
using Clock = std::function<room::Time()>;

class SimulatedRoom final : public agent::Link, public ClientEvents {
 public:
  SimulatedRoom(boost::asio::io_context& io, const SimulatedRoomSettings& settings, Clock clock);

  /// The control step, the person's hand and the connection's deadlines.
  void tick(room::Time now);
  [[nodiscard]] room::Time next_deadline() const { return agent_.next_deadline(); }

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
  void let_person_act(room::Time now);

  room::RoomId id_;
  Clock clock_;
  std::int64_t speed_;
  SimulatedBoard board_;
  std::variant<RamMemory, FileMemory> memory_;
  agent::Agent agent_;
  std::optional<Person> person_;
  Client client_;
  room::Time stepped_at_;
  bool told_something_ = false;  ///< a read brought something for the agent
  std::uint64_t revision_ = 1;
};

}  // namespace innkeeper::sim
