// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/sim_agent.hpp"

#include <array>

#include "shared/wire/codec.hpp"
#include "tests/bench/sim_units.hpp"

namespace innkeeper::bench {
namespace {

using std::chrono::seconds;

}  // namespace

SimAgent::SimAgent(bool window_contact, const control::Terminal& terminal)
    : window_contact_(window_contact), agent_({{}, terminal}, *this, memory_, *this) {
  agent_.boot(room::Time{});
  plan_.climate.recovery_min = 12;
}

void SimAgent::let(double wish_c, int guests, room::Time now) {
  plan_.rental = room::RentalState::rented;
  plan_.guests = static_cast<std::uint8_t>(guests);
  plan_.climate.comfort = degrees(wish_c);
  change_hands(now);
}

void SimAgent::leave_vacant(room::Time now) {
  plan_.rental = room::RentalState::vacant;
  change_hands(now);
}

void SimAgent::wish(double wish_c, room::Time now) { agent_.hand_setpoint(degrees(wish_c), now); }

control::ClimateCommand SimAgent::step(const std::vector<sim::Happening>& happened,
                                       const sim::SimRoom& room,
                                       std::optional<room::Temperature> air, room::Time now) {
  readings_.air = air;
  sense(happened, room, now);
  const auto began = std::chrono::steady_clock::now();
  agent_.step(now);
  spent_ += std::chrono::steady_clock::now() - began;
  ++steps_;
  return {outputs_.heating, outputs_.cooling, outputs_.fan};
}

double SimAgent::step_ns() const {
  return std::chrono::duration<double, std::nano>(spent_).count() / static_cast<double>(steps_);
}

void SimAgent::sense(const std::vector<sim::Happening>& happened, const sim::SimRoom& room,
                     room::Time now) {
  bool swung = false;
  for (const sim::Happening& event : happened) {
    if (event.what == sim::Happened::motion) seen_until_ = now + seconds(12);
    swung |= event.what == sim::Happened::door_opened;
  }
  readings_.humidity = room.sensed_humidity();
  readings_.door_open = swung || room.presence().door_open;
  readings_.bedroom_motion = now < seen_until_;
  if (window_contact_) readings_.window_open = room.presence().window_open;
  const auto utc = std::chrono::duration_cast<seconds>(room.now()).count();
  if (utc % 3600 == 0) agent_.on_hub_time({{1'767'225'600 + utc}, 0}, now);
  const bool cleaning = room.presence().staff_in > 0;
  if (cleaning == plan_.housekeeping.has_value()) return;
  plan_.housekeeping.reset();
  if (cleaning) plan_.housekeeping = room::HousekeepingOverride{room::kLatestTime};
  publish_plan(now);
}

void SimAgent::change_hands(room::Time now) {
  ++plan_.tenancy;
  publish_plan(now);
}

void SimAgent::publish_plan(room::Time now) {
  plan_.id = {1, plan_.id.version + 1};
  std::array<char, wire::kMaxPlanBytes> buffer{};
  agent_.on_plan(wire::encode(plan_, buffer).value(), now);
}

}  // namespace innkeeper::bench
