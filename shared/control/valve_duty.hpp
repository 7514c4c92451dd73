// SPDX-License-Identifier: Apache-2.0
// An on/off valve that gives a share of its power: open for a while, shut for a while.
#pragma once

#include <optional>

#include "shared/room/time.hpp"

namespace innkeeper::control {

/// A thermal actuator needs about three minutes from shut to open and back: what is shorter is no
/// opening, and no rest (our choice).
inline constexpr room::Duration kValveShortest = std::chrono::minutes(3);
/// From one opening to the next: at most six an hour, as often as compressors start (our choice).
inline constexpr room::Duration kValveSpacing = std::chrono::minutes(10);

/// Keeps account of the power that is owed: it grows with the duty and is paid while the valve is open.
/// The valve opens when kValveShortest of full power is owed and shuts when nothing is, so that any
/// duty, however it changes, is met on average.
class ValveDuty {
 public:
  /// One step; `percent` is wanted, 0 to 100; `may_open`: nothing else forbids an opening now. True: it
  /// is open. Full duty opens without waiting for the account, within the bounds above.
  bool step(int percent, bool may_open, room::Time now, room::Duration passed);
  /// Shuts at once, whatever is owed: safety.
  void shut(room::Time now);
  [[nodiscard]] bool is_open() const { return open_; }

 private:
  [[nodiscard]] bool rested(room::Time now) const;

  room::Duration owed_{};  ///< of full power, 0 to kValveShortest
  bool open_ = false;
  std::optional<room::Time> opened_at_;
  std::optional<room::Time> shut_at_;
};

}  // namespace innkeeper::control
