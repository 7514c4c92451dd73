// SPDX-License-Identifier: Apache-2.0
#include "hub/core/history/history_sum.hpp"

#include <algorithm>

namespace innkeeper::hub {
namespace {

/// A hundredth of a kelvin is finer than any sensor of a room.
constexpr std::int64_t kAirStep = 10;

/// Rounds half away from zero. REQUIRES: parts > 0.
std::int64_t mean(std::int64_t sum, std::int64_t parts) {
  return (sum >= 0 ? sum + parts / 2 : sum - parts / 2) / parts;
}

std::uint8_t percent(std::int64_t sum, std::int64_t parts) {
  return static_cast<std::uint8_t>(mean(sum, parts));
}

/// A board that tells no band reports the whole range of the wire.
std::optional<room::Temperature> limit(room::Temperature told) {
  if (told <= room::kColdest || told >= room::kHottest) return std::nullopt;
  return told;
}

}  // namespace

HistoryLevels levels_of(const room::Report& report) {
  const room::RoomState& state = report.state;
  HistoryLevels levels;
  levels.air = state.air;
  levels.setpoint = report.why.climate.setpoint;
  levels.heat = limit(report.why.climate.band.heat);
  levels.cool = limit(report.why.climate.band.cool);
  levels.heating = state.heating;
  levels.cooling = state.cooling;
  levels.humidity = state.humidity;
  levels.window = state.situation.protection == room::Protection::opening;
  levels.guest = state.situation.presence == room::Presence::guest ||
                 state.situation.presence == room::Presence::leaving;
  levels.staff = state.situation.presence == room::Presence::staff;
  levels.do_not_disturb = state.hand.service == room::ServiceWish::do_not_disturb;
  return levels;
}

void measure(HistoryLevels& levels, const room::Telemetry& telemetry) {
  levels.air = telemetry.air;
  levels.heating = telemetry.heating;
  levels.cooling = telemetry.cooling;
  levels.humidity = telemetry.humidity;
}

void HistorySum::add(const HistoryLevels& levels, std::int64_t seconds) {
  if (seconds == 0) return;
  told_ += seconds;
  if (levels.air) {
    air_ += seconds * levels.air->milli_celsius();
    air_told_ += seconds;
  }
  if (levels.humidity) {
    humidity_ += seconds * levels.humidity->value();
    humidity_told_ += seconds;
  }
  heating_ += seconds * levels.heating.value();
  cooling_ += seconds * levels.cooling.value();
  window_ += levels.window ? seconds * 100 : 0;
  guest_ += levels.guest ? seconds * 100 : 0;
  staff_ += levels.staff ? seconds * 100 : 0;
  do_not_disturb_ += levels.do_not_disturb ? seconds * 100 : 0;
  setpoint_ = levels.setpoint;
  heat_ = levels.heat;
  cool_ = levels.cool;
}

void HistorySum::add(const HistoryPoint& point) {
  const std::int64_t seconds = point.told_s;
  told_ += seconds;
  if (point.air) {
    air_ += seconds * point.air->milli_celsius();
    air_told_ += seconds;
  }
  if (point.humidity) {
    humidity_ += seconds * *point.humidity;
    humidity_told_ += seconds;
  }
  heating_ += seconds * point.heating;
  cooling_ += seconds * point.cooling;
  window_ += seconds * point.window;
  if (point.people) {
    guest_ += seconds * point.people->guest;
    staff_ += seconds * point.people->staff;
    do_not_disturb_ += seconds * point.people->do_not_disturb;
  } else {
    lacks_people_ = true;
  }
  setpoint_ = point.setpoint;
  heat_ = point.heat;
  cool_ = point.cool;
}

std::optional<HistoryPoint> HistorySum::point(room::UtcTime at) const {
  if (told_ == 0) return std::nullopt;
  HistoryPoint point;
  point.at = at;
  // A clock that is set back again and again makes a slot longer than it is.
  point.told_s = static_cast<std::uint16_t>(std::min<std::int64_t>(told_, kHourSlot.count()));
  if (air_told_ > 0) {
    const std::int64_t steps = mean(air_, air_told_ * kAirStep);
    point.air = room::Temperature::milli_celsius(static_cast<std::int32_t>(steps * kAirStep));
  }
  if (humidity_told_ > 0) point.humidity = percent(humidity_, humidity_told_);
  point.setpoint = setpoint_;
  point.heat = heat_;
  point.cool = cool_;
  point.heating = percent(heating_, told_);
  point.cooling = percent(cooling_, told_);
  point.window = percent(window_, told_);
  if (!lacks_people_) {
    point.people = PeoplePoint{percent(guest_, told_), percent(staff_, told_),
                               percent(do_not_disturb_, told_)};
  }
  return point;
}

std::vector<HistoryPoint> widened(const std::vector<HistoryPoint>& points,
                                  std::chrono::seconds slot) {
  std::vector<HistoryPoint> wide;
  for (std::size_t i = 0; i < points.size();) {
    const room::UtcTime begin = begin_of_slot(points[i].at, slot);
    HistorySum sum;
    for (; i < points.size() && begin_of_slot(points[i].at, slot) == begin; ++i) sum.add(points[i]);
    if (const auto point = sum.point(begin)) wide.push_back(*point);
  }
  return wide;
}

}  // namespace innkeeper::hub
