// SPDX-License-Identifier: Apache-2.0
#include "device/sim/simhotel_hotel.hpp"

#include <algorithm>

#include "shared/log/log.hpp"

namespace innkeeper::sim {
namespace {

/// Steps within so short a time are taken together.
constexpr auto kStepGrain = std::chrono::milliseconds(2);
constexpr auto kHousekeepingPeriod = std::chrono::milliseconds(100);
constexpr auto kConnectionLogPeriod = std::chrono::seconds(2);
constexpr auto kClosingPeriod = std::chrono::milliseconds(20);
/// Writing the truth may take this share of the process's time: one part in so many.
constexpr int kTruthShare = 10;

}  // namespace

Hotel::Hotel(boost::asio::io_context& io, Clock clock, std::filesystem::path truth_file)
    : io_(io),
      clock_(std::move(clock)),
      truth_file_(std::move(truth_file)),
      step_timer_(io),
      housekeeping_timer_(io) {}

void Hotel::add(const SimulatedRoomSettings& settings) {
  rooms_.push_back(std::make_unique<SimulatedRoom>(io_, settings, clock_));
  paced_.push_back(false);
}

void Hotel::start(room::Duration spread) {
  const room::Time now = clock_();
  const auto count = static_cast<room::Duration::rep>(rooms_.size());
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    const auto share = static_cast<room::Duration::rep>(i);
    rooms_[i]->client().wait_until(now + spread * share / count);
    due_.emplace(now, i);
  }
  log::write(log::Level::info, "simhotel.started", {{"rooms", rooms_.size()}});
  connection_log_due_ = now + kHousekeepingPeriod;
  arm();
  arm_housekeeping();
}

void Hotel::arm() {
  if (due_.empty()) return;
  const room::Duration wait = std::max<room::Duration>(due_.top().first - clock_(), kStepGrain);
  step_timer_.expires_after(wait);
  step_timer_.async_wait([this](const boost::system::error_code& error) {
    if (error || closing_) return;
    run_due();
    arm();
  });
}

void Hotel::run_due() {
  const room::Time now = clock_();
  while (!due_.empty() && due_.top().first <= now) {
    const std::size_t index = due_.top().second;
    due_.pop();
    SimulatedRoom& room = *rooms_[index];
    room.tick(now);
    room::Time next = room.next_deadline();
    Client& client = room.client();
    if (client.state() == Client::State::waiting && now >= client.retry_at()) {
      if (!paced_[index]) client.wait_until(pace_.next(now));
      paced_[index] = now < client.retry_at();
      if (!paced_[index]) client.connect(now);
    }
    if (client.state() == Client::State::waiting) next = std::min(next, client.retry_at());
    due_.emplace(std::max(next, now + kStepGrain), index);
  }
}

void Hotel::arm_housekeeping() {
  housekeeping_timer_.expires_after(closing_ ? kClosingPeriod : kHousekeepingPeriod);
  housekeeping_timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    write_truth();
    if (closing_) {
      close_step();
      if (io_.stopped()) return;
    } else {
      log_connections();
    }
    arm_housekeeping();
  });
}

std::uint64_t Hotel::revision() const {
  std::uint64_t sum = 0;
  for (const auto& room : rooms_) sum += room->revision();
  return sum;
}

std::size_t Hotel::connected() const {
  return static_cast<std::size_t>(std::count_if(rooms_.begin(), rooms_.end(), [](const auto& room) {
    return room->client().state() == Client::State::up;
  }));
}

void Hotel::write_truth() {
  const room::Time begin = clock_();
  if (truth_file_.empty() || begin < truth_due_) return;
  const std::uint64_t current = revision();
  truth_due_ = begin + kTruthPeriod;
  if (current == truth_revision_) return;
  const bool written = write_whole(truth_file_, describe(rooms_));
  if (written) {
    truth_revision_ = current;
  } else if (!truth_failed_) {
    log::write(log::Level::error, "simhotel.truth_not_written",
               {{"file", truth_file_.string()}, {"remedy", "is the disk full?"}});
  }
  truth_failed_ = !written;
  const room::Time end = clock_();
  truth_due_ = std::max(truth_due_, end + (end - begin) * kTruthShare);
}

void Hotel::log_connections() {
  const room::Time now = clock_();
  if (now < connection_log_due_) return;
  connection_log_due_ = now + kConnectionLogPeriod;
  const std::size_t count = connected();
  if (count == logged_connected_) return;
  logged_connected_ = count;
  log::write(log::Level::info, "simhotel.connected", {{"rooms", count}, {"of", rooms_.size()}});
}

void Hotel::stop() {
  if (closing_) return;
  closing_ = true;
  log::write(log::Level::info, "simhotel.stopping", {{"connected", connected()}});
  const room::Time deadline = clock_() + kCloseTimeout;
  for (const auto& room : rooms_) room->shut_down(deadline);
  step_timer_.cancel();
  housekeeping_timer_.cancel();
  arm_housekeeping();
}

void Hotel::close_step() {
  const room::Time now = clock_();
  bool all_closed = true;
  for (const auto& room : rooms_) {
    room->client().tick(now);
    all_closed = all_closed && room->client().state() == Client::State::closed;
  }
  if (!all_closed) return;
  truth_due_ = {};
  write_truth();
  log::write(log::Level::info, "simhotel.stopped");
  io_.stop();
}

}  // namespace innkeeper::sim
