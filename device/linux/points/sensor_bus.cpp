// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/sensor_bus.hpp"

#include <algorithm>
#include <cerrno>
#include <span>
#include <system_error>
#include <utility>

#include "device/linux/points/sensor_file.hpp"
#include "shared/config/nearest.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::device {
namespace {

const SensorPoint& sensor_of(const Point& point) { return std::get<SensorPoint>(point.where); }

std::string_view word_of(SensorKind kind) {
  switch (kind) {
    case SensorKind::iio: return "iio";
    case SensorKind::hwmon: return "hwmon";
    case SensorKind::one_wire: break;
  }
  return "1-wire";
}

Result<Sample, Trouble> read_channel(const SensorPoint& sensor, const std::filesystem::path& at) {
  switch (sensor.kind) {
    case SensorKind::iio: return read_iio(at, sensor.channel);
    case SensorKind::hwmon: return read_hwmon(at, sensor.channel);
    case SensorKind::one_wire: break;
  }
  return read_one_wire(at);
}

/// The part of `text` between `before` and `after`; none when it does not begin and end so.
std::optional<std::string> between(std::string_view text, std::string_view before,
                                   std::string_view after) {
  if (text.size() <= before.size() + after.size()) return std::nullopt;
  if (!text.starts_with(before) || !text.ends_with(after)) return std::nullopt;
  return std::string(text.substr(before.size(), text.size() - before.size() - after.size()));
}

}  // namespace

std::vector<SensorBus::Device> SensorBus::devices(SensorKind kind) const {
  std::filesystem::path folder = sysfs_ / "bus" / "iio" / "devices";
  if (kind == SensorKind::hwmon) folder = sysfs_ / "class" / "hwmon";
  if (kind == SensorKind::one_wire) folder = sysfs_ / "bus" / "w1" / "devices";
  std::vector<Device> result;
  for (const std::string& name : names_in(folder)) {
    if (kind == SensorKind::one_wire) {
      if (!name.starts_with("w1_bus_master")) result.push_back({folder / name, name});
      continue;
    }
    const auto told = read_attribute(folder / name / "name");
    if (told) result.push_back({folder / name, *told});
  }
  return result;
}

Result<std::filesystem::path, Finding> SensorBus::folder_of(const SensorPoint& sensor) const {
  const auto all = devices(sensor.kind);
  std::vector<std::filesystem::path> fitting;
  std::vector<std::string> known;
  for (const Device& device : all) {
    if (device.folder.filename() == sensor.device) return device.folder;
    if (device.name == sensor.device) fitting.push_back(device.folder);
    known.push_back(device.name);
  }
  if (fitting.size() == 1) return fitting.front();
  const std::string name =
      std::string(word_of(sensor.kind)) + " device " + config::in_quotes(sensor.device);
  if (fitting.empty()) {
    const std::string remedy = known.empty()
                                   ? "there is no such device at all: is its driver loaded?"
                                   : config::suggestion(sensor.device, known);
    return fail(Finding{"there is no " + name, remedy});
  }
  std::string folders;
  for (const auto& folder : fitting) {
    folders += (folders.empty() ? "" : ", ") + config::in_quotes(folder.filename().string());
  }
  return fail(Finding{"there are " + std::to_string(fitting.size()) + " of " + name,
                      "name one of " + folders});
}

std::vector<std::string> SensorBus::channels(SensorKind kind, const std::filesystem::path& folder) {
  std::vector<std::string> result;
  const std::string_view before = kind == SensorKind::iio ? "in_" : "";
  for (const std::string& file : names_in(folder)) {
    auto channel = between(file, before, "_input");
    if (!channel && kind == SensorKind::iio) channel = between(file, before, "_raw");
    if (channel) result.push_back(*channel);
  }
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::optional<Finding> SensorBus::check(const Point& point) {
  const SensorPoint& sensor = sensor_of(point);
  const auto folder = folder_of(sensor);
  if (!folder) return folder.error();
  if (sensor.kind != SensorKind::one_wire) {
    const auto known = channels(sensor.kind, *folder);
    if (std::find(known.begin(), known.end(), sensor.channel) == known.end()) {
      return Finding{"has no channel " + config::in_quotes(sensor.channel),
                     config::suggestion(sensor.channel, known)};
    }
  }
  const auto sample = read_channel(sensor, *folder);
  if (!sample) return Finding{sample.error().what, "look at its wires and its driver"};
  return std::nullopt;
}

Result<Sample, Trouble> SensorBus::read(const Point& point) {
  const SensorPoint& sensor = sensor_of(point);
  const auto folder = folder_of(sensor);
  if (!folder) return fail(Trouble{folder.error().seen, true});
  return read_channel(sensor, *folder);
}

Result<void, Trouble> SensorBus::drive(const Point& /*point*/, std::int32_t /*value*/) {
  return fail(Trouble{"a sensor drives nothing", false});
}

std::optional<std::int32_t> SensorBus::held(const Point& /*point*/) { return std::nullopt; }

std::size_t SensorBus::station(const Point& point) const {
  const std::string& device = sensor_of(point).device;
  return crc32(std::as_bytes(std::span(device)));
}

std::vector<UnboundPoint> SensorBus::unbound(const std::vector<Point>& bound) {
  std::vector<std::pair<std::filesystem::path, std::string>> used;
  for (const Point& point : bound) {
    const auto* sensor = std::get_if<SensorPoint>(&point.where);
    if (sensor == nullptr) continue;
    const auto folder = folder_of(*sensor);
    if (folder) used.emplace_back(*folder, sensor->channel);
  }
  std::vector<UnboundPoint> result;
  for (const SensorKind kind : {SensorKind::iio, SensorKind::hwmon, SensorKind::one_wire}) {
    for (const Device& device : devices(kind)) {
      auto known = channels(kind, device.folder);
      if (kind == SensorKind::one_wire) known = {std::string()};
      for (const std::string& channel : known) {
        const std::pair entry{device.folder, channel};
        if (std::find(used.begin(), used.end(), entry) != used.end()) continue;
        const SensorPoint free{kind, device.name, channel};
        const auto sample = read_channel(free, device.folder);
        result.push_back({describe(Where(free), {}),
                          sample ? std::to_string(sample->raw) : sample.error().what});
      }
    }
  }
  return result;
}

}  // namespace innkeeper::device
