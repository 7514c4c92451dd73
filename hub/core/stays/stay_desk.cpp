// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/stay_desk.hpp"

namespace innkeeper::hub {

Answer StayDesk::answer(const StayRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

Answer StayDesk::answer(const ShowSync&, Turn&) { return parts_.sync.view(); }

Answer StayDesk::answer(const RequestSync&, Turn& turn) {
  if (!has_pms_) return NotFound{"no PMS is configured: nobody can be asked"};
  parts_.sync.request(turn);
  return Done{};
}

Answer StayDesk::answer(const SettleSync& request, Turn& turn) {
  if (!parts_.sync.settle(request.apply, turn)) {
    return NotFound{"no synchronisation waits for a decision"};
  }
  return Done{};
}

Answer StayDesk::answer(const PmsEvent& request, Turn& turn) {
  return parts_.feed.take(request, turn);
}

Answer StayDesk::answer(const ShowRoomStays& request, Turn&) {
  const std::size_t room = parts_.rooms.by_number(request.number);
  if (room == parts_.rooms.size()) return no_room(request.number);
  const room::RoomId& id = parts_.rooms.room(room).id;
  return RoomStaysView{request.number, parts_.stays.in_room(id),
                       parts_.arrivals.expected_until(id)};
}

}  // namespace innkeeper::hub
