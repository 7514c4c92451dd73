// SPDX-License-Identifier: Apache-2.0
// Who watches a hotel under load from outside, and what every load begins with.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "shared/room/plan.hpp"
#include "tests/bench/mqtt_probe.hpp"
#include "tests/bench/samples.hpp"
#include "tests/support/house.hpp"

namespace innkeeper::bench {

// More profiles than this make no difference to the database's lookup.
inline constexpr std::size_t kProfiles = 200;

/// Stores preferences of the profiles bench-0 .. bench-199. Throws std::runtime_error.
void store_preferences(support::House& house);

/// Seconds from `begun` until every room confirmed its plan; throws std::runtime_error after 120.
double wait_until_confirmed(support::House& house, Clock::time_point begun);

/// Sees every report and knows which room took a newer plan when. Thread-safe.
class Observer {
 public:
  explicit Observer(support::House& house);

  struct Confirmed {
    std::string room;
    Clock::time_point at;
  };

  /// The next room that took a newer plan; throws std::runtime_error after 20 s.
  [[nodiscard]] Confirmed next();
  /// Forgets what was confirmed so far.
  void clear();

 private:
  void on(std::string_view topic, std::string_view payload);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::unordered_map<std::string, room::PlanId> applied_;  // guarded by mutex_
  std::deque<Confirmed> confirmed_;                        // guarded by mutex_
  MqttProbe probe_;
};

}  // namespace innkeeper::bench
