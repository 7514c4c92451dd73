// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/stay_desk.hpp"

namespace innkeeper::hub {

Answer StayDesk::answer(const StayRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

Answer StayDesk::answer(const ShowSync&, Turn&) { return sync_.view(); }

Answer StayDesk::answer(const RequestSync&, Turn& turn) {
  if (!has_pms_) return NotFound{"no PMS is configured: nobody can be asked"};
  sync_.request(turn);
  return Done{};
}

Answer StayDesk::answer(const SettleSync& request, Turn& turn) {
  if (!sync_.settle(request.apply, turn)) {
    return NotFound{"no synchronisation waits for a decision"};
  }
  return Done{};
}

Answer StayDesk::answer(const PmsEvent& request, Turn& turn) { return feed_.take(request, turn); }

}  // namespace innkeeper::hub
