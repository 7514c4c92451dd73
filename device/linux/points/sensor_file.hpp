// SPDX-License-Identifier: Apache-2.0
// The three ways in which the kernel writes a measurement. Apart from SensorBus, which finds the files.
#pragma once

#include <filesystem>
#include <string>

#include "device/linux/points/bus.hpp"

namespace innkeeper::device {

/// `in_<channel>_input`, or `in_<channel>_raw` with its offset and scale.
[[nodiscard]] Result<Sample, Trouble> read_iio(const std::filesystem::path& device,
                                               const std::string& channel);
/// `<channel>_input`, unless `<channel>_fault` says that it is worth nothing.
[[nodiscard]] Result<Sample, Trouble> read_hwmon(const std::filesystem::path& device,
                                                 const std::string& channel);
/// `temperature`, or `w1_slave` of older kernels, whose checksum is looked at. Takes the 750 ms of a
/// conversion.
[[nodiscard]] Result<Sample, Trouble> read_one_wire(const std::filesystem::path& device);

}  // namespace innkeeper::device
