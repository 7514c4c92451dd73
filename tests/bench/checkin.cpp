// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/checkin.hpp"

#include <stdexcept>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "tests/bench/floor.hpp"
#include "tests/bench/observer.hpp"
#include "tests/bench/pms_peer.hpp"
#include "tests/support/house.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::bench {
namespace {

using namespace std::chrono_literals;

/// The product under load.
class Product {
 public:
  Product(support::House& house, PmsPeer& pms) : house_(house), pms_(pms), observer_(house) {
    for (std::size_t i = 0; i < house.property().rooms.size(); ++i) {
      by_id_.emplace(std::string(house.property().rooms[i].id.view()), i);
    }
    rented_.resize(by_id_.size());
    sent_at_.resize(by_id_.size());
  }

  [[nodiscard]] Samples one_by_one(std::size_t count) {
    Samples samples;
    observer_.clear();
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t room = i % by_id_.size();
      if (rented_[room]) {
        toggle(room);
        static_cast<void>(wait());
      }
      toggle(room);
      samples.add(wait());
    }
    return samples;
  }

  [[nodiscard]] double per_second(std::size_t in_flight, double seconds) {
    const auto begun = Clock::now();
    std::size_t done = 0;
    std::size_t under_way = 0;
    std::size_t next = 0;
    const std::size_t width = std::min(in_flight, by_id_.size());
    std::chrono::duration<double> took{};
    while (took.count() < seconds || under_way > 0) {
      while (under_way < width && took.count() < seconds) {
        toggle(next++ % by_id_.size());
        ++under_way;
      }
      static_cast<void>(wait());
      --under_way;
      ++done;
      took = Clock::now() - begun;
    }
    return static_cast<double>(done) / took.count();
  }

 private:
  /// A check-in for a vacant room, a check-out for a rented one: both are one decision, one commit,
  /// one plan and one report.
  void toggle(std::size_t room) {
    const std::string& number = house_.property().rooms[room].number;
    rented_[room] = !rented_[room];
    if (rented_[room]) ++reservation_;
    const std::string record =
        rented_[room] ? check_in_record(number, room * 1'000'000 + ++stay_of_[room],
                                        "bench-" + std::to_string(reservation_ % kProfiles))
                      : check_out_record(number, room * 1'000'000 + stay_of_[room]);
    sent_at_[room] = Clock::now();
    pms_.send(record);
  }

  Clock::duration wait() {
    const Observer::Confirmed confirmed = observer_.next();
    return confirmed.at - sent_at_[by_id_.at(confirmed.room)];
  }

  support::House& house_;
  PmsPeer& pms_;
  Observer observer_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::vector<bool> rented_;
  std::vector<Clock::time_point> sent_at_;
  std::unordered_map<std::size_t, std::size_t> stay_of_;
  std::size_t reservation_ = 0;
};

}  // namespace

CheckinResult measure_checkin(const CheckinOptions& options) {
  tests::TemporaryDirectory scratch;
  const std::filesystem::path property = scratch.path() / "property.toml";
  support::write_large_property(property, options.rooms);
  support::House house(options.programs, scratch.path(), property);
  if (!house.broker().start()) throw std::runtime_error("mosquitto does not start");

  CheckinResult result;
  result.floor = measure_floor(house, options);

  PmsPeer pms(house.pms_port());
  if (!house.start_hub()) throw std::runtime_error("innkeeperd does not start");
  pms.welcome_hub();
  store_preferences(house);
  const auto begun = Clock::now();
  if (!house.start_rooms()) throw std::runtime_error("innkeeper-simhotel does not start");
  result.seconds_to_online = wait_until_confirmed(house, begun);

  Product product(house, pms);
  // The observer first sees the retained reports of all rooms.
  std::this_thread::sleep_for(500ms + options.rooms * 1ms);
  result.product.latency = product.one_by_one(options.one_by_one);
  result.product.per_second = product.per_second(options.in_flight, options.seconds);
  result.hub_kib = support::resident_kib(house.hub().pid());
  result.broker_kib = support::resident_kib(house.broker().pid());
  return result;
}

}  // namespace innkeeper::bench
