// SPDX-License-Identifier: Apache-2.0
// What every point was last known to be and what it shall become: the one place where the control step
// and the workers of the buses meet. Neither ever waits for the other here. It is told the time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "device/linux/points/bus.hpp"
#include "device/linux/points/point.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::device {

/// A measurement is none once it is older than this many of its periods, and older than kLeastAge.
inline constexpr int kFreshPeriods = 3;
inline constexpr room::Duration kLeastAge = std::chrono::seconds(5);
/// An output that did not take its value for so long is a fault: longer than a slow line needs for all
/// of its points, shorter than a guest waits.
inline constexpr room::Duration kOutputPatience = std::chrono::seconds(5);
/// A fan's relay closes so long after the last other one opened: two windings at once burn the motor. Ten
/// times what a relay needs to open.
inline constexpr room::Duration kBreakBeforeMake = std::chrono::milliseconds(100);

/// All of one point, for people.
struct PointState {
  std::optional<Sample> sample;  ///< of an input, fresh or not
  std::optional<room::Time>
      at;  ///< of the sample, or when an output was last found to hold `taken`
  std::optional<std::int32_t> wanted;
  std::optional<std::int32_t> taken;
  std::string trouble;  ///< empty: none
};

/// Thread-safe.
class PointTable {
 public:
  explicit PointTable(const std::vector<Point>& points);

  // For the control step.
  /// The latest value; none: never read, or too old.
  [[nodiscard]] std::optional<std::int64_t> fresh(std::size_t point, room::Time now) const;
  /// The same of a contact that must not be missed: also true if it was so since the last call.
  [[nodiscard]] std::optional<bool> seen(std::size_t point, room::Time now);
  /// Hands over what an output shall hold.
  void want(std::size_t point, std::int32_t value, room::Time now);
  /// No output lacks its value for longer than kOutputPatience.
  [[nodiscard]] bool outputs_hold(room::Time now) const;
  /// This one does not.
  [[nodiscard]] bool holds(std::size_t point, room::Time now) const;
  [[nodiscard]] PointState state(std::size_t point) const;

  // For the workers.
  void sampled(std::size_t point, const Sample& sample, room::Time now);
  /// True when it worked before: worth a line in the log.
  bool failed(std::size_t point, std::string why, room::Time now);
  /// True when it failed before.
  bool taken(std::size_t point, std::int32_t value, room::Time now);
  /// True when it failed before.
  bool recovered(std::size_t point);
  /// What is to be driven now; none: nothing was wanted yet, or another relay of the fan is not open yet.
  [[nodiscard]] std::optional<std::int32_t> wanted(std::size_t point, room::Time now) const;

 private:
  struct Cell {
    PointState state;
    bool was_true = false;                  ///< of a contact, since seen()
    std::optional<room::Time> lacks_since;  ///< of an output: its value
    std::optional<room::Time> opened_at;    ///< of a relay: taken as off since then
  };
  [[nodiscard]] static bool holds(const Cell& cell, room::Time now) {
    return !cell.lacks_since || now - *cell.lacks_since <= kOutputPatience;
  }
  [[nodiscard]] bool may_close(std::size_t point, room::Time now) const;
  [[nodiscard]] bool is_fresh(std::size_t point, room::Time now) const;

  const std::vector<Point>& points_;
  mutable std::mutex mutex_;
  std::vector<Cell> cells_;
};

}  // namespace innkeeper::device
