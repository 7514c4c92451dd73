// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/room_unit.hpp"

#include <algorithm>

#include "device/cortex_m/board.hpp"
#include "device/cortex_m/core.hpp"

namespace innkeeper::cortex_m {

RoomUnit::RoomUnit(const Provisioning& provisioning, Eeprom& eeprom, Output& output,
                   std::uint32_t seed, room::Time now)
    : output_(output),
      board_(output),
      link_({provisioning.room, provisioning.password, seed, link::kDefaultSpreadMs}, now),
      agent_(provisioning.equipment, board_, eeprom, link_) {
  link_.attach(agent_);
}

void RoomUnit::boot(room::Time now) { agent_.boot(now); }

void RoomUnit::poll(room::Time now) {
  connect(now);
  send(now);
  receive(now);
  if (now >= link_.client().next_deadline()) link_.client().step(now);
  agent_.step(now);
  send(now);
  tell_link();
  longest_ = std::max(longest_, cortex_m::now() - now);
}

/// A modem in transparent mode connects by itself, and does not say when.
void RoomUnit::connect(room::Time now) {
  const std::uint32_t wanted = link_.client().wanted_connection();
  if (wanted == connection_) return;
  connection_ = wanted;
  if (wanted != 0) link_.client().on_opened(now);
}

void RoomUnit::receive(room::Time now) {
  if (arrived_.empty()) {
    arrived_ = {bytes_.data(), board::receive(board::Serial::modem, bytes_)};
  }
  while (!arrived_.empty()) {
    const std::size_t taken = link_.client().receive(arrived_, now);
    arrived_.remove_prefix(taken);
    send(now);
    // Its answers wait for the line; the rest waits with them.
    if (taken == 0) return;
  }
}

void RoomUnit::send(room::Time now) {
  for (;;) {
    const std::string_view bytes = link_.client().outgoing();
    if (bytes.empty()) return;
    const std::size_t count = board::send(board::Serial::modem, bytes);
    if (count == 0) return;
    link_.client().taken(count, now);
  }
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
