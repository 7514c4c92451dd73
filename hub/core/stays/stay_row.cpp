// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/stay_row.hpp"

#include <limits>

#include "hub/core/guests/preferences.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {

std::string_view name_of(StayStatus status) {
  switch (status) {
    case StayStatus::in_house: return "in_house";
    case StayStatus::checked_out: return "checked_out";
  }
  panic("a StayStatus has a name");
}

const char* refusal(const StayRow& row) {
  if (row.reservation.empty() || row.reservation.size() > kMaxReservationBytes) {
    return "a reservation has 1 to 64 bytes";
  }
  if (!room::room_id(row.room.view())) return "a stay has a room with a valid id";
  if (row.profile && !is_profile_key(*row.profile)) {
    return "a profile is a key of 1 to 64 plain characters";
  }
  if (row.arrival > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
    return "an arrival is at most 2^63-1";
  }
  return nullptr;
}

}  // namespace innkeeper::hub
