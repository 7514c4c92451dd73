// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/room_unit.hpp"

#include <algorithm>

#include "device/cortex_m/core.hpp"
#include "device/cortex_m/line.hpp"

namespace innkeeper::cortex_m {

RoomUnit::RoomUnit(const Provisioning& provisioning, Eeprom& eeprom, Output& output,
                   std::uint32_t seed, room::Time now)
    : output_(output),
      board_(output),
      link_({provisioning.room, provisioning.password, seed, link::kDefaultSpreadMs}, now),
      agent_(provisioning.equipment, board_, eeprom, link_) {
  link_.attach(agent_);
  line().start(provisioning, seed);
}

void RoomUnit::boot(room::Time now) { agent_.boot(now); }

void RoomUnit::poll(room::Time now) {
  line().carry(link_.client(), now);
  if (now >= link_.client().next_deadline()) link_.client().step(now);
  agent_.step(now);
  line().carry(link_.client(), now);
  tell_link();
  longest_ = std::max(longest_, cortex_m::now() - now);
}

void RoomUnit::tell_link() {
  const link::Status& status = link_.client().status();
  const bool news = (status.state == link::State::up) != (told_ == link::State::up);
  told_ = status.state;
  if (!news) return;
  if (told_ == link::State::up) {
    output_.line("link up");
  } else {
    output_.text("link down: ").text(link::name_of(status.last_down)).end();
  }
}

bool RoomUnit::shut_down(room::Time now) {
  if (!leaving_) link_.shut_down(now);
  leaving_ = true;
  return link_.client().status().state == link::State::stopped;
}

}  // namespace innkeeper::cortex_m
