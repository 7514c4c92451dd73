// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/pwm_bus.hpp"

#include <cerrno>
#include <chrono>
#include <set>
#include <system_error>
#include <thread>
#include <tuple>
#include <utility>

#include "shared/config/nearest.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::device {
namespace {

/// udev gives a new channel its group after it appeared; more than ten times what that takes.
constexpr std::chrono::milliseconds kAppears{200};
constexpr std::chrono::milliseconds kLook{10};

std::string name_of_device(const std::filesystem::path& chip) {
  std::error_code error;
  const auto target = std::filesystem::read_symlink(chip / "device", error);
  return error ? std::string() : target.filename().string();
}

const PwmPoint& pwm_of(const Point& point) { return std::get<PwmPoint>(point.where); }

std::string permission_remedy(const AttributeError& error) {
  if (error.number != EACCES && error.number != EPERM) return {};
  return "let the agent's user write below class/pwm, by a udev rule";
}

}  // namespace

PwmBus::PwmBus(const std::filesystem::path& sysfs) : class_(sysfs / "class" / "pwm") {}

std::vector<std::string> PwmBus::chips() const {
  std::vector<std::string> result;
  for (const std::string& name : names_in(class_)) {
    const std::string device = name_of_device(class_ / name);
    result.push_back(device.empty() ? name : device);
    if (!device.empty()) result.push_back(name);
  }
  return result;
}

std::optional<std::filesystem::path> PwmBus::folder_of(const std::string& chip) const {
  for (const std::string& name : names_in(class_)) {
    if (name == chip || name_of_device(class_ / name) == chip) return class_ / name;
  }
  return std::nullopt;
}

std::optional<Finding> PwmBus::check(const Point& point) {
  const PwmPoint& pwm = pwm_of(point);
  const auto folder = folder_of(pwm.chip);
  if (!folder) {
    const auto known = chips();
    const std::string remedy = known.empty()
                                   ? class_.string() + " shows no chip: is the overlay loaded?"
                                   : config::suggestion(pwm.chip, known);
    return Finding{"there is no PWM chip " + config::in_quotes(pwm.chip), remedy};
  }
  const auto count = read_number(*folder / "npwm");
  if (!count) return Finding{count.error().what, permission_remedy(count.error())};
  if (pwm.channel >= *count) {
    return Finding{"has no channel " + std::to_string(pwm.channel),
                   "its channels are 0 to " + std::to_string(*count - 1)};
  }
  const auto channel = channel_of(pwm);
  if (!channel) return Finding{channel.error().what, permission_remedy(channel.error())};
  const auto duty = read_number(*channel / "duty_cycle");
  if (!duty) return Finding{duty.error().what, permission_remedy(duty.error())};
  return std::nullopt;
}

Result<std::filesystem::path, AttributeError> PwmBus::channel_of(const PwmPoint& point) {
  const auto folder = folder_of(point.chip);
  if (!folder) return fail(AttributeError{ENODEV, "there is no PWM chip " + point.chip});
  const auto channel = *folder / ("pwm" + std::to_string(point.channel));
  std::error_code ignored;  // what cannot be seen is exported, and that tells why not
  if (std::filesystem::exists(channel, ignored)) return channel;
  const auto exported = write_attribute(*folder / "export", std::to_string(point.channel));
  if (!exported) return fail(AttributeError(exported.error()));
  for (auto waited = std::chrono::milliseconds(0); waited < kAppears; waited += kLook) {
    if (std::filesystem::exists(channel / "duty_cycle", ignored)) return channel;
    std::this_thread::sleep_for(kLook);
  }
  return fail(AttributeError{ENODEV, channel.string() + ": did not appear after its export"});
}

Result<void, AttributeError> PwmBus::set(const PwmPoint& point, std::int32_t value) {
  const auto found = channel_of(point);
  if (!found) return fail(AttributeError(found.error()));
  const std::filesystem::path& channel = *found;
  const auto enabled = read_number(channel / "enable");
  const auto period = read_number(channel / "period");
  const auto duty = read_number(channel / "duty_cycle");
  for (const auto* number : {&enabled, &period, &duty}) {
    if (!*number) return fail(AttributeError(number->error()));
  }
  const std::string wanted_polarity = point.inversed ? "inversed" : "normal";
  const auto polarity = read_attribute(channel / "polarity");
  // The kernel refuses a polarity while the channel is on, and a period below the time it is on.
  std::vector<std::pair<const char*, std::string>> steps;
  const bool turns = polarity && *polarity != wanted_polarity;
  if (turns && *enabled != 0) steps.emplace_back("enable", "0");
  if (*period != point.period_ns) {
    if (*duty > point.period_ns) steps.emplace_back("duty_cycle", "0");
    steps.emplace_back("period", std::to_string(point.period_ns));
  }
  if (turns) steps.emplace_back("polarity", wanted_polarity);
  if (*duty != value || *period != point.period_ns) {
    steps.emplace_back("duty_cycle", std::to_string(value));
  }
  if (turns || *enabled == 0) steps.emplace_back("enable", "1");
  for (const auto& [name, text] : steps) {
    const auto written = write_attribute(channel / name, text);
    if (!written) return fail(AttributeError(written.error()));
  }
  return {};
}

Result<void, Trouble> PwmBus::drive(const Point& point, std::int32_t value) {
  const auto set_to = set(pwm_of(point), value);
  if (!set_to) return fail(Trouble{set_to.error().what, true});
  return {};
}

Result<Sample, Trouble> PwmBus::read(const Point& point) {
  const auto value = held(point);
  if (!value) return fail(Trouble{"cannot be read", true});
  return Sample{*value, *value};
}

std::optional<std::int32_t> PwmBus::held(const Point& point) {
  const auto folder = folder_of(pwm_of(point).chip);
  if (!folder) return std::nullopt;
  const auto duty =
      read_number(*folder / ("pwm" + std::to_string(pwm_of(point).channel)) / "duty_cycle");
  if (!duty) return std::nullopt;
  return static_cast<std::int32_t>(*duty);
}

std::size_t PwmBus::station(const Point& point) const {
  const std::string& chip = pwm_of(point).chip;
  return crc32(std::as_bytes(std::span(chip)));
}

std::vector<UnboundPoint> PwmBus::unbound(const std::vector<Point>& bound) {
  std::set<std::pair<std::string, std::int64_t>> used;
  for (const Point& point : bound) {
    const auto* pwm = std::get_if<PwmPoint>(&point.where);
    const auto folder = pwm == nullptr ? std::nullopt : folder_of(pwm->chip);
    if (folder) used.emplace(folder->filename().string(), pwm->channel);
  }
  std::vector<UnboundPoint> result;
  for (const std::string& chip : names_in(class_)) {
    const auto count = read_number(class_ / chip / "npwm");
    for (std::int64_t channel = 0; count && channel < *count; ++channel) {
      if (used.contains({chip, channel})) continue;
      const std::string device = name_of_device(class_ / chip);
      result.push_back(
          {"pwm \"" + (device.empty() ? chip : device) + "\" channel " + std::to_string(channel),
           {}});
    }
  }
  return result;
}

}  // namespace innkeeper::device
