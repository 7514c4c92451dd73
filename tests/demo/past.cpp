// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/past.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "hub/core/history/history_requests.hpp"
#include "hub/core/history/history_sum.hpp"
#include "hub/store/history_file.hpp"

namespace innkeeper::demo {
namespace {

using hub::HistoryLevels;
using hub::HistoryRow;
using hub::HistoryTier;
using room::Temperature;

constexpr std::int64_t kHour_min = 60;
constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kStep = hub::kFineSlot.count();

/// Well mixed bits of a few small numbers.
std::uint32_t dice(std::size_t room, std::int64_t day, std::uint32_t what) {
  std::uint64_t bits =
      room * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(day) * 0xBF58476D1CE4E5B9ULL + what;
  bits ^= bits >> 31U;
  bits *= 0x94D049BB133111EBULL;
  return static_cast<std::uint32_t>(bits >> 33U);
}

class RoomPast {
 public:
  explicit RoomPast(std::size_t room) : room_(room) {}

  HistoryLevels step(std::int64_t at) {
    const std::int64_t day = at / kDay;
    const std::int64_t minute = at % kDay / 60;
    const bool rented = dice(room_, day / 3, 1) % 3 != 0;
    const std::int64_t leaves = 8 * kHour_min + dice(room_, day, 2) % 90;
    const std::int64_t comes = 17 * kHour_min + dice(room_, day, 3) % 240;
    HistoryLevels levels;
    levels.guest = rented && (minute < leaves || minute >= comes);
    levels.staff = rented && minute >= 11 * kHour_min && minute < 11 * kHour_min + 25;
    levels.do_not_disturb = levels.guest && dice(room_, day, 4) % 3 == 0 &&
                            (minute < leaves - 20 || minute >= 22 * kHour_min);
    levels.window =
        rented && dice(room_, day, 5) % 2 == 0 && minute >= leaves - 30 && minute < leaves;
    aim(levels, rented);
    drive(levels, minute);
    return levels;
  }

 private:
  void aim(HistoryLevels& levels, bool rented) const {
    const int comfort = 21'000 + static_cast<int>(dice(room_, 0, 6) % 5) * 500;
    if (levels.guest || levels.staff) levels.setpoint = Temperature::milli_celsius(comfort);
    const int drift = levels.setpoint ? 500 : rented ? 2'500 : 5'000;
    levels.heat = Temperature::milli_celsius(comfort - drift);
    levels.cool = Temperature::milli_celsius(comfort + drift);
  }
  void drive(HistoryLevels& levels, std::int64_t minute) {
    const int outside = minute > 9 * kHour_min && minute < 18 * kHour_min ? 11'000 : 4'000;
    const int below = levels.heat->milli_celsius() + 250 - air_;
    const int valve = levels.window ? 0 : std::clamp(below / 8, 0, 100);
    air_ += (outside - air_) / (levels.window ? 60 : 500) + valve * 4;
    levels.heating = room::Percent::from(valve).value_or(room::Percent::zero());
    levels.air = Temperature::milli_celsius(air_);
    levels.humidity = room::Percent::from(42);
  }

  std::size_t room_;
  int air_ = 20'000;
};

std::vector<HistoryRow> past_of(std::size_t place, const room::RoomId& id, std::int64_t now) {
  std::vector<HistoryRow> rows;
  RoomPast past(place);
  const std::int64_t end = now / kStep * kStep;
  const std::int64_t begin = end / kDay * kDay - 30 * kDay;
  hub::HistorySum coarse;
  for (std::int64_t at = begin; at < end; at += kStep) {
    hub::HistorySum fine;
    const HistoryLevels levels = past.step(at);
    fine.add(levels, kStep);
    coarse.add(levels, kStep);
    if (at >= end - kDay - kDay / 24) rows.push_back({HistoryTier::fine, id, *fine.point({at})});
    const std::int64_t quarter = hub::kCoarseSlot.count();
    if ((at + kStep) % quarter != 0) continue;
    hub::HistoryPoint point = *coarse.point({at + kStep - quarter});
    if (point.at.seconds < now - hub::kPeopleKept.count()) point.people.reset();
    rows.push_back({HistoryTier::coarse, id, point});
    coarse = {};
  }
  return rows;
}

}  // namespace

void write_past(const std::filesystem::path& file, const config::Property& property,
                room::UtcTime now) {
  auto opened = hub::store::HistoryFile::open(file.string());
  if (!opened) throw std::runtime_error(opened.error().message);
  for (std::size_t i = 0; i < property.rooms.size(); ++i) {
    const auto written = (*opened)->write(past_of(i, property.rooms[i].id, now.seconds));
    if (!written) throw std::runtime_error(written.error().message);
  }
}

}  // namespace innkeeper::demo
