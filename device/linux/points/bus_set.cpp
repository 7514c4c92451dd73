// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/bus_set.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "device/linux/points/gpio_bus.hpp"
#include "device/linux/points/modbus_line.hpp"
#include "device/linux/points/pwm_bus.hpp"
#include "device/linux/points/sensor_bus.hpp"

namespace innkeeper::device {
namespace {

template <class Wanted>
std::vector<std::size_t> indices(const BoardPoints& board, Wanted wanted) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < board.points.size(); ++i) {
    if (wanted(board.points[i].where)) result.push_back(i);
  }
  return result;
}

}  // namespace

BusSet::BusSet(const BoardPoints& board, GpioKernel& gpio, const BusServer::Clock& clock)
    : board_(board), gpio_(gpio), clock_(clock), member_of_(board.points.size()) {
  add(std::make_unique<GpioBus>(gpio, clock),
      indices(board, [](const Where& w) { return std::holds_alternative<GpioPoint>(w); }));
  add(std::make_unique<PwmBus>(board.sysfs),
      indices(board, [](const Where& w) { return std::holds_alternative<PwmPoint>(w); }));
  // Each kind apart: a 1-wire conversion takes its 750 ms.
  for (const SensorKind kind : {SensorKind::iio, SensorKind::hwmon, SensorKind::one_wire}) {
    add(std::make_unique<SensorBus>(board.sysfs), indices(board, [kind](const Where& w) {
          const auto* sensor = std::get_if<SensorPoint>(&w);
          return sensor != nullptr && sensor->kind == kind;
        }));
  }
  for (std::size_t bus = 0; bus < board.buses.size(); ++bus) {
    add(std::make_unique<ModbusLine>(board.buses[bus]), indices(board, [bus](const Where& w) {
          const auto* modbus = std::get_if<ModbusPoint>(&w);
          return modbus != nullptr && modbus->bus == bus;
        }));
  }
}

void BusSet::add(std::unique_ptr<Bus> bus, const std::vector<std::size_t>& points) {
  if (points.empty()) return;
  for (const std::size_t point : points) member_of_[point] = members_.size();
  members_.push_back({std::move(bus), points});
}

config::Problems BusSet::check() {
  config::Problems problems;
  for (std::size_t i = 0; i < board_.points.size(); ++i) {
    const Point& point = board_.points[i];
    const auto finding = bus_of(i).check(point);
    if (finding) problems.push_back(point.origin.problem(finding->seen, {}, finding->remedy));
  }
  std::sort(problems.begin(), problems.end(),
            [](const auto& a, const auto& b) { return a.place < b.place; });
  return problems;
}

std::vector<UnboundPoint> BusSet::unbound() {
  std::vector<UnboundPoint> result = GpioBus(gpio_, clock_).unbound(board_.points);
  for (UnboundPoint& point : PwmBus(board_.sysfs).unbound(board_.points)) {
    result.push_back(std::move(point));
  }
  for (UnboundPoint& point : SensorBus(board_.sysfs).unbound(board_.points)) {
    result.push_back(std::move(point));
  }
  return result;
}

}  // namespace innkeeper::device
