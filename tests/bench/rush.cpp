// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rush.hpp"

#include <cstdio>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "shared/config/command_line.hpp"
#include "tests/bench/floor.hpp"
#include "tests/bench/observer.hpp"
#include "tests/bench/pms_peer.hpp"
#include "tests/support/house.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::bench {
namespace {

/// Guests who arrive in one room after the other.
class Arrivals {
 public:
  Arrivals(support::House& house, PmsPeer& pms) : house_(house), pms_(pms), observer_(house) {
    for (std::size_t i = 0; i < house.property().rooms.size(); ++i) {
      by_id_.emplace(std::string(house.property().rooms[i].id.view()), i);
    }
    sent_at_.resize(by_id_.size());
  }

  [[nodiscard]] std::size_t left() const { return by_id_.size() - next_; }
  void clear() { observer_.clear(); }

  void send_next() {
    sent_at_[next_] = Clock::now();
    pms_.send(record(next_));
    ++next_;
  }
  /// All that are in house already, as a synchronisation tells them.
  void repeat() {
    for (std::size_t i = 0; i < next_; ++i) pms_.send(record(i));
  }
  Clock::duration wait() {
    const Observer::Confirmed confirmed = observer_.next();
    return confirmed.at - sent_at_[by_id_.at(confirmed.room)];
  }

 private:
  [[nodiscard]] std::string record(std::size_t room) const {
    return check_in_record(house_.property().rooms[room].number, 1'000'000 + room,
                           "bench-" + std::to_string(room % kProfiles));
  }

  support::House& house_;
  PmsPeer& pms_;
  Observer observer_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::vector<Clock::time_point> sent_at_;
  std::size_t next_ = 0;
};

/// Spreads arrivals over the minute; what was confirmed meanwhile is counted afterwards, with the times
/// at which the observer saw it.
void spread(Arrivals& arrivals, const RushOptions& options, RushResult& result) {
  const auto begun = Clock::now();
  const auto gap = std::chrono::duration_cast<Clock::duration>(
      std::chrono::duration<double>(options.minute / static_cast<double>(options.arrivals)));
  for (std::size_t i = 0; i < options.arrivals; ++i) {
    std::this_thread::sleep_until(begun + gap * static_cast<std::int64_t>(i));
    arrivals.send_next();
  }
  const auto last_sent = Clock::now();
  for (std::size_t i = 0; i < options.arrivals; ++i) result.arrival.add(arrivals.wait());
  result.after_s = seconds_since(last_sent);
}

Wave burst(Arrivals& arrivals, std::size_t rooms) {
  const auto begun = Clock::now();
  for (std::size_t i = 0; i < rooms; ++i) arrivals.send_next();
  for (std::size_t i = 0; i < rooms; ++i) static_cast<void>(arrivals.wait());
  return {rooms, seconds_since(begun), 0};
}

/// The night audit, then everything: guests in house are told again, the rest of the house is full too.
Wave resync(Arrivals& arrivals, PmsPeer& pms) {
  const std::size_t rooms = arrivals.left();
  pms.send("NS|DA261123|TI030000|");
  pms.send("NE|DA261123|TI030100|");
  const auto begun = Clock::now();
  pms.send("DS|DA261123|TI030100|");
  arrivals.repeat();
  for (std::size_t i = 0; i < rooms; ++i) arrivals.send_next();
  pms.send("DE|DA261123|TI030200|");
  for (std::size_t i = 0; i < rooms; ++i) static_cast<void>(arrivals.wait());
  return {rooms, seconds_since(begun), 0};
}

void print(const char* what, const Wave& wave) {
  std::printf("%-44s %8zu %9.2f %9.2f %7.2f\n", what, wave.rooms, wave.product_s, wave.floor_s,
              wave.floor_s > 0 ? wave.product_s / wave.floor_s : 0);
}

}  // namespace

RushResult measure_rush(const RushOptions& options) {
  tests::TemporaryDirectory scratch;
  const std::filesystem::path property = scratch.path() / "property.toml";
  support::write_large_property(property, options.rooms);
  support::House house(options.programs, scratch.path(), property);
  if (!house.broker().start()) throw std::runtime_error("mosquitto does not start");
  const std::size_t rest = options.rooms - 2 * options.arrivals;
  const double burst_floor = measure_floor_of(house, options.arrivals);
  const double resync_floor = measure_floor_of(house, rest);

  PmsPeer pms(house.pms_port());
  if (!house.start_hub()) throw std::runtime_error("innkeeperd does not start");
  pms.welcome_hub();
  store_preferences(house);
  if (!house.start_rooms()) throw std::runtime_error("innkeeper-simhotel does not start");
  static_cast<void>(wait_until_confirmed(house, Clock::now()));

  Arrivals arrivals(house, pms);
  // The observer first sees the retained reports of all rooms.
  std::this_thread::sleep_for(std::chrono::milliseconds(500 + options.rooms));
  arrivals.clear();
  RushResult result;
  spread(arrivals, options, result);
  result.burst = burst(arrivals, options.arrivals);
  result.burst.floor_s = burst_floor;
  result.resync = resync(arrivals, pms);
  result.resync.floor_s = resync_floor;
  result.hub_kib = support::resident_kib(house.hub().pid());
  return result;
}

int report_rush(int argc, const char* const* argv) {
  std::int64_t rooms = 10'000;
  std::int64_t arrivals = 1'000;
  RushOptions options;
  options.programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  config::CommandLine line("innkeeper-bench rush",
                           "Measures arrivals in one minute, all at once, and a night audit with a "
                           "synchronisation of the whole house, next to the floor.");
  line.whole_number("--rooms", rooms, {30, 20'000}, "Rooms of the hotel");
  line.whole_number("--arrivals", arrivals, {10, 5'000}, "Check-ins, at most a third of the rooms");
  if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
  if (arrivals * 3 > rooms) {
    std::cerr << "innkeeper-bench rush: --arrivals is " << arrivals << "; allowed: at most "
              << rooms / 3 << ", a third of the rooms\n";
    return config::kExitBadInput;
  }
  options.rooms = static_cast<std::size_t>(rooms);
  options.arrivals = static_cast<std::size_t>(arrivals);
  const RushResult r = measure_rush(options);
  std::printf("rush, %zu rooms\n\n", options.rooms);
  std::printf(
      "%zu check-ins in one minute: p50 %.1f ms, p99 %.1f ms, slowest %.1f ms; all confirmed "
      "%.2f s after the last\n\n",
      options.arrivals, r.arrival.quantile(0.5) / 1000, r.arrival.quantile(0.99) / 1000,
      r.arrival.quantile(1) / 1000, r.after_s);
  std::printf("%-44s %8s %9s %9s %7s\n", "until the last room confirmed", "rooms", "product s",
              "floor s", "ratio");
  print("as many check-ins at once", r.burst);
  print("night audit and synchronisation", r.resync);
  std::printf("\nhub resident %.1f MiB\n", static_cast<double>(r.hub_kib) / 1024);
  return config::kExitOk;
}

}  // namespace innkeeper::bench
