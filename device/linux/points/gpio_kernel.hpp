// SPDX-License-Identifier: Apache-2.0
// The kernel's GPIO lines in the few calls that a board needs. The thinnest seam there is: machines
// without GPIO, where tests run, have no chip that could be faked below libgpiod.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "device/linux/points/point.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::device {

struct GpioLine {
  std::string name;      ///< as the device tree says; empty: it has none
  std::string consumer;  ///< who uses it; empty: nobody
  bool is_output = false;
};

struct GpioChip {
  std::string name;     ///< `gpiochip0`
  std::string label;    ///< `pinctrl-bcm2711`
  std::string trouble;  ///< why it cannot be opened; empty: it can, and `lines` are its lines
  std::vector<GpioLine> lines;
};

/// One line in our hands, until it is destroyed. Values are logical: active-low lines are turned here.
class GpioRequest {
 public:
  virtual ~GpioRequest() = default;
  [[nodiscard]] virtual Result<bool, std::string> get() = 0;
  [[nodiscard]] virtual Result<void, std::string> set(bool on) = 0;
};

class GpioKernel {
 public:
  virtual ~GpioKernel() = default;
  [[nodiscard]] virtual std::vector<GpioChip> chips() = 0;
  [[nodiscard]] virtual Result<std::unique_ptr<GpioRequest>, std::string> request_input(
      const std::string& chip, unsigned offset, const GpioPoint& how) = 0;
  /// The line is `on` or not from its first moment as an output.
  [[nodiscard]] virtual Result<std::unique_ptr<GpioRequest>, std::string> request_output(
      const std::string& chip, unsigned offset, const GpioPoint& how, bool on) = 0;
  /// What a line that is an output shows, without changing it.
  [[nodiscard]] virtual Result<bool, std::string> peek(const std::string& chip, unsigned offset,
                                                       const GpioPoint& how) = 0;
};

/// The real one, through libgpiod 1.6.
[[nodiscard]] std::unique_ptr<GpioKernel> gpiod_kernel();

}  // namespace innkeeper::device
