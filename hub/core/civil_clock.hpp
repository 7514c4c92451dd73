// SPDX-License-Identifier: Apache-2.0
// The core's port to the calendar of the property's time zone: which wall-clock time a moment is.
#pragma once

#include "shared/room/situation.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Pure: the same answers for the same questions. Implementations are thread-safe.
class CivilClock {
 public:
  virtual ~CivilClock() = default;
  /// Minutes by which the property's clocks are ahead of UTC at this moment, -1,440 to 1,440.
  [[nodiscard]] virtual int offset_min(room::UtcTime at) const = 0;

  [[nodiscard]] room::LocalTime local(room::UtcTime at) const {
    return {at, static_cast<std::int16_t>(offset_min(at))};
  }
};

}  // namespace innkeeper::hub
