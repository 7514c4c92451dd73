// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/guests.hpp"

namespace innkeeper::simtest {

void Guests::act() {
  RoomProcess& room = *rooms_[random_.below(rooms_.size())];
  const std::size_t what = random_.below(100);
  if (what < 50) {
    // A set point that nobody used before: it betrays whose it is.
    if (++last_setpoint_ <= 30'000) {
      room.hand_setpoint(room::Temperature::milli_celsius(last_setpoint_));
    }
  } else if (what < 75) {
    const auto level = static_cast<std::int64_t>(random_.below(101));
    room.hand_light(random_.below(8), room::Percent::from(level).value());
  } else if (what < 82) {
    room.hand_scene(static_cast<room::Scene>(random_.below(6)));
  } else if (what < 88) {
    room.hand_fan(static_cast<room::FanSetting>(random_.below(5)));
  } else {
    room.hand_service(random_.chance(600) ? room::ServiceWish::do_not_disturb
                                          : room::ServiceWish::make_up_room);
  }
}

}  // namespace innkeeper::simtest
