// SPDX-License-Identifier: Apache-2.0
// Sensors that the kernel shows as files: IIO, hwmon and 1-wire. A value is told in thousandths of a
// degree or percent, as all three do.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "device/linux/points/attribute.hpp"
#include "device/linux/points/bus.hpp"

namespace innkeeper::device {

class SensorBus final : public Bus {
 public:
  /// `sysfs` is `/sys`, but of tests.
  explicit SensorBus(std::filesystem::path sysfs) : sysfs_(std::move(sysfs)) {}

  [[nodiscard]] std::optional<Finding> check(const Point& point) override;
  [[nodiscard]] Result<Sample, Trouble> read(const Point& point) override;
  [[nodiscard]] Result<void, Trouble> drive(const Point& point, std::int32_t value) override;
  [[nodiscard]] std::optional<std::int32_t> held(const Point& point) override;
  [[nodiscard]] std::size_t station(const Point& point) const override;
  [[nodiscard]] std::vector<UnboundPoint> unbound(const std::vector<Point>& bound) override;

 private:
  struct Device {
    std::filesystem::path folder;
    std::string name;
  };
  [[nodiscard]] std::vector<Device> devices(SensorKind kind) const;
  /// The one that is meant; or what is wrong with the name.
  [[nodiscard]] Result<std::filesystem::path, Finding> folder_of(const SensorPoint& sensor) const;
  [[nodiscard]] static std::vector<std::string> channels(SensorKind kind,
                                                         const std::filesystem::path& folder);

  std::filesystem::path sysfs_;
};

}  // namespace innkeeper::device
