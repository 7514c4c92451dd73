// SPDX-License-Identifier: Apache-2.0
// What a room should be, from its type's policy and the preferences of those in house. Pure.
#pragma once

#include <span>

#include "hub/core/guests/preferences.hpp"
#include "shared/config/property.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::hub {

/// The content of a room's plan; id and tenancy are left zero.
///
/// `guests`: the stored preferences of the stays in house, first arrival first, empty Preferences
/// for a stay without any. Several guests with different wishes: for each part (comfort, welcome
/// light) the guest who arrived first among those who have a wish decides. Averaging would please
/// nobody, and a later sharer must not change the room over the head of the one who is already
/// there. Lights that a guest likes and this room type lacks are left out.
[[nodiscard]] room::Plan compose(const config::RoomType& type, bool rented,
                                 std::span<const Preferences> guests);

}  // namespace innkeeper::hub
