// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/floor.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stdexcept>
#include <string>

#include "hub/store/sqlite_store.hpp"
#include "tests/bench/mqtt_probe.hpp"

namespace innkeeper::bench {
namespace {

// Names in the hub's part of the tree that no program uses.
constexpr const char* kPing = "innkeeper/1/hub/bench/ping";
constexpr const char* kPong = "innkeeper/1/hub/bench/pong";
// About the size of a plan and of a report.
constexpr std::size_t kPlanBytes = 300;
constexpr std::size_t kReportBytes = 700;

class Floor {
 public:
  Floor(support::House& house, const std::string& database)
      : store_(open(database)),
        echo_(house.broker().port(), support::kHubUser, house.hub_password(), "bench-echo", kPing,
              [this](std::string_view, std::string_view) { echo_.publish(kPong, report_); }),
        probe_(house.broker().port(), support::kHubUser, house.hub_password(), "bench-probe", kPong,
               [this](std::string_view, std::string_view) { returned(); }) {}

  [[nodiscard]] Samples one_by_one(std::size_t count) {
    Samples samples;
    for (std::size_t i = 0; i < count; ++i) {
      const auto begun = Clock::now();
      commit(1);
      probe_.publish(kPing, plan_);
      wait_for(1);
      samples.add(Clock::now() - begun);
    }
    return samples;
  }

  [[nodiscard]] double per_second(std::size_t in_flight, double time_s) {
    const auto begun = Clock::now();
    const auto end =
        begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(time_s));
    std::size_t done = 0;
    std::size_t free = in_flight;
    while (Clock::now() < end) {
      commit(free);
      for (std::size_t i = 0; i < free; ++i) probe_.publish(kPing, plan_);
      free = wait_for(1);
      done += free;
    }
    const std::chrono::duration<double> took = Clock::now() - begun;
    return static_cast<double>(done) / took.count();
  }

  [[nodiscard]] double seconds_for(std::size_t count) {
    constexpr std::size_t kInFlight = 256;
    const auto begun = Clock::now();
    std::size_t sent = 0;
    std::size_t done = 0;
    while (done < count) {
      const std::size_t next = std::min(kInFlight - (sent - done), count - sent);
      if (next > 0) commit(next);
      for (std::size_t i = 0; i < next; ++i) probe_.publish(kPing, plan_);
      sent += next;
      done += wait_for(1);
    }
    return std::chrono::duration<double>(Clock::now() - begun).count();
  }

 private:
  static std::unique_ptr<hub::store::SqliteStore> open(const std::string& database) {
    auto store = hub::store::SqliteStore::open(database);
    if (!store) throw std::runtime_error(store.error().message);
    return std::move(store).value();
  }

  void commit(std::size_t rows) {
    store_->begin();
    for (std::size_t i = 0; i < rows; ++i) {
      const std::string key = std::to_string(++row_ % 10'000 + 1);
      const auto id = room::room_id("r-" + key).value();
      hub::StayRow stay;
      stay.reservation = key;
      stay.room = id;
      stay.profile = key;
      stay.arrival = row_;
      stay.since = {1};
      store_->put(stay);
      store_->put(hub::RoomRow{id, {1, static_cast<std::uint32_t>(row_)}, 1, plan_});
    }
    if (const auto committed = store_->commit(); !committed) {
      throw std::runtime_error(committed.error().message);
    }
  }

  void returned() {
    const std::lock_guard lock(mutex_);
    ++returned_;
    changed_.notify_one();
  }

  /// Takes all that returned, at least `least`.
  std::size_t wait_for(std::size_t least) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, std::chrono::seconds(10), [&] { return returned_ >= least; })) {
      throw std::runtime_error("the broker did not return a message within 10 s");
    }
    return std::exchange(returned_, 0);
  }

  const std::string plan_ = std::string(kPlanBytes, 'p');
  const std::string report_ = std::string(kReportBytes, 'r');
  std::unique_ptr<hub::store::SqliteStore> store_;
  std::uint64_t row_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t returned_ = 0;  // guarded by mutex_
  MqttProbe echo_;
  MqttProbe probe_;
};

}  // namespace

Measured measure_floor(support::House& house, const CheckinOptions& options) {
  Floor floor(house, (house.directory() / "floor.db").string());
  Measured measured;
  measured.latency = floor.one_by_one(options.one_by_one);
  measured.per_second = floor.per_second(options.in_flight, options.seconds);
  return measured;
}

double measure_floor_of(support::House& house, std::size_t count) {
  return Floor(house, (house.directory() / "floor.db").string()).seconds_for(count);
}

}  // namespace innkeeper::bench
