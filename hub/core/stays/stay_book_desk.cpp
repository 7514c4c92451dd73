// SPDX-License-Identifier: Apache-2.0
// What the desk did by hand, against what the PMS says of it: docs/stays.md has the rules in words.
#include <algorithm>
#include <utility>

#include "hub/core/stays/stay_book.hpp"
#include "hub/core/stays/stay_facts.hpp"

namespace innkeeper::hub {

std::optional<StayRow> StayBook::find(const std::string& reservation) {
  if (const StayRow* stay = register_.in_house(reservation)) return *stay;
  return register_.absent(reservation);
}

bool StayBook::is_by_desk(const StayRow& row, const Entry& entry) const {
  if (teller_ == Teller::desk) return true;
  // The PMS has said the same when it names the room where the desk has put the stay.
  const std::size_t said = rooms_.by_number(entry.room);
  return row.by_desk && (said == rooms_.size() || rooms_.room(said).id != row.room);
}

bool StayBook::desk_stands(const CheckedIn& event, Turn& turn) {
  if (teller_ == Teller::desk || !(event.resync || event.is_state)) return false;
  std::optional<StayRow> known = find(event.reservation);
  if (!known || !known->by_desk) return false;
  const bool is_here = known->status == StayStatus::in_house;
  const std::size_t said = rooms_.by_number(event.room);
  if (is_here && said < rooms_.size() && rooms_.room(said).id == known->room) return false;
  if (!is_here && known->since < kept_since(turn.utc())) return false;
  turn.note(Severity::warning, "desk_stands_against_pms",
            {{"room", std::string(known->room.view())},
             {"remedy",
              is_here ? "move the guest in the PMS too" : "check the guest out in the PMS too"}});
  audit_.record(turn, {known->room, "stay.desk_stands", is_here ? "moved by hand" : "left by hand",
                       "", "the PMS still tells otherwise"});
  if (!is_here) return true;
  const StayRow before = *known;
  take_facts(event.facts, *known, turn);
  if (*known == before) return true;
  touch(known->room);
  register_.put(*std::move(known));
  return true;
}

bool StayBook::leaves_to_desk(const std::string& reservation, const char* why, Turn& turn) {
  const StayRow* stay = register_.in_house(reservation);
  if (stay == nullptr || !stay->by_desk || teller_ == Teller::desk) return false;
  if (stay->doubted) return true;
  turn.note(Severity::warning, "desk_stay_in_doubt",
            {{"room", std::string(stay->room.view())},
             {"why", why},
             {"remedy",
              "look at 'innkeeper pms sync show', then 'innkeeper pms sync apply' or 'discard'"}});
  audit_.record(turn, {stay->room, "stay.in_doubt", "by hand", "in doubt", why});
  doubt({reservation}, true);
  return true;
}

/// The PMS says that somebody is in a room where the desk has put somebody.
void StayBook::meet_desk_stays(const Entry& entry, const room::RoomId& room, Turn& turn) {
  if (teller_ == Teller::desk) return;
  for (const StayRow& row : in_room(room)) {
    if (!row.by_desk || row.reservation == entry.reservation) continue;
    const bool is_same_guest = row.profile && row.profile == entry.facts.profile;
    if (is_same_guest && register_.in_house(entry.reservation) == nullptr) {
      adopt(row, entry.reservation, turn);
    } else if (entry.share != Share::alone) {
      static_cast<void>(leaves_to_desk(row.reservation, "the PMS has somebody else there", turn));
    }
  }
}

/// The guest was there all the time: who is in the room did not change, only what the stay is called.
void StayBook::adopt(const StayRow& row, const std::string& reservation, Turn& turn) {
  audit_.record(turn, {row.room, "stay.adopted", "by hand", "told by the PMS", ""});
  StayRow adopted = row;
  adopted.reservation = reservation;
  register_.erase(row.reservation);
  register_.put(std::move(adopted));
}

}  // namespace innkeeper::hub
