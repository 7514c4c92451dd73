// SPDX-License-Identifier: Apache-2.0
// A room's board made of single points of hardware: the agent's port on one side, a worker for each bus
// on the other. What it is told and asked never waits for hardware.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "device/linux/hosted_board.hpp"
#include "device/linux/points/bus_set.hpp"
#include "device/linux/points/bus_thread.hpp"
#include "device/linux/points/point_table.hpp"
#include "device/linux/points/watchdog.hpp"

namespace innkeeper::device {

/// So long at most a start waits for the first value of every input: twice a 1-wire conversion and some.
inline constexpr room::Duration kWarmUp = std::chrono::seconds(2);

class PointsBoard final : public HostedBoard {
 public:
  /// Touches no hardware yet. `clock` is the steady clock.
  PointsBoard(BoardPoints board, std::unique_ptr<GpioKernel> gpio, BusServer::Clock clock);
  /// Outputs that do not hold on stop go off.
  ~PointsBoard() override;

  /// What is wrong with the points at this moment; before start(), since both use the hardware.
  [[nodiscard]] config::Problems check() { return buses_.check(); }
  /// Starts the workers. Afterwards every input was tried once, or kWarmUp is over. Drives nothing but
  /// constants before drive() is called. `watchdog` may be null.
  void start(std::unique_ptr<Watchdog> watchdog);

  [[nodiscard]] agent::Readings read() override;
  [[nodiscard]] bool drive(const agent::Outputs& outputs) override;
  [[nodiscard]] bool outputs_hold() override { return table_.outputs_hold(clock_()); }
  [[nodiscard]] agent::Outputs outputs_held(const agent::Outputs& before,
                                            const agent::Outputs& wanted) override;
  void dim(const control::Lamps& lamps) override;
  void feed_watchdog() override;
  [[nodiscard]] std::optional<bool> lamp_burns(std::size_t fixture) override;
  void elapse(room::Duration /*time*/) override {}
  [[nodiscard]] std::optional<BoardListing> listing() override;

 private:
  [[nodiscard]] std::optional<std::int64_t> value(Role role) const;
  [[nodiscard]] std::optional<room::Temperature> temperature(Role role) const;
  [[nodiscard]] std::optional<room::Percent> humidity() const;
  [[nodiscard]] std::optional<bool> contact(Role role);
  [[nodiscard]] std::optional<control::KeyCard> key_card();
  [[nodiscard]] std::optional<std::size_t> index_of(Role role) const;
  void warm_up();
  void wake();

  BoardPoints board_;
  std::unique_ptr<GpioKernel> gpio_;
  std::unique_ptr<Watchdog> watchdog_;
  BusServer::Clock clock_;
  PointTable table_;
  BusSet buses_;
  std::vector<std::unique_ptr<BusThread>> threads_;  ///< last: they use all of the above
};

}  // namespace innkeeper::device
