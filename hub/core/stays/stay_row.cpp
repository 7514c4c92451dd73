// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/stay_row.hpp"

#include <algorithm>
#include <limits>

#include "hub/core/guests/preferences.hpp"
#include "shared/room/plan.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {

std::string_view name_of(StayStatus status) {
  switch (status) {
    case StayStatus::expected: return "expected";
    case StayStatus::in_house: return "in_house";
    case StayStatus::checked_out: return "checked_out";
  }
  panic("a StayStatus has a name");
}

KeptHand kept_of(const room::Hand& hand) {
  KeptHand kept{hand.setpoint, hand.fan, hand.scene, hand.service};
  if (kept.setpoint &&
      (*kept.setpoint < room::kLowestTarget || *kept.setpoint > room::kHighestTarget)) {
    kept.setpoint.reset();
  }
  return kept;
}

const char* refusal(const StayRow& row) {
  if (row.reservation.empty() || row.reservation.size() > kMaxReservationBytes) {
    return "a reservation has 1 to 64 bytes";
  }
  if (!room::room_id(row.room.view())) return "a stay has a room with a valid id";
  if (row.left_room && !room::room_id(row.left_room->view())) {
    return "a stay has left a room with a valid id";
  }
  if (row.profile && !is_profile_key(*row.profile)) {
    return "a profile is a key of 1 to 64 plain characters";
  }
  if (row.arrival > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
    return "an arrival is at most 2^63-1";
  }
  const std::size_t longest =
      std::max({row.language.size(), row.vip.size(), row.tier.size(), row.greeting.size()});
  if (longest > kMaxFactBytes)
    return "language, vip, tier and greeting have at most 256 bytes each";
  if (row.kept.setpoint &&
      (*row.kept.setpoint < room::kLowestTarget || *row.kept.setpoint > room::kHighestTarget)) {
    return "a kept set point is 5 to 35 degrees";
  }
  return nullptr;
}

}  // namespace innkeeper::hub
