// SPDX-License-Identifier: Apache-2.0
// Whether somebody is up in the dark and needs to see the way.
#pragma once

#include <optional>

#include "shared/room/situation.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::control {

/// How long the way stays lit after the last motion (our choice: to the bathroom and, with its own
/// motion, back).
inline constexpr room::Duration kPathLitFor = std::chrono::seconds(90);

class PathLight {
 public:
  /// `motion`: somebody moves now. `dark`: no light is decided to burn but the path itself. Only in the
  /// quiet hours, when the hour is known, and while a guest is in.
  bool update(bool motion, bool dark, const room::Situation& situation,
              const room::QuietHours& quiet, room::Time now) {
    const bool night = room::day_part(situation.time, quiet) == room::DayPart::night;
    const bool guest = situation.presence == room::Presence::guest ||
                       situation.presence == room::Presence::leaving;
    if (!night || !guest || !dark) {
      lit_until_.reset();
    } else if (motion) {
      lit_until_ = now + kPathLitFor;
    }
    return lit_until_ && now < *lit_until_;
  }

 private:
  std::optional<room::Time> lit_until_;
};

}  // namespace innkeeper::control
