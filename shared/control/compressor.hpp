// SPDX-License-Identifier: Apache-2.0
// Control of a packaged terminal unit or split: a compressor that is on or off, and must not be asked
// to start too often.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "shared/control/fan_coil.hpp"
#include "shared/control/terminal.hpp"

namespace innkeeper::control {

/// Half a kelvin about the edge of the band would be the classic; a little less keeps a guest from
/// feeling the swing, and six starts an hour allow it (our choice).
inline constexpr room::TemperatureDelta kHysteresis = room::TemperatureDelta::milli_kelvin(400);
/// Carrier TC-PHP01 manual: three minutes on, five minutes off, at most six cycles an hour.
inline constexpr room::Duration kShortestOn = std::chrono::minutes(3);
inline constexpr room::Duration kShortestOff = std::chrono::minutes(5);
inline constexpr int kMostStartsAnHour = 6;
/// The fan takes what the coil still holds (our choice).
inline constexpr room::Duration kFanOverrun = std::chrono::seconds(60);

class Compressor {
 public:
  /// `now`: when the board started. How long the compressor has been off before is not known, so it
  /// rests for kShortestOff first: protection that survives a reboot without a clock.
  explicit Compressor(room::Time now) : stopped_at_(now) {}

  ClimateCommand step(const ClimateTask& task, room::Time now);

  [[nodiscard]] bool runs() const { return running_ != Direction::none; }
  /// Starts since the board started.
  [[nodiscard]] std::uint32_t starts() const { return starts_; }

 private:
  [[nodiscard]] Direction needed(const ClimateTask& task) const;
  [[nodiscard]] bool may_start(Direction direction, const ClimateTask& task, room::Time now);
  void start(Direction direction, room::Time now);
  void stop(room::Time now);
  [[nodiscard]] ClimateCommand command(const ClimateTask& task, room::Time now) const;

  Direction running_ = Direction::none;
  Direction last_ = Direction::none;  ///< what it did when it ran last
  room::Time started_at_;
  room::Time stopped_at_;
  std::optional<room::Time> other_since_;
  room::TemperatureBand band_;
  bool band_moved_ = false;
  std::array<std::optional<room::Time>, kMostStartsAnHour> starts_at_{};  ///< a ring
  std::uint32_t starts_ = 0;
};

}  // namespace innkeeper::control
