// SPDX-License-Identifier: Apache-2.0
// Adds up what a room told over a slot of time, in whole numbers.
#pragma once

#include <cstdint>
#include <optional>

#include "hub/core/history/history_point.hpp"
#include "shared/room/report.hpp"
#include "shared/room/telemetry.hpp"

namespace innkeeper::hub {

/// What holds in a room from one word of it to the next.
struct HistoryLevels {
  std::optional<room::Temperature> air;
  std::optional<room::Temperature> setpoint;
  std::optional<room::Temperature> heat;
  std::optional<room::Temperature> cool;
  room::Percent heating;
  room::Percent cooling;
  std::optional<room::Percent> humidity;
  bool window = false;
  bool guest = false;
  bool staff = false;
  bool do_not_disturb = false;
  friend bool operator==(const HistoryLevels&, const HistoryLevels&) = default;
};

[[nodiscard]] HistoryLevels levels_of(const room::Report& report);
/// What only a report tells stays as it was.
void measure(HistoryLevels& levels, const room::Telemetry& telemetry);

class HistorySum {
 public:
  /// `levels` held for so long. REQUIRES: seconds >= 0.
  void add(const HistoryLevels& levels, std::int64_t seconds);
  /// A point as a part of this slot.
  void add(const HistoryPoint& point);
  /// What was added so far, and what still is, tells nothing of people.
  void forget_people() { lacks_people_ = true; }
  /// Nothing when nothing was told.
  [[nodiscard]] std::optional<HistoryPoint> point(room::UtcTime at) const;

 private:
  std::int64_t told_ = 0;
  std::int64_t air_ = 0;  // m°C x s
  std::int64_t air_told_ = 0;
  std::int64_t heating_ = 0;  // percent x s
  std::int64_t cooling_ = 0;
  std::int64_t humidity_ = 0;
  std::int64_t humidity_told_ = 0;
  std::int64_t window_ = 0;
  std::int64_t guest_ = 0;
  std::int64_t staff_ = 0;
  std::int64_t do_not_disturb_ = 0;
  bool lacks_people_ = false;
  std::optional<room::Temperature> setpoint_;
  std::optional<room::Temperature> heat_;
  std::optional<room::Temperature> cool_;
};

}  // namespace innkeeper::hub
