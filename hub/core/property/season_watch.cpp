// SPDX-License-Identifier: Apache-2.0
#include "hub/core/property/season_watch.hpp"

#include <cstdint>

namespace innkeeper::hub {

bool SeasonWatch::look(const config::Property& property, room::UtcTime now) {
  const room::LocalTime local = clock_.local(now);
  today_ = year_day(local);
  midnight_.reset();
  if (!property.seasons.empty()) {
    const std::int64_t wall = now.seconds + std::int64_t{local.offset_min} * 60;
    const std::int64_t of_day = ((wall % room::kDay_s) + room::kDay_s) % room::kDay_s;
    midnight_ = room::UtcTime{now.seconds + room::kDay_s - of_day};
  }
  const config::Season* season = season_on(property, today_);
  const std::string name = season == nullptr ? std::string() : season->name;
  if (name == season_) return false;
  season_ = name;
  return true;
}

}  // namespace innkeeper::hub
