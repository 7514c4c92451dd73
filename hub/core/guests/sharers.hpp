// SPDX-License-Identifier: Apache-2.0
// Several guests with different wishes in one room: one rule of the property for all of them, and the
// sentence that says so. Pure.
#pragma once

#include <span>
#include <string>

#include "hub/core/guests/preferences.hpp"
#include "shared/config/property.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// What is stored for the guest of one stay.
struct GuestWish {
  Preferences preferences;  ///< empty: nothing is stored
  room::UtcTime changed{};  ///< when something of it was last changed
};

/// What holds in the room.
struct Agreement {
  Preferences wishes;
  /// For staff and guests alike, naming nobody; empty when no two wishes differ.
  std::string sentence;
};

/// `guests`: first arrival first. Each part (temperature by day, by night, fan, light on arrival, the
/// brightness of each scene, units, language) is settled for itself. Whoever has no wish for it agrees
/// with everybody. Where wishes differ:
/// - first_arrival: that of the guest who arrived first, so that nobody who joins changes the room over
///   the head of the one who is there;
/// - last_change: that of the guest who changed a wish last;
/// - average: the mean, to 0.1 degrees and 1 percent, half away from zero; for what has none, as
///   first_arrival;
/// - policy: that of nobody; the house's own value applies.
[[nodiscard]] Agreement agree(std::span<const GuestWish> guests, config::SharersRule rule);

}  // namespace innkeeper::hub
