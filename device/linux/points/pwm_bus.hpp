// SPDX-License-Identifier: Apache-2.0
// PWM channels as the kernel shows them below class/pwm: dimmers, and valves and fans of 0-10 V behind a
// filter.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "device/linux/points/attribute.hpp"
#include "device/linux/points/bus.hpp"

namespace innkeeper::device {

/// A value is the time of a period that the channel is on, in nanoseconds.
class PwmBus final : public Bus {
 public:
  /// `sysfs` is `/sys`, but of tests.
  explicit PwmBus(const std::filesystem::path& sysfs);

  [[nodiscard]] std::optional<Finding> check(const Point& point) override;
  [[nodiscard]] Result<Sample, Trouble> read(const Point& point) override;
  [[nodiscard]] Result<void, Trouble> drive(const Point& point, std::int32_t value) override;
  [[nodiscard]] std::optional<std::int32_t> held(const Point& point) override;
  [[nodiscard]] std::size_t station(const Point& point) const override;
  [[nodiscard]] std::vector<UnboundPoint> unbound(const std::vector<Point>& bound) override;

 private:
  [[nodiscard]] std::vector<std::string> chips() const;
  /// None: there is no such chip.
  [[nodiscard]] std::optional<std::filesystem::path> folder_of(const std::string& chip) const;
  /// Makes the channel's folder appear.
  [[nodiscard]] Result<std::filesystem::path, AttributeError> channel_of(const PwmPoint& point);
  [[nodiscard]] Result<void, AttributeError> set(const PwmPoint& point, std::int32_t value);

  std::filesystem::path class_;
};

}  // namespace innkeeper::device
