// SPDX-License-Identifier: Apache-2.0
// One room of a simulated hotel: the real agent on a board whose power can fail at any call of a
// port, with a memory whose writes tear and a driver that reconnects with full jitter.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "device/agent/agent.hpp"
#include "device/agent/record.hpp"
#include "shared/config/property.hpp"
#include "shared/util/backoff.hpp"
#include "tests/sim/broker.hpp"
#include "tests/sim/checkers/checker.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

class RoomProcess final : public Client, agent::Board, agent::Memory, agent::Link {
 public:
  RoomProcess(Stage& stage, Broker& broker, const Jury& jury, const config::Room& declared,
              const room::Fixtures& fixtures, std::size_t index);
  RoomProcess(const RoomProcess&) = delete;
  RoomProcess& operator=(const RoomProcess&) = delete;

  /// Power on. Harmless while it is on.
  void boot();
  /// Power fails at the n-th call of a port from now, n from 1.
  void power_fails_after(long calls);
  /// Another board takes its place, one that was never used or whose memory is garbage.
  void flash();
  /// Shuts down in order and comes back.
  void restart();
  void jam(bool jammed) { jammed_ = jammed; }
  /// Its memory refuses to write.
  void wear_out(bool worn) { worn_out_ = worn; }
  void drop() { broker_.cut(client_); }
  void hear_late() { broker_.repeat_late(client_); }
  void partition(room::Duration lasting) { broker_.partition(client_, lasting); }
  /// No more power cuts by itself.
  void heal();

  void hand_setpoint(room::Temperature value);
  void hand_light(std::size_t fixture, room::Percent level);
  void hand_scene(room::Scene scene);
  void hand_fan(room::FanSetting fan);
  void hand_service(room::ServiceWish wish);

  [[nodiscard]] const agent::Agent* agent() const { return agent_ ? &*agent_ : nullptr; }
  [[nodiscard]] const room::Fixtures& fixtures() const { return fixtures_; }
  [[nodiscard]] const agent::Outputs& outputs() const { return outputs_; }
  [[nodiscard]] room::Temperature air() const { return air_; }

 private:
  static constexpr long kUnlimited = std::numeric_limits<long>::max();
  enum class Spent : std::uint8_t { whole, dying, dead };

  void on_connected() override;
  void on_connect_failed() override;
  void on_disconnected() override;
  void on_message(const std::string& topic, const std::string& payload, bool retained) override;
  void on_acknowledged(std::uint64_t) override {}

  [[nodiscard]] agent::Readings read() override;
  [[nodiscard]] bool drive(const agent::Outputs& outputs) override;
  void dim(const control::Lamps&) override {}
  [[nodiscard]] bool read(agent::Slot slot, std::span<std::byte> out) override;
  [[nodiscard]] bool write(agent::Slot slot, std::span<const std::byte> bytes) override;
  [[nodiscard]] bool publish(wire::Channel channel, std::string_view payload) override;

  [[nodiscard]] Spent spend();
  [[nodiscard]] room::Time board_time() const { return room::Time(stage_.time.now() - booted_at_); }
  void after_call();
  void observe();
  void step_done();
  void press(const HandAtPanel& what);
  [[nodiscard]] RoomSight sight() const;
  void wake_at(room::Time board_time);
  void lose_power();
  void connect_later();
  void warm_up();
  void look_at(const room::Report& report);
  void say(std::string_view text) { stage_.trace.line(static_cast<int>(index_), text); }

  Stage& stage_;
  Broker& broker_;
  const Jury& jury_;
  std::string id_;
  std::string link_topic_;
  std::string report_topic_;
  room::Fixtures fixtures_;
  std::size_t index_;
  std::size_t client_;

  std::optional<agent::Agent> agent_;
  std::uint64_t life_ =
      0;  ///< rises with each boot and death: closures of an earlier one do nothing
  std::uint64_t wakes_ = 0;
  room::Time booted_at_;
  long calls_left_ = kUnlimited;
  bool fragile_ = true;
  bool jammed_ = false;
  bool worn_out_ = false;
  bool behind_ = false;  ///< memory is older than what the room does, and the room may say so
  Backoff backoff_{1000, 60'000};

  std::array<std::array<std::byte, agent::kRecordBytes>, 2> slots_{};
  const std::array<std::span<const std::byte>, 2> seen_slots_{slots_[0], slots_[1]};
  agent::Outputs outputs_;
  std::int64_t micro_celsius_ = 20'000'000;
  room::Temperature air_ = room::Temperature::celsius(20);
  room::Time air_at_;
  std::uint32_t seen_digest_ = 0;
};

}  // namespace innkeeper::simtest
