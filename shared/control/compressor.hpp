// SPDX-License-Identifier: Apache-2.0
// Control of a packaged terminal unit or split: a compressor that is on or off, and must not be asked
// to start too often.
#pragma once

#include <optional>

#include "shared/control/changeover.hpp"
#include "shared/control/last_need.hpp"
#include "shared/control/terminal.hpp"

namespace innkeeper::control {

/// Half a kelvin about the edge of the band would be the classic; a little less keeps a guest from
/// feeling the swing, and six starts an hour allow it (our choice).
inline constexpr room::TemperatureDelta kHysteresis = room::TemperatureDelta::milli_kelvin(400);
/// Carrier TC-PHP01 manual: three minutes on, five minutes off, and ten minutes from start to start, which
/// its cycle timer calls six cycles an hour.
inline constexpr room::Duration kShortestOn = std::chrono::minutes(3);
inline constexpr room::Duration kShortestOff = std::chrono::minutes(5);
inline constexpr room::Duration kStartSpacing = std::chrono::minutes(10);
inline constexpr int kMostStartsAnHour = 6;
/// The fan takes what the coil still holds (our choice).
inline constexpr room::Duration kFanOverrun = std::chrono::seconds(60);
/// A duty without a temperature is given in so long: two starts an hour, and its shortest part, 20 %, is
/// twice the shortest run (our choice).
inline constexpr room::Duration kBlindPeriod = std::chrono::minutes(30);

class Compressor {
 public:
  /// `now`: when the board started. When the compressor started last is not known, so it counts as
  /// started in that instant, and stopped by it: protection that survives any power cut without a clock
  /// and without a byte in flash. `remembered`: the room's last need before.
  Compressor(room::Time now, const NeedState& remembered)
      : changeover_(remembered.direction), need_(remembered), started_at_(now), stopped_at_(now) {}

  /// One control step; `passed` since the last one.
  ClimateCommand step(const ClimateTask& task, room::Time now, room::Duration passed);

  [[nodiscard]] const NeedState& need() const { return need_.state(); }

 private:
  /// In which direction it shall work, and whether it shall run right now.
  struct Demand {
    Direction direction = Direction::none;
    bool run = false;
  };
  [[nodiscard]] Demand seen(const ClimateTask& task) const;
  [[nodiscard]] Demand blind(const ClimateTask& task, room::Time now);
  [[nodiscard]] bool runs() const { return running_ != Direction::none; }
  [[nodiscard]] bool rested(room::Time now) const;
  void start(Direction direction, room::Time now);
  void stop(room::Time now);
  [[nodiscard]] ClimateCommand command(const ClimateTask& task, room::Time now) const;

  Changeover changeover_;
  LastNeed need_;
  Direction running_ = Direction::none;
  room::Time started_at_;
  room::Time stopped_at_;
  bool runs_on_ = false;  ///< the fan, since the board's first start of the compressor
  std::optional<room::Time> blind_since_;  ///< with a duty to give
};

}  // namespace innkeeper::control
