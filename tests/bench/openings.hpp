// SPDX-License-Identifier: Apache-2.0
// How well a room without a window contact knows an open window, and tells it from a terminal or a sensor
// that died: simulated winter days with guests.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/control/terminal.hpp"

namespace innkeeper::bench {

enum class Winter : std::uint8_t {
  healthy,        // nobody opens a window
  airing,         // guests open one each evening, and forget it at times
  dead_terminal,  // windows stay shut; the terminal gives no heat from some hour of the third day on
  frozen_sensor,  // likewise, but it is the air sensor that stays where it was
};

struct OpeningsOptions {
  Winter winter = Winter::healthy;
  int days = 14;  ///< from some day of January on, in the cold climate
  control::Terminal terminal;
  /// The air sensor has steps of 0.1 K and no noise, which hides them from whoever looks at single steps;
  /// else the noise of sim::temperature_sensor().
  bool noise_free = false;
  double open_window_per_h = 6;  ///< changes of air while a window is open
  std::uint32_t seed = 1;        ///< of room, weather and guests
};

/// One opening of the window for at least kLongOpening_min.
struct Opening {
  double minutes = 0;
  double outdoor_c = 0;             ///< when it was opened
  bool heated = false;              ///< the terminal heated when it was opened
  std::optional<double> found_min;  ///< after it was opened; none: not while it was open
};
inline constexpr double kLongOpening_min = 10;

struct OpeningsResult {
  double days = 0;
  std::vector<Opening> openings;
  int false_openings = 0;    ///< told while the window was shut for five minutes or longer
  double false_minutes = 0;  ///< for which the terminal stood still because of them
  double late_minutes = 0;   ///< from shutting a window that was found to the terminal's release
  // Of what died, its hours until it was told; none: it was not.
  std::optional<double> heating_told_h;
  std::optional<double> frozen_told_h;
  // Told of what works, and did not stand at an open window within the hour.
  int false_heating = 0;
  int false_frozen = 0;
  // The truth since something died.
  double coldest_c = 100;
  double hottest_c = -100;
};

/// Deterministic.
[[nodiscard]] OpeningsResult simulate_winter(const OpeningsOptions& options);

}  // namespace innkeeper::bench
