// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/points_board.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>
#include <utility>

#include "device/linux/points/encode.hpp"

namespace innkeeper::device {
namespace {

/// What relative humidity sensors may say beyond 0 and 100, to be cropped as their data sheets ask
/// (Sensirion SHT4x: -6 to 119 %).
constexpr std::int64_t kDriestThousandths = -6'000;
constexpr std::int64_t kWettestThousandths = 119'000;

/// `point` did not take what `held` says of it: that is as `before`.
void take_back(agent::Outputs& held, const Point& point, const agent::Outputs& before) {
  const bool is_mode = point.role == Role::mode;
  if (point.role == Role::heating || is_mode) held.heating = before.heating;
  if (point.role == Role::cooling || is_mode) held.cooling = before.cooling;
  if (point.role >= Role::fan && point.role <= Role::fan_stage) held.fan = before.fan;
  if (point.role == Role::ventilation) held.ventilation = before.ventilation;
  const bool knows = point.fixture < held.lights.size() && point.fixture < before.lights.size();
  if (point.role == Role::lamp && knows) held.lights[point.fixture] = before.lights[point.fixture];
}

}  // namespace

PointsBoard::PointsBoard(BoardPoints board, std::unique_ptr<GpioKernel> gpio,
                         BusServer::Clock clock)
    : board_(std::move(board)),
      gpio_(std::move(gpio)),
      clock_(std::move(clock)),
      table_(board_.points),
      buses_(board_, *gpio_, clock_) {}

PointsBoard::~PointsBoard() = default;

void PointsBoard::start(std::unique_ptr<Watchdog> watchdog) {
  watchdog_ = std::move(watchdog);
  for (std::size_t i = 0; i < board_.points.size(); ++i) {
    const Point& point = board_.points[i];
    if (point.role == Role::constant) table_.want(i, point.encoding.max, clock_());
  }
  std::random_device seed;
  threads_.reserve(buses_.members().size());
  for (BusSet::Member& member : buses_.members()) {
    auto server = std::make_unique<BusServer>(*member.bus, board_.points, member.points, table_,
                                              clock_, seed());
    threads_.push_back(std::make_unique<BusThread>(std::move(server), clock_));
  }
  warm_up();
}

void PointsBoard::warm_up() {
  const auto is_tried = [this](std::size_t i) {
    const PointState state = table_.state(i);
    return is_output(board_.points[i].role) || state.sample || !state.trouble.empty();
  };
  constexpr auto kLook = std::chrono::milliseconds(10);
  for (room::Duration waited{}; waited < kWarmUp; waited += kLook) {
    bool all = true;
    for (std::size_t i = 0; i < board_.points.size(); ++i) all = all && is_tried(i);
    if (all) return;
    std::this_thread::sleep_for(kLook);
  }
}

std::optional<std::size_t> PointsBoard::index_of(Role role) const {
  for (std::size_t i = 0; i < board_.points.size(); ++i) {
    if (board_.points[i].role == role) return i;
  }
  return std::nullopt;
}

std::optional<std::int64_t> PointsBoard::value(Role role) const {
  const auto index = index_of(role);
  return index ? table_.fresh(*index, clock_()) : std::nullopt;
}

std::optional<room::Temperature> PointsBoard::temperature(Role role) const {
  const auto thousandths = value(role);
  constexpr std::int64_t kColdest = room::kColdest.milli_celsius();
  constexpr std::int64_t kHottest = room::kHottest.milli_celsius();
  if (!thousandths || *thousandths < kColdest || *thousandths > kHottest) return std::nullopt;
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(*thousandths));
}

std::optional<room::Percent> PointsBoard::humidity() const {
  const auto thousandths = value(Role::humidity);
  if (!thousandths || *thousandths < kDriestThousandths || *thousandths > kWettestThousandths) {
    return std::nullopt;
  }
  return room::Percent::from((std::clamp<std::int64_t>(*thousandths, 0, 100'000) + 500) / 1000);
}

std::optional<bool> PointsBoard::contact(Role role) {
  const auto index = index_of(role);
  return index ? table_.seen(*index, clock_()) : std::nullopt;
}

std::optional<control::KeyCard> PointsBoard::key_card() {
  const auto staff = contact(Role::staff_card);
  const auto guest = contact(Role::guest_card);
  if (staff.value_or(false)) return control::KeyCard::staff;
  if (!guest && (!staff || index_of(Role::guest_card))) return std::nullopt;
  return guest.value_or(false) ? control::KeyCard::guest : control::KeyCard::none;
}

agent::Readings PointsBoard::read() {
  agent::Readings readings;
  readings.air = temperature(Role::air);
  readings.return_air = temperature(Role::return_air);
  readings.water = temperature(Role::water);
  readings.humidity = humidity();
  readings.door_open = contact(Role::door_open);
  readings.window_open = contact(Role::window_open);
  readings.condensate = contact(Role::condensate);
  readings.bedroom_motion = contact(Role::bedroom_motion);
  readings.bathroom_motion = contact(Role::bathroom_motion);
  readings.key_card = key_card();
  readings.fan_runs = contact(Role::fan_runs);
  return readings;
}

bool PointsBoard::drive(const agent::Outputs& outputs) {
  const room::Time now = clock_();
  for (std::size_t i = 0; i < board_.points.size(); ++i) {
    const Point& point = board_.points[i];
    const bool is_own = point.role == Role::lamp || point.role == Role::constant;
    if (is_output(point.role) && !is_own) table_.want(i, encode_output(point, outputs), now);
  }
  wake();
  return table_.outputs_hold(now);
}

agent::Outputs PointsBoard::outputs_held(const agent::Outputs& before,
                                         const agent::Outputs& wanted) {
  agent::Outputs held = wanted;
  const room::Time now = clock_();
  for (std::size_t i = 0; i < board_.points.size(); ++i) {
    const Point& point = board_.points[i];
    if (is_output(point.role) && !table_.holds(i, now)) take_back(held, point, before);
  }
  return held;
}

void PointsBoard::dim(const control::Lamps& lamps) {
  const room::Time now = clock_();
  for (std::size_t i = 0; i < board_.points.size(); ++i) {
    const Point& point = board_.points[i];
    if (point.role != Role::lamp || point.fixture >= lamps.size()) continue;
    table_.want(i, encode_lamp(point.encoding, lamps[point.fixture].level), now);
  }
  wake();
}

void PointsBoard::wake() {
  for (const auto& thread : threads_) thread->wake();
}

void PointsBoard::feed_watchdog() {
  if (watchdog_) watchdog_->feed();
}

std::optional<bool> PointsBoard::lamp_burns(std::size_t fixture) {
  for (std::size_t i = 0; i < board_.points.size(); ++i) {
    const Point& point = board_.points[i];
    if (point.role == Role::lamp_burns && point.fixture == fixture) return table_.seen(i, clock_());
  }
  return std::nullopt;
}

std::optional<BoardListing> PointsBoard::listing() {
  BoardListing listing = listing_of(board_, table_, clock_());
  listing.unbound = buses_.unbound();
  return listing;
}

}  // namespace innkeeper::device
