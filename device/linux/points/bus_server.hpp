// SPDX-License-Identifier: Apache-2.0
// Serves the points of one bus: drives what is wanted, reads what is due, lets what is silent rest, and
// logs what was lost and what came back, once each. It has no thread and no clock of its own, so that
// tests run it in virtual time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <vector>

#include "device/linux/points/bus.hpp"
#include "device/linux/points/point_table.hpp"
#include "shared/util/backoff.hpp"

namespace innkeeper::device {

/// An output is looked after so often: a unit that lost its power meanwhile has forgotten it.
inline constexpr room::Duration kRefresh = std::chrono::seconds(10);
/// Before the next attempt at a silent station, at random up to the first and at last the second: a dead
/// one must not take the time of those that live, and one that is back should not wait for long.
inline constexpr std::uint32_t kFirstRestMs = 500;
inline constexpr std::uint32_t kLongestRestMs = 10'000;

class BusServer {
 public:
  using Clock = std::function<room::Time()>;

  /// `points`, by index of the table, are all of one bus. References must outlive the server.
  BusServer(Bus& bus, const std::vector<Point>& all, std::vector<std::size_t> points,
            PointTable& table, Clock clock, std::uint32_t seed);

  /// Drives every output that is due, then reads one input that is. Says when it wants to be called
  /// next; earlier, when an output is to change.
  room::Time serve();

  /// Every output that does not hold on stop goes off, one attempt each; none more at a station that is
  /// silent.
  void stop();

 private:
  struct Entry {
    std::size_t point;
    std::size_t station;
    room::Time due;                      ///< of an input, and of an output's refresh
    std::optional<std::int32_t> driven;  ///< the last that was taken
    room::Time changed;
  };
  struct Station {
    Backoff backoff{kFirstRestMs, kLongestRestMs};
    room::Time rests_until;
  };

  [[nodiscard]] room::Time due(const Entry& entry, room::Time now) const;
  void drive(Entry& entry);
  void read(Entry& entry);
  void fail_at(Entry& entry, const Trouble& trouble);
  void heard_from(const Entry& entry);
  void log_lost(std::size_t point, const Trouble& trouble) const;
  void log_back(std::size_t point) const;

  Bus& bus_;
  const std::vector<Point>& all_;
  PointTable& table_;
  Clock clock_;
  std::minstd_rand random_;
  std::vector<Entry> entries_;
  std::map<std::size_t, Station> stations_;
};

}  // namespace innkeeper::device
