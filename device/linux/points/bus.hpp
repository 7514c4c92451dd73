// SPDX-License-Identifier: Apache-2.0
// What every kind of hardware does for its points, called from one worker thread. Each call ends by the
// deadline of its bus: a file's in milliseconds, a 1-wire conversion in about one second, a Modbus
// answer in the timeout that agent.toml gives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "device/linux/points/point.hpp"
#include "shared/room/time.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::device {

/// One value as read.
struct Sample {
  std::int64_t raw = 0;    ///< what the hardware says
  std::int64_t value = 0;  ///< thousandths of a degree or percent; 1 or 0 of a contact
  friend bool operator==(const Sample&, const Sample&) = default;
};

/// Why a point cannot be read or driven.
struct Trouble {
  std::string what;
  /// Nothing answers there: all points of the same station rest before the next attempt.
  bool silent = false;
};

/// What a check at start found, in the words of a config::Problem.
struct Finding {
  std::string seen;
  std::string remedy;
};

/// A point that exists and that nobody bound.
struct UnboundPoint {
  std::string where;
  std::string state;  ///< what it shows, or who uses it; may be empty
};

class Bus {
 public:
  virtual ~Bus() = default;

  /// Looks for `point` and tries it, without changing any output. Nothing: it is there.
  [[nodiscard]] virtual std::optional<Finding> check(const Point& point) = 0;
  [[nodiscard]] virtual Result<Sample, Trouble> read(const Point& point) = 0;
  /// Makes `point` hold `value`, in the hardware's own words. Called again now and then with a value
  /// that was taken before: then it is repaired if the hardware lost it, and else left alone.
  [[nodiscard]] virtual Result<void, Trouble> drive(const Point& point, std::int32_t value) = 0;
  /// What an output holds at this moment, without changing it; none: it cannot be asked.
  [[nodiscard]] virtual std::optional<std::int32_t> held(const Point& point) = 0;
  /// Whom `point` shares its silence with, by any number.
  [[nodiscard]] virtual std::size_t station(const Point& point) const = 0;
  /// Least time between two changes of one output: a slow line must also be read.
  [[nodiscard]] virtual room::Duration least_gap() const { return {}; }
  /// Points that exist besides those of `bound`.
  [[nodiscard]] virtual std::vector<UnboundPoint> unbound(const std::vector<Point>& bound) = 0;
};

}  // namespace innkeeper::device
