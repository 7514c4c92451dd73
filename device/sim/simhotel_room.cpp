// SPDX-License-Identifier: Apache-2.0
#include "device/sim/simhotel_room.hpp"

#include <string>
#include <utility>

#include "shared/log/log.hpp"

namespace innkeeper::sim {
namespace {

agent::Memory& port_of(std::variant<RamMemory, FileMemory>& memory) {
  return std::visit([](auto& kind) -> agent::Memory& { return kind; }, memory);
}

std::variant<RamMemory, FileMemory> memory_for(const SimulatedRoomSettings& settings) {
  if (settings.state_directory.empty()) return RamMemory{};
  return FileMemory(settings.state_directory, std::string(settings.client.room.view()));
}

}  // namespace

SimulatedRoom::SimulatedRoom(boost::asio::io_context& io, const SimulatedRoomSettings& settings,
                             Clock clock)
    : id_(settings.client.room),
      clock_(std::move(clock)),
      speed_(settings.speed),
      board_(RoomModel({}, settings.seed)),
      memory_(memory_for(settings)),
      agent_({settings.fixtures, {}}, board_, port_of(memory_), *this),
      client_(io, settings.client, *this),
      stepped_at_(clock_()) {
  if (settings.person) person_.emplace(settings.fixtures, settings.seed);
  agent_.boot(stepped_at_);
}

void SimulatedRoom::tick(room::Time now) {
  client_.tick(now);
  let_person_act(now);
  step(now);
}

void SimulatedRoom::step(room::Time now) {
  const auto actuations = board_.actuations();
  const auto air = board_.read().air;
  board_.advance((now - stepped_at_) * speed_);
  stepped_at_ = now;
  agent_.step(now);
  if (board_.actuations() != actuations || board_.read().air != air) ++revision_;
}

void SimulatedRoom::let_person_act(room::Time now) {
  if (!person_) return;
  const room::Plan* plan = agent_.plan();
  const bool rented = plan != nullptr && plan->rental == room::RentalState::rented;
  const auto gesture = person_->act(now, rented);
  if (!gesture) return;
  if (const auto* setpoint = std::get_if<room::Temperature>(&*gesture)) {
    agent_.hand_setpoint(*setpoint, now);
  } else if (const auto* light = std::get_if<room::FixtureLevel>(&*gesture)) {
    check(agent_.hand_light(light->fixture, light->level, now), "a person knows the room's lights");
  }
  ++revision_;
}

void SimulatedRoom::shut_down(room::Time deadline) {
  agent_.shut_down();
  client_.close(deadline);
  ++revision_;
}

bool SimulatedRoom::publish(wire::Channel channel, std::string_view payload) {
  return client_.publish(wire::topic_of(id_, channel), payload, wire::delivery_of(channel));
}

void SimulatedRoom::on_link_up() {
  agent_.on_link_up(clock_());
  told_something_ = true;
}

void SimulatedRoom::on_link_down() {
  agent_.on_link_down();
  ++revision_;
}

void SimulatedRoom::on_message(std::string_view topic, std::string_view payload) {
  const room::Time now = clock_();
  if (topic == wire::kHubTimeTopic) {
    const auto time = wire::decode_time(payload);
    if (time.ok()) {
      agent_.on_hub_time(*time, now);
    } else {
      log::write(log::Level::warning, "room.time_not_understood", {{"room", id_.view()}});
    }
    return;
  }
  // The client subscribes to nothing else but this room's plan.
  agent_.on_plan(payload, now);
  told_something_ = true;
}

void SimulatedRoom::on_read() {
  if (!std::exchange(told_something_, false)) return;
  ++revision_;
  step(clock_());
}

}  // namespace innkeeper::sim
