// SPDX-License-Identifier: Apache-2.0
#include <gpiod.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "device/linux/points/attribute.hpp"
#include "device/linux/points/gpio_kernel.hpp"

namespace innkeeper::device {
namespace {

constexpr const char* kConsumer = "innkeeper-agent";

struct ChipCloser {
  void operator()(gpiod_chip* chip) const { gpiod_chip_close(chip); }
};
using OpenChip = std::unique_ptr<gpiod_chip, ChipCloser>;

std::string reason() { return std::generic_category().message(errno); }

std::string text_or_nothing(const char* text) { return text == nullptr ? std::string() : text; }

std::vector<GpioLine> lines_of(gpiod_chip* chip) {
  std::vector<GpioLine> lines;
  for (unsigned offset = 0; offset < gpiod_chip_num_lines(chip); ++offset) {
    gpiod_line* line = gpiod_chip_get_line(chip, offset);
    if (line == nullptr) {
      lines.push_back({});
      continue;
    }
    std::string consumer = text_or_nothing(gpiod_line_consumer(line));
    if (consumer.empty() && gpiod_line_is_used(line)) consumer = "the kernel";
    lines.push_back({text_or_nothing(gpiod_line_name(line)), std::move(consumer),
                     gpiod_line_direction(line) == GPIOD_LINE_DIRECTION_OUTPUT});
  }
  return lines;
}

int flags_of(const GpioPoint& point) {
  int flags = point.active_low ? GPIOD_LINE_REQUEST_FLAG_ACTIVE_LOW : 0;
  switch (point.bias) {
    case Bias::as_is: break;
    case Bias::pull_up: flags |= GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_UP; break;
    case Bias::pull_down: flags |= GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_DOWN; break;
    case Bias::none: flags |= GPIOD_LINE_REQUEST_FLAG_BIAS_DISABLE; break;
  }
  return flags;
}

class GpiodRequest final : public GpioRequest {
 public:
  GpiodRequest(OpenChip chip, gpiod_line* line) : chip_(std::move(chip)), line_(line) {}
  ~GpiodRequest() override { gpiod_line_release(line_); }

  [[nodiscard]] Result<bool, std::string> get() override {
    const int value = gpiod_line_get_value(line_);
    if (value < 0) return fail(reason());
    return value != 0;
  }
  [[nodiscard]] Result<void, std::string> set(bool on) override {
    if (gpiod_line_set_value(line_, on ? 1 : 0) != 0) return fail(reason());
    return {};
  }

 private:
  OpenChip chip_;
  gpiod_line* line_;
};

class Gpiod final : public GpioKernel {
 public:
  [[nodiscard]] std::vector<GpioChip> chips() override {
    std::vector<GpioChip> result;
    for (const std::string& name : names_in("/dev")) {
      if (!name.starts_with("gpiochip")) continue;
      const OpenChip chip(gpiod_chip_open_by_name(name.c_str()));
      if (chip) {
        result.push_back(
            {name, text_or_nothing(gpiod_chip_label(chip.get())), {}, lines_of(chip.get())});
      } else {
        result.push_back({name, {}, reason(), {}});
      }
    }
    return result;
  }

  [[nodiscard]] Result<std::unique_ptr<GpioRequest>, std::string> request_input(
      const std::string& chip, unsigned offset, const GpioPoint& how) override {
    return request(chip, offset, how, GPIOD_LINE_REQUEST_DIRECTION_INPUT, 0);
  }

  [[nodiscard]] Result<std::unique_ptr<GpioRequest>, std::string> request_output(
      const std::string& chip, unsigned offset, const GpioPoint& how, bool on) override {
    return request(chip, offset, how, GPIOD_LINE_REQUEST_DIRECTION_OUTPUT, on ? 1 : 0);
  }

  [[nodiscard]] Result<bool, std::string> peek(const std::string& chip, unsigned offset,
                                               const GpioPoint& how) override {
    auto line = request(chip, offset, how, GPIOD_LINE_REQUEST_DIRECTION_AS_IS, 0);
    if (!line) return fail(std::string(line.error()));
    return (*line)->get();
  }

 private:
  static Result<std::unique_ptr<GpioRequest>, std::string> request(const std::string& name,
                                                                   unsigned offset,
                                                                   const GpioPoint& how,
                                                                   int direction, int value) {
    OpenChip chip(gpiod_chip_open_by_name(name.c_str()));
    if (!chip) return fail(name + ": " + reason());
    gpiod_line* line = gpiod_chip_get_line(chip.get(), offset);
    if (line == nullptr) return fail(name + ": " + reason());
    const gpiod_line_request_config config{kConsumer, direction, flags_of(how)};
    if (gpiod_line_request(line, &config, value) != 0) return fail(name + ": " + reason());
    return std::unique_ptr<GpioRequest>(std::make_unique<GpiodRequest>(std::move(chip), line));
  }
};

}  // namespace

std::unique_ptr<GpioKernel> gpiod_kernel() { return std::make_unique<Gpiod>(); }

}  // namespace innkeeper::device
