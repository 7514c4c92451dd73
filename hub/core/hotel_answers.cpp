// SPDX-License-Identifier: Apache-2.0
// Which desk of the hotel answers what people ask; apart because it grows with every area.
#include "hub/core/hotel.hpp"

namespace innkeeper::hub {

Answer Hotel::answer(const RoomRequest& request, Turn&) { return room_desk_.answer(request); }

Answer Hotel::answer(const HousekeepingRequest& request, Turn& turn) {
  return housekeeping_desk_.answer(request, turn);
}

Answer Hotel::answer(const OverrideRequest& request, Turn& turn) {
  return override_desk_.answer(request, turn);
}

Answer Hotel::answer(const ExplainRequest& request, Turn& turn) {
  return room_desk_.answer(request, turn.utc());
}

Answer Hotel::answer(const GuestRequest& request, Turn& turn) {
  return guest_desk_.answer(request, turn);
}

Answer Hotel::answer(const StayRequest& request, Turn& turn) {
  return stay_desk_.answer(request, turn);
}

Answer Hotel::answer(const PropertyRequest& request, Turn& turn) {
  return property_desk_.answer(request, turn);
}

Answer Hotel::answer(const AuditRequest& request, Turn&) { return audit_desk_.answer(request); }

Answer Hotel::answer(const DataRequest& request, Turn& turn) {
  return data_desk_.answer(request, turn);
}

}  // namespace innkeeper::hub
