// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/hotel_clock.hpp"

#include <date/tz.h>

#include <stdexcept>

namespace innkeeper::hub::daemon {

struct HotelClock::Zone {
  const date::time_zone* zone;
};

Result<HotelClock, std::string> HotelClock::in(const std::string& timezone) {
  try {
    return HotelClock(std::make_shared<const Zone>(Zone{date::locate_zone(timezone)}));
  } catch (const std::runtime_error& error) {
    return fail("the time zone " + timezone + " is not known: " + error.what() +
                "; use an IANA name such as Europe/Rome, and install the package tzdata");
  }
}

Now HotelClock::now() const {
  using std::chrono::duration_cast;
  const auto steady = std::chrono::steady_clock::now().time_since_epoch();
  const auto wall = std::chrono::system_clock::now().time_since_epoch();
  return {room::Time{duration_cast<room::Duration>(steady)},
          {duration_cast<std::chrono::seconds>(wall).count()}};
}

std::chrono::local_seconds HotelClock::local() const {
  const auto utc = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return std::chrono::local_seconds{zone_->zone->to_local(utc).time_since_epoch()};
}

int HotelClock::offset_min(room::UtcTime at) const {
  const std::chrono::sys_seconds utc{std::chrono::seconds(at.seconds)};
  const auto offset = zone_->zone->get_info(utc).offset;
  return static_cast<int>(std::chrono::floor<std::chrono::minutes>(offset).count());
}

room::LocalTime HotelClock::room_time() const {
  const auto utc = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return CivilClock::local({utc.time_since_epoch().count()});
}

}  // namespace innkeeper::hub::daemon
