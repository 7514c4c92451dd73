// SPDX-License-Identifier: Apache-2.0
#include "device/sim/board.hpp"

#include <algorithm>

namespace innkeeper::sim {

SimulatedBoard::SimulatedBoard(const SimRoomSetup& setup, Contacts contacts)
    : room_(setup), contacts_(contacts) {
  // Sensors have a value from their first step on, and a room has sensors before it has an agent.
  (void)room_.advance(kLivedInStep, {}, false);
}

std::vector<Happening> SimulatedBoard::advance(room::Duration time) {
  owed_ += time;
  door_moved_ = false;
  std::vector<Happening> happened;
  while (true) {
    const bool empty = !let_ && room_.presence() == Presence{};
    const room::Duration step = empty ? kEmptyStep : kLivedInStep;
    if (owed_ < step) return happened;
    owed_ -= step;
    const int guests_before = room_.presence().guests_in;
    const auto news = room_.advance(step, {outputs_.heating, outputs_.cooling, outputs_.fan},
                                    outputs_.ventilation);
    see(news, guests_before);
    happened.insert(happened.end(), news.begin(), news.end());
  }
}

void SimulatedBoard::see(const std::vector<Happening>& news, int guests_before) {
  bool moved = room_.presence().guests_in > guests_before;  // whoever walks in is seen
  for (const Happening& event : news) {
    moved |= event.what == Happened::motion;
    door_moved_ |= event.what == Happened::door_opened;
  }
  if (moved) seen_until_ = room_.now() + kSensorHold;
}

void SimulatedBoard::check_in(int guests) {
  const int before = room_.presence().guests_in;
  let_ = true;
  room_.check_in(guests);
  see({}, before);
}

void SimulatedBoard::check_out() {
  let_ = false;
  room_.check_out();
}

agent::Readings SimulatedBoard::read() {
  agent::Readings readings;
  readings.air = room_.sensed_air();
  readings.humidity = room_.sensed_humidity();
  readings.window_open = room_.presence().window_open;
  if (contacts_ == Contacts::window) return readings;
  readings.door_open = room_.presence().door_open || door_moved_;
  readings.bedroom_motion = room_.now() < seen_until_;
  return readings;
}

bool SimulatedBoard::drive(const agent::Outputs& outputs) {
  if (outputs != outputs_) ++actuations_;
  outputs_ = outputs;
  return true;
}

}  // namespace innkeeper::sim
