// SPDX-License-Identifier: Apache-2.0
// Relays and contacts on GPIO lines, found by their names. A value is 0 or 1.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "device/linux/points/bus.hpp"
#include "device/linux/points/bus_server.hpp"
#include "device/linux/points/gpio_kernel.hpp"

namespace innkeeper::device {

class GpioBus final : public Bus {
 public:
  /// `clock` times the rest that a contact needs.
  GpioBus(GpioKernel& kernel, BusServer::Clock clock) : kernel_(kernel), clock_(std::move(clock)) {}

  /// Takes inputs into its hands; of outputs it only looks whether they are free.
  [[nodiscard]] std::optional<Finding> check(const Point& point) override;
  [[nodiscard]] Result<Sample, Trouble> read(const Point& point) override;
  [[nodiscard]] Result<void, Trouble> drive(const Point& point, std::int32_t value) override;
  [[nodiscard]] std::optional<std::int32_t> held(const Point& point) override;
  [[nodiscard]] std::size_t station(const Point& point) const override;
  [[nodiscard]] std::vector<UnboundPoint> unbound(const std::vector<Point>& bound) override;

 private:
  struct Found {
    std::string chip;
    unsigned offset = 0;
    std::string consumer;
    bool is_output = false;
  };
  /// A line in our hands, and what its contact last rested at.
  struct Held {
    std::unique_ptr<GpioRequest> request;
    std::optional<bool> rested;
    bool latest = false;
    room::Time since;  ///< of `latest`
  };
  [[nodiscard]] Result<Found, Finding> find(const GpioPoint& point);
  [[nodiscard]] Result<Held*, Finding> input(const Point& point);

  GpioKernel& kernel_;
  BusServer::Clock clock_;
  std::map<std::pair<std::string, unsigned>, Point> lines_;  ///< who uses what
  std::map<std::string, Held> held_;                         ///< by the point's name
};

}  // namespace innkeeper::device
