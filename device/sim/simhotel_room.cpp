// SPDX-License-Identifier: Apache-2.0
#include "device/sim/simhotel_room.hpp"

#include <string>
#include <utility>

#include "shared/log/log.hpp"

namespace innkeeper::sim {
namespace {

/// While nobody told the hour.
constexpr room::Duration kUsualBegin = std::chrono::hours(15);

agent::Memory& port_of(std::variant<RamMemory, FileMemory>& memory) {
  return std::visit([](auto& kind) -> agent::Memory& { return kind; }, memory);
}

std::variant<RamMemory, FileMemory> memory_for(const SimulatedRoomSettings& settings) {
  if (settings.state_directory.empty()) return RamMemory{};
  return FileMemory(settings.state_directory, std::string(settings.client.room.view()));
}

/// A room of the house in the first days of a cold year: that it is winter shows what heating does.
SimRoomSetup setup_of(const SimulatedRoomSettings& settings) {
  SimRoomSetup setup;
  setup.seed = settings.seed;
  setup.weather_seed = settings.house_seed;
  setup.begin = settings.begin.value_or(kUsualBegin);
  setup.start_c = Random(seed_of(settings.seed, 7)).between(17, 21);
  return setup;
}

std::int64_t second_of_day(room::Duration time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time).count() % room::kDay_s;
}

}  // namespace

SimulatedRoom::SimulatedRoom(boost::asio::io_context& io, const SimulatedRoomSettings& settings,
                             Clock clock)
    : id_(settings.client.room),
      clock_(std::move(clock)),
      speed_(settings.speed),
      begin_(settings.begin),
      started_(clock_()),
      board_(setup_of(settings), settings.people ? Contacts::all : Contacts::window),
      memory_(memory_for(settings)),
      agent_({settings.fixtures, {}}, board_, port_of(memory_), *this),
      client_(io, settings.client, *this) {
  if (settings.people) guests_.emplace(settings.arrival, seed_of(settings.seed, 8));
  agent_.boot(stepped_at_);
}

void SimulatedRoom::tick(room::Time now) {
  client_.tick(now);
  step(lived(now));
}

room::Time SimulatedRoom::next_deadline() const {
  const room::Duration wait = agent_.next_deadline() - room::Time{};
  return started_ + (wait + room::Duration(speed_ - 1)) / speed_;
}

void SimulatedRoom::step(room::Time now) {
  const auto actuations = board_.actuations();
  const Presence people = board_.people();
  const auto air = board_.read().air;
  const auto happened = board_.advance(now - stepped_at_);
  stepped_at_ = now;
  if (guests_) {
    if (guests_->press(happened, board_, now, agent_)) ++revision_;
    guests_->follow(agent_.plan(), now, board_);
  }
  agent_.step(now);
  const bool changed =
      board_.actuations() != actuations || board_.people() != people || board_.read().air != air;
  if (changed) ++revision_;
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
  agent_.on_link_up(lived(clock_()));
  told_something_ = true;
}

void SimulatedRoom::on_link_down() {
  agent_.on_link_down();
  ++revision_;
}

void SimulatedRoom::on_message(std::string_view topic, std::string_view payload) {
  const room::Time now = lived(clock_());
  if (topic == wire::kHubTimeTopic) {
    const auto time = wire::decode_time(payload);
    if (time.ok()) {
      agent_.on_hub_time(local_time(*time, now), now);
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
  step(lived(clock_()));
}

room::LocalTime SimulatedRoom::local_time(const room::LocalTime& hub, room::Time now) {
  const std::int64_t hub_second = std::int64_t{hub.minute()} * 60 + hub.utc.seconds % 60;
  const auto passed = std::chrono::duration_cast<std::chrono::seconds>(now - room::Time{}).count();
  if (!utc_at_start_) {
    if (!begin_) board_.wait_for_hour(std::chrono::seconds(hub_second));
    utc_at_start_ = hub.utc.seconds + second_of_day(board_.now()) - hub_second - passed;
  }
  if (speed_ == 1 && !begin_) return hub;
  return {{*utc_at_start_ + passed}, hub.offset_min};
}

}  // namespace innkeeper::sim
