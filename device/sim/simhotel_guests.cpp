// SPDX-License-Identifier: Apache-2.0
#include "device/sim/simhotel_guests.hpp"

#include <algorithm>

namespace innkeeper::sim {
namespace {

/// Whoever is up earlier lies down again (Occupants) and finds the way by the path light.
constexpr room::Duration kEarliestMorning = std::chrono::minutes(330);

}  // namespace

void Guests::follow(const room::Plan* plan, room::Time now, SimulatedBoard& board) {
  std::optional<Stay> stay;
  if (plan != nullptr && plan->rental == room::RentalState::rented) {
    stay = Stay{plan->id.epoch, plan->tenancy};
  }
  if (stay != stay_) {
    board.check_out();
    stay_ = stay;
    arrives_.reset();
    const auto whole_us = static_cast<double>(arrival_.count());
    const double share = random_.between(0.2, 1);
    if (stay) arrives_ = now + room::Duration(static_cast<std::int64_t>(whole_us * share));
  }
  if (!arrives_ || now < *arrives_) return;
  arrives_.reset();
  board.check_in(std::max<int>(plan->guests, 1));
}

bool Guests::press(const std::vector<Happening>& happened, const SimulatedBoard& board,
                   room::Time now, agent::Agent& agent) {
  bool pressed = false;
  for (const Happening& event : happened) {
    if (event.what != Happened::panel_touched) continue;
    agent.hand_steps(event.half_kelvins, now);
    pressed = true;
  }
  const Presence& people = board.people();
  const bool somebody = people.guests_in > 0;
  const bool asleep = somebody && people.guests_asleep == people.guests_in;
  const room::Duration time_of_day = board.now() % std::chrono::hours(24);
  const bool gets_up = in_bed_ && !asleep && time_of_day >= kEarliestMorning;
  if (asleep && !in_bed_) {
    agent.hand_scene(room::Scene::night, now);
    in_bed_ = pressed = true;
  } else if (gets_up && somebody) {
    agent.hand_scene(room::Scene::welcome, now);
    pressed = true;
  }
  if (gets_up || !somebody) in_bed_ = false;
  return pressed;
}

}  // namespace innkeeper::sim
