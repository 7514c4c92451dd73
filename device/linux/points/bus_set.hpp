// SPDX-License-Identifier: Apache-2.0
// The buses that a board's points need, and which point is on which: made alike for the running agent,
// for its check at start, and for commissioning.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "device/linux/points/bus.hpp"
#include "device/linux/points/bus_server.hpp"
#include "device/linux/points/gpio_kernel.hpp"
#include "device/linux/points/point.hpp"
#include "shared/config/problem.hpp"

namespace innkeeper::device {

class BusSet {
 public:
  struct Member {
    std::unique_ptr<Bus> bus;
    std::vector<std::size_t> points;  ///< by index of BoardPoints::points; never empty
  };

  /// Opens nothing. References must outlive the set.
  BusSet(const BoardPoints& board, GpioKernel& gpio, const BusServer::Clock& clock);

  /// Looks for every point, one after the other: all problems at once, at their place in agent.toml.
  [[nodiscard]] config::Problems check();

  [[nodiscard]] std::vector<Member>& members() { return members_; }
  [[nodiscard]] Bus& bus_of(std::size_t point) { return *members_.at(member_of_.at(point)).bus; }
  /// What exists and is not bound, of every kind of bus that this machine may have. Uses none of the
  /// members, and so may be called while workers do.
  [[nodiscard]] std::vector<UnboundPoint> unbound();

 private:
  void add(std::unique_ptr<Bus> bus, const std::vector<std::size_t>& points);

  const BoardPoints& board_;
  GpioKernel& gpio_;
  BusServer::Clock clock_;
  std::vector<Member> members_;
  std::vector<std::size_t> member_of_;
};

}  // namespace innkeeper::device
