// SPDX-License-Identifier: Apache-2.0
// The clocks of the hub: the only place of the hub that reads them.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "hub/core/civil_clock.hpp"
#include "hub/core/now.hpp"
#include "shared/room/situation.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::daemon {

/// Steady time, UTC, and the civil time of the property. Thread-safe.
class HotelClock final : public CivilClock {
 public:
  /// Fails with a message when the time zone database does not know `timezone` (an IANA name).
  [[nodiscard]] static Result<HotelClock, std::string> in(const std::string& timezone);

  [[nodiscard]] Now now() const;
  /// What a clock on the wall of the property shows.
  [[nodiscard]] std::chrono::local_seconds local() const;
  [[nodiscard]] int offset_min(room::UtcTime at) const override;
  /// UTC and how far the property is east of it now: what boards are told.
  [[nodiscard]] room::LocalTime room_time() const;

 private:
  struct Zone;
  explicit HotelClock(std::shared_ptr<const Zone> zone) : zone_(std::move(zone)) {}

  std::shared_ptr<const Zone> zone_;
};

}  // namespace innkeeper::hub::daemon
