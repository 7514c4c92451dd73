// SPDX-License-Identifier: Apache-2.0
// One Modbus line, RTU or TCP: thermostats, fan-coil controllers, gateways. A value is what a register
// or coil holds. Hides libmodbus.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "device/linux/points/bus.hpp"

namespace innkeeper::device {

/// Least time between two changes of one output: ten steps of a fade a second leave a line of 9,600 baud
/// half of its time for everything else.
inline constexpr room::Duration kModbusGap = std::chrono::milliseconds(100);
/// How far from a register that is not there a check looks for others.
inline constexpr int kNeighbours = 8;

class ModbusLine final : public Bus {
 public:
  explicit ModbusLine(ModbusBus settings);
  ~ModbusLine() override;

  [[nodiscard]] std::optional<Finding> check(const Point& point) override;
  [[nodiscard]] Result<Sample, Trouble> read(const Point& point) override;
  [[nodiscard]] Result<void, Trouble> drive(const Point& point, std::int32_t value) override;
  [[nodiscard]] std::optional<std::int32_t> held(const Point& point) override;
  [[nodiscard]] std::size_t station(const Point& point) const override;
  [[nodiscard]] room::Duration least_gap() const override { return kModbusGap; }
  /// None: registers cannot be listed.
  [[nodiscard]] std::vector<UnboundPoint> unbound(const std::vector<Point>& bound) override;

 private:
  struct Connection;

  /// Ready for a request to `unit`; or why not.
  [[nodiscard]] Result<void, Trouble> prepare(std::uint8_t unit);
  [[nodiscard]] Result<std::int32_t, Trouble> fetch(const ModbusPoint& point);
  [[nodiscard]] Result<void, Trouble> put(const ModbusPoint& point, std::int32_t value);
  /// What `errno` says of the request just made, with the line made ready for the next one.
  [[nodiscard]] Trouble failed(const ModbusPoint& point);
  [[nodiscard]] Finding finding(const ModbusPoint& point, const Trouble& trouble);
  [[nodiscard]] std::string answering_neighbours(ModbusPoint point);
  [[nodiscard]] std::string where() const;

  ModbusBus settings_;
  std::unique_ptr<Connection> connection_;
  std::chrono::steady_clock::time_point quiet_until_;  ///< for an answer that comes too late
  std::map<std::string, std::int32_t> known_;          ///< what outputs took, by the point's name
  /// Units that check() found silent: the next point of one need not wait for it again.
  std::map<int, Finding> silent_;
  std::set<int> answered_;  ///< units that ever did
};

}  // namespace innkeeper::device
