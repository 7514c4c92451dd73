// SPDX-License-Identifier: Apache-2.0
// GPIO chips in memory behind the one seam over libgpiod: machines that run tests have none.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "device/linux/points/gpio_kernel.hpp"

namespace innkeeper::tests {

/// Lines are physical here: the double turns active-low ones as the kernel does.
class GpioDouble final : public device::GpioKernel {
 public:
  std::vector<device::GpioChip> all;
  std::map<std::string, bool> level;  ///< by name of the line
  std::vector<std::string> log;       ///< `RELAY1=1`, in order
  std::string broken;                 ///< the line of this name fails
  std::set<std::pair<std::string, unsigned>> requested;

  std::vector<device::GpioChip> chips() override { return all; }

  Result<std::unique_ptr<device::GpioRequest>, std::string> request_input(
      const std::string& chip, unsigned offset, const device::GpioPoint& how) override {
    return request(chip, offset, how);
  }
  Result<std::unique_ptr<device::GpioRequest>, std::string> request_output(
      const std::string& chip, unsigned offset, const device::GpioPoint& how, bool on) override {
    auto result = request(chip, offset, how);
    if (result) static_cast<void>((*result)->set(on));
    return result;
  }
  Result<bool, std::string> peek(const std::string& /*chip*/, unsigned /*offset*/,
                                 const device::GpioPoint& how) override {
    return level[how.line] != how.active_low;
  }

 private:
  class Request final : public device::GpioRequest {
   public:
    Request(GpioDouble& kernel, std::pair<std::string, unsigned> line, device::GpioPoint how)
        : kernel_(kernel), line_(std::move(line)), how_(std::move(how)) {}
    ~Request() override { kernel_.requested.erase(line_); }
    Result<bool, std::string> get() override {
      if (kernel_.broken == how_.line) return fail(std::string("Input/output error"));
      return kernel_.level[how_.line] != how_.active_low;
    }
    Result<void, std::string> set(bool on) override {
      if (kernel_.broken == how_.line) return fail(std::string("Input/output error"));
      kernel_.level[how_.line] = on != how_.active_low;
      kernel_.log.push_back(how_.line + (kernel_.level[how_.line] ? "=1" : "=0"));
      return {};
    }

   private:
    GpioDouble& kernel_;
    std::pair<std::string, unsigned> line_;
    device::GpioPoint how_;
  };

  Result<std::unique_ptr<device::GpioRequest>, std::string> request(const std::string& chip,
                                                                    unsigned offset,
                                                                    const device::GpioPoint& how) {
    if (broken == how.line) return fail(std::string("Input/output error"));
    if (!requested.emplace(chip, offset).second)
      return fail(std::string("Device or resource busy"));
    return std::unique_ptr<device::GpioRequest>(
        std::make_unique<Request>(*this, std::pair{chip, offset}, how));
  }
};

}  // namespace innkeeper::tests
