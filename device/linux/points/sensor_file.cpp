// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/sensor_file.hpp"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <system_error>

#include "device/linux/points/attribute.hpp"
#include "shared/config/problem.hpp"

namespace innkeeper::device {
namespace {

/// Beyond every sensor, and far within what an int64 holds.
constexpr double kMostThousandths = 1e9;

Failure<Trouble> trouble(const AttributeError& error) { return fail(Trouble{error.what, true}); }

/// A factor of an IIO channel; `otherwise` when the driver has none.
Result<double, AttributeError> factor(const std::filesystem::path& file, double otherwise) {
  const auto text = read_attribute(file);
  if (!text && text.error().number == ENOENT) return otherwise;
  if (!text) return fail(AttributeError(text.error()));
  const auto number = decimal_of(*text);
  if (number) return *number;
  return fail(AttributeError{
      EINVAL, file.string() + ": says " + config::in_quotes(*text) + ", which is no number"});
}

Result<Sample, Trouble> parse_w1_slave(const std::string& text) {
  const auto fail_with = [](std::string what) { return fail(Trouble{std::move(what), true}); };
  if (text.find("crc=") == std::string::npos || text.find("YES") == std::string::npos) {
    return fail_with("the sensor's checksum is wrong");
  }
  const std::size_t at = text.find("t=");
  if (at == std::string::npos) return fail_with("w1_slave tells no temperature");
  std::int64_t value = 0;
  const auto [stop, error] =
      std::from_chars(text.data() + at + 2, text.data() + text.size(), value);
  if (error != std::errc()) return fail_with("w1_slave tells no temperature");
  return Sample{value, value};
}

}  // namespace

Result<Sample, Trouble> read_iio(const std::filesystem::path& device, const std::string& channel) {
  const auto processed = read_attribute(device / ("in_" + channel + "_input"));
  if (processed) {
    // Some drivers tell fractions of a thousandth.
    const auto number = decimal_of(*processed);
    if (!number || !(std::abs(*number) <= kMostThousandths)) {
      return fail(
          Trouble{"says " + config::in_quotes(*processed) + ", which is no measurement", true});
    }
    return Sample{std::llround(*number), std::llround(*number)};
  }
  if (processed.error().number != ENOENT) return trouble(processed.error());
  const auto raw = read_number(device / ("in_" + channel + "_raw"));
  if (!raw) return trouble(raw.error());
  const auto offset = factor(device / ("in_" + channel + "_offset"), 0);
  if (!offset) return trouble(offset.error());
  const auto scale = factor(device / ("in_" + channel + "_scale"), 1);
  if (!scale) return trouble(scale.error());
  const double value = (static_cast<double>(*raw) + *offset) * *scale;
  if (!(std::abs(value) <= kMostThousandths)) {
    return fail(Trouble{"says " + std::to_string(*raw) + ", which is no measurement", true});
  }
  return Sample{*raw, std::llround(value)};
}

Result<Sample, Trouble> read_hwmon(const std::filesystem::path& device,
                                   const std::string& channel) {
  const auto fault = read_number(device / (channel + "_fault"));
  if (fault && *fault != 0) return fail(Trouble{"the chip says that the sensor is broken", true});
  const auto value = read_number(device / (channel + "_input"));
  if (!value) return trouble(value.error());
  return Sample{*value, *value};
}

Result<Sample, Trouble> read_one_wire(const std::filesystem::path& device) {
  const auto value = read_number(device / "temperature");
  if (value) return Sample{*value, *value};
  if (value.error().number != ENOENT) return trouble(value.error());
  const auto text = read_attribute(device / "w1_slave");
  if (!text) return trouble(text.error());
  return parse_w1_slave(*text);
}

}  // namespace innkeeper::device
