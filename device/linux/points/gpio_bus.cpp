// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/gpio_bus.hpp"

#include <algorithm>
#include <span>

#include "shared/config/nearest.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::device {
namespace {

const GpioPoint& gpio_of(const Point& point) { return std::get<GpioPoint>(point.where); }

std::string title_of(const GpioChip& chip) { return chip.label.empty() ? chip.name : chip.label; }

/// What cannot be opened, in words; empty when all can.
std::string closed_chips(const std::vector<GpioChip>& chips) {
  std::string result;
  for (const GpioChip& chip : chips) {
    if (chip.trouble.empty()) continue;
    result += (result.empty() ? "" : "; ") + chip.name + ": " + chip.trouble;
  }
  return result;
}

std::vector<GpioChip> chips_named(const std::vector<GpioChip>& chips, const std::string& name) {
  std::vector<GpioChip> result;
  std::copy_if(chips.begin(), chips.end(), std::back_inserter(result),
               [&name](const GpioChip& c) { return c.label == name || c.name == name; });
  return result;
}

Finding no_chip(const std::string& name, const std::vector<GpioChip>& all) {
  std::vector<std::string> titles;
  titles.reserve(all.size());
  for (const GpioChip& chip : all) titles.push_back(title_of(chip));
  const std::string closed = closed_chips(all);
  const std::string remedy = closed.empty() ? config::suggestion(name, titles) : closed;
  return {"there is no GPIO chip " + config::in_quotes(name), remedy};
}

Finding no_line(const std::string& name, const std::vector<GpioChip>& chips) {
  if (chips.empty()) return {"this machine has no GPIO chip", "is the driver loaded?"};
  const std::string closed = closed_chips(chips);
  if (!closed.empty()) {
    return {"line " + config::in_quotes(name) + " is not among the chips that can be opened",
            closed + "; let the agent's user open it, as the group gpio"};
  }
  std::vector<std::string> names;
  for (const GpioChip& chip : chips) {
    for (const GpioLine& line : chip.lines) {
      if (!line.name.empty() && line.consumer.empty()) names.push_back(line.name);
    }
  }
  return {"there is no GPIO line " + config::in_quotes(name), config::suggestion(name, names)};
}

}  // namespace

Result<GpioBus::Found, Finding> GpioBus::find(const GpioPoint& point) {
  auto chips = kernel_.chips();
  if (point.chip) {
    const auto all = chips;
    chips = chips_named(all, *point.chip);
    if (chips.empty()) return fail(no_chip(*point.chip, all));
  }
  std::optional<Found> found;
  std::string first_chip;
  for (const GpioChip& chip : chips) {
    for (unsigned offset = 0; offset < chip.lines.size(); ++offset) {
      if (chip.lines[offset].name != point.line) continue;
      if (found) {
        return fail(Finding{"there are several lines " + config::in_quotes(point.line) + ", on " +
                                first_chip + " and on " + title_of(chip),
                            "name the chip as well"});
      }
      found = Found{chip.name, offset, chip.lines[offset].consumer, chip.lines[offset].is_output};
      first_chip = title_of(chip);
    }
  }
  if (!found) return fail(no_line(point.line, chips));
  return *found;
}

std::optional<Finding> GpioBus::check(const Point& point) {
  const auto found = find(gpio_of(point));
  if (!found) return found.error();
  const auto [owner, is_new] = lines_.try_emplace({found->chip, found->offset}, point);
  if (!is_new && owner->second.name != point.name) {
    return Finding{"is the line of " + owner->second.origin.key + " as well", "each line once"};
  }
  if (held_.contains(point.name)) return std::nullopt;
  if (!found->consumer.empty()) {
    return Finding{"line " + config::in_quotes(gpio_of(point).line) + " is used by " +
                       config::in_quotes(found->consumer),
                   "stop that, or take another line"};
  }
  if (is_output(point.role)) return std::nullopt;
  const auto taken = input(point);
  if (!taken) return taken.error();
  return std::nullopt;
}

Result<GpioBus::Held*, Finding> GpioBus::input(const Point& point) {
  const auto known = held_.find(point.name);
  if (known != held_.end()) return &known->second;
  const auto found = find(gpio_of(point));
  if (!found) return fail(Finding(found.error()));
  auto request = kernel_.request_input(found->chip, found->offset, gpio_of(point));
  if (!request) return fail(Finding{request.error(), "take another line or another bias"});
  Held& held = held_[point.name];
  held.request = std::move(request).value();
  return &held;
}

Result<Sample, Trouble> GpioBus::read(const Point& point) {
  const auto line = input(point);
  if (!line) return fail(Trouble{line.error().seen, true});
  Held& held = **line;
  const auto value = held.request->get();
  if (!value) {
    held_.erase(point.name);
    return fail(Trouble{value.error(), true});
  }
  const room::Time now = clock_();
  if (!held.rested || *value != held.latest) held.since = now;
  held.latest = *value;
  const bool rests = now - held.since >= gpio_of(point).debounce;
  if (!held.rested || rests) held.rested = *value;
  return Sample{*value ? 1 : 0, *held.rested ? 1 : 0};
}

Result<void, Trouble> GpioBus::drive(const Point& point, std::int32_t value) {
  const auto known = held_.find(point.name);
  if (known != held_.end()) {
    const auto set = known->second.request->set(value != 0);
    if (set) return {};
    held_.erase(known);
    return fail(Trouble{set.error(), true});
  }
  const auto found = find(gpio_of(point));
  if (!found) return fail(Trouble{found.error().seen, true});
  auto request = kernel_.request_output(found->chip, found->offset, gpio_of(point), value != 0);
  if (!request) return fail(Trouble{request.error(), true});
  held_[point.name].request = std::move(request).value();
  return {};
}

std::optional<std::int32_t> GpioBus::held(const Point& point) {
  const auto known = held_.find(point.name);
  if (known != held_.end()) {
    const auto value = known->second.request->get();
    return value ? std::optional(*value ? 1 : 0) : std::nullopt;
  }
  const auto found = find(gpio_of(point));
  // A line that is no output yet leaves its relay open.
  if (!found || !found->is_output) return found ? std::optional(0) : std::nullopt;
  const auto value = kernel_.peek(found->chip, found->offset, gpio_of(point));
  return value ? std::optional(*value ? 1 : 0) : std::nullopt;
}

std::size_t GpioBus::station(const Point& point) const {
  const std::string& line = gpio_of(point).line;
  return crc32(std::as_bytes(std::span(line)));
}

std::vector<UnboundPoint> GpioBus::unbound(const std::vector<Point>& bound) {
  std::vector<UnboundPoint> result;
  for (const GpioChip& chip : kernel_.chips()) {
    if (!chip.trouble.empty()) result.push_back({"gpio chip " + chip.name, chip.trouble});
    for (const GpioLine& line : chip.lines) {
      const bool is_bound = std::any_of(bound.begin(), bound.end(), [&](const Point& point) {
        const auto* gpio = std::get_if<GpioPoint>(&point.where);
        const bool here = gpio != nullptr &&
                          (!gpio->chip || *gpio->chip == chip.label || *gpio->chip == chip.name);
        return here && gpio->line == line.name;
      });
      if (line.name.empty() || is_bound) continue;
      result.push_back(
          {"gpio " + config::in_quotes(line.name) + " on " + config::in_quotes(title_of(chip)),
           line.consumer.empty() ? (line.is_output ? "output" : "input")
                                 : "used by " + line.consumer});
    }
  }
  return result;
}

}  // namespace innkeeper::device
