// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/stay_book.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "hub/core/stays/stay_facts.hpp"
#include "shared/util/planted.hpp"

namespace innkeeper::hub {
namespace {

bool is_subset(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return std::all_of(part.begin(), part.end(), [&whole](const std::string& reservation) {
    return std::find(whole.begin(), whole.end(), reservation) != whole.end();
  });
}

bool share_any(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const std::string& reservation) {
    return std::find(b.begin(), b.end(), reservation) != b.end();
  });
}

std::string stays_text(std::size_t count) {
  if (count == 0) return "vacant";
  return count == 1 ? "1 stay" : std::to_string(count) + " stays";
}

}  // namespace

void StayBook::load() {
  touched_.clear();
  was_there_.clear();
  swept_.reset();
  brought_.clear();
  register_.load();
}

void StayBook::apply(const StayEvent& event, Turn& turn, Teller teller) {
  teller_ = teller;
  touched_.clear();
  was_there_.clear();
  brought_.clear();
  std::visit([&](const auto& what) { on(what, turn); }, event);
  mark_touched(turn);
  teller_ = Teller::pms;
}

void StayBook::close_all(const std::vector<std::string>& reservations, Turn& turn) {
  touched_.clear();
  was_there_.clear();
  brought_.clear();
  for (const std::string& reservation : reservations) close(reservation, turn);
  mark_touched(turn);
}

void StayBook::doubt(const std::vector<std::string>& reservations, bool doubted) {
  for (const std::string& reservation : reservations) {
    const StayRow* stay = register_.in_house(reservation);
    if (stay == nullptr || stay->doubted == doubted) continue;
    StayRow row = *stay;
    row.doubted = doubted;
    register_.put(std::move(row));
  }
}

void StayBook::mark_touched(Turn& turn) {
  // At no instant may two rooms be the same guest's: the plan of a room that was left goes out
  // before the plan of a room that was entered.
  for (const bool entered : {false, true}) {
    for (const auto& [room, before] : touched_) {
      const std::vector<std::string> after = register_.reservations_in(room);
      const bool backwards = planted(PlantedBug::hub_tells_entered_room_first);
      if (is_subset(after, before) == (entered != backwards)) continue;
      const std::size_t index = rooms_.by_id(room);
      if (index == rooms_.size()) continue;
      // Whoever was there all the time keeps the tenancy of the room that seemed vacant: a new one
      // would make the room forget and welcome.
      const bool changed_hands = before != after && !share_any(before, after) &&
                                 !(before.empty() && was_there_.contains(room));
      turn.replan(index, changed_hands);
      if (before.size() != after.size() || changed_hands) {
        audit_.record(turn, {room, "stays", stays_text(before.size()), stays_text(after.size()),
                             teller_ == Teller::desk ? "by hand" : ""});
      }
    }
  }
  // Not before: a given hand marks its room too.
  for (const auto& [index, given] : brought_) hands_.give(index, given, turn);
}

void StayBook::on_time(Turn& turn) {
  // A clock that was set back must not make them wait.
  const bool is_due =
      !swept_ || turn.utc() < *swept_ || turn.utc().seconds - swept_->seconds >= kStaySweep.count();
  if (!is_due) return;
  const std::size_t erased = register_.erase_absent_before(kept_since(turn.utc()), kStaySweepBatch);
  if (erased == 0) return;
  if (erased < kStaySweepBatch) swept_ = turn.utc();
  audit_.record(
      turn, {std::nullopt, "retention.stays", stays_text(erased), "",
             "stays.departed_hours is " + std::to_string(rooms_.property().stays.departed_hours)});
}

/// Stays that left before have had their time.
room::UtcTime StayBook::kept_since(room::UtcTime now) const {
  const std::chrono::seconds kept = std::chrono::hours(rooms_.property().stays.departed_hours);
  return {now.seconds - kept.count()};
}

std::optional<room::UtcTime> StayBook::next_deadline() const {
  const auto oldest = register_.oldest_absence();
  if (!oldest) return std::nullopt;
  const std::chrono::seconds kept = std::chrono::hours(rooms_.property().stays.departed_hours);
  const room::UtcTime over{oldest->seconds + kept.count() + 1};
  return swept_ ? std::max(over, room::UtcTime{swept_->seconds + kStaySweep.count()}) : over;
}

std::optional<std::vector<room::RoomId>> StayBook::rooms_concerned(const StayEvent& event) const {
  std::vector<room::RoomId> rooms;
  const auto add_number = [&](const std::string& number) {
    const std::size_t index = rooms_.by_number(number);
    if (index < rooms_.size()) rooms.push_back(rooms_.room(index).id);
  };
  return std::visit(
      [&](const auto& what) -> std::optional<std::vector<room::RoomId>> {
        if constexpr (requires { what.room; }) {
          add_number(what.room);
          if constexpr (requires { what.reservation; }) {
            const StayRow* stay = register_.in_house(what.reservation);
            if (stay != nullptr) rooms.push_back(stay->room);
          }
          return rooms;
        } else {
          return std::nullopt;
        }
      },
      event);
}

void StayBook::on(const CheckedIn& event, Turn& turn) {
  if (desk_stands(event, turn)) return;
  enter({event.reservation, event.room, event.facts, event.share,
         event.resync ? Manner::was_there : Manner::arrives},
        turn);
}

void StayBook::on(const StayUpdated& event, Turn& turn) {
  const StayRow* stay = register_.in_house(event.reservation);
  if (stay == nullptr) {
    turn.note(Severity::info, "stay_update_for_nobody", {{"room", event.room}});
    return;
  }
  const Entry entry{event.reservation, event.room, event.facts, Share::unknown, Manner::arrives};
  const std::size_t said = rooms_.by_number(event.room);
  const room::RoomId room = stay->room;
  if (said < rooms_.size() && rooms_.room(said).id != room && !stay->by_desk) {
    const room::RoomId to = rooms_.room(said).id;
    turn.note(Severity::warning, "missed_room_move",
              {{"from", std::string(room.view())}, {"to", std::string(to.view())}});
    audit_.record(turn, {to, "stay.missed_move", std::string(room.view()), std::string(to.view()),
                         "a change of data named another room"});
    settle(entry, to, turn);
    return;
  }
  // What the record does not say stays as it was.
  settle(entry, room, turn);
}

void StayBook::on(const RoomMoved& event, Turn& turn) {
  enter({event.reservation, event.room, event.facts, event.share, Manner::arrives}, turn);
}

void StayBook::on(const CheckedOut& event, Turn& turn) {
  const StayRow* stay = register_.in_house(event.reservation);
  if (stay == nullptr) {
    const bool says_who = planted(PlantedBug::hub_logs_reservation);
    turn.note(Severity::info, "check_out_for_nobody",
              {{"room", says_who ? event.reservation : event.room}});
    return;
  }
  const std::size_t said = rooms_.by_number(event.room);
  const bool left_it_just_now = said < rooms_.size() && stay->left_room == rooms_.room(said).id &&
                                stay->room != stay->left_room &&
                                turn.utc().seconds - stay->moved_at.seconds <= kMovePair.count();
  if (left_it_just_now && !planted(PlantedBug::hub_believes_late_half_of_move)) {
    turn.note(Severity::info, "check_out_was_half_of_a_move",
              {{"room", std::string(stay->left_room->view())}});
    return;
  }
  close(event.reservation, turn);
}

void StayBook::on(const CheckInReversed& event, Turn& turn) {
  const StayRow* stay = register_.in_house(event.reservation);
  if (stay == nullptr) {
    turn.note(Severity::info, "check_in_reversed_for_nobody", {{"room", event.room}});
    return;
  }
  if (leaves_to_desk(event.reservation, "the PMS says that nobody checked in", turn)) return;
  StayRow row = *stay;
  touch(row.room);
  if (row.forgotten) {
    register_.erase(event.reservation);
    return;
  }
  row.status = StayStatus::expected;
  row.since = turn.utc();
  row.greeting.clear();
  row.doubted = false;
  register_.put(std::move(row));
}

void StayBook::on(const CheckOutReversed& event, Turn& turn) {
  enter({event.reservation, event.room, event.facts, Share::unknown, Manner::was_there}, turn);
}

void StayBook::on(const RoomEmptied& event, Turn& turn) {
  const room::RoomId* room = known_room(event.room, turn);
  if (room == nullptr) return;
  for (const StayRow& row : in_room(*room)) {
    if (!leaves_to_desk(row.reservation, "the PMS says that the room is vacant", turn)) {
      close(row.reservation, turn);
    }
  }
}

void StayBook::enter(const Entry& entry, Turn& turn) {
  const room::RoomId* room = known_room(entry.room, turn);
  if (room == nullptr) {
    // In house where this hub controls nothing: a room of ours is no longer theirs.
    close(entry.reservation, turn);
    return;
  }
  meet_desk_stays(entry, *room, turn);
  // The PMS is the master of who is in house: a guest who is alone in a room has no sharers, so a
  // check-out was missed.
  if (entry.share == Share::alone) close_others(*room, entry.reservation, turn);
  settle(entry, *room, turn);
}

void StayBook::settle(const Entry& entry, const room::RoomId& room, Turn& turn) {
  const StayRow* stay = register_.in_house(entry.reservation);
  if (stay == nullptr) {
    auto absent = register_.absent(entry.reservation);
    if (absent && absent->since >= kept_since(turn.utc())) {
      reinstate(*std::move(absent), entry, room, turn);
      return;
    }
    StayRow row;
    row.reservation = entry.reservation;
    row.room = room;
    row.arrival = register_.next_arrival();
    row.since = turn.utc();
    row.by_desk = is_by_desk(row, entry);
    take_facts(entry.facts, row, turn);
    touch(room);
    if (entry.manner == Manner::was_there) was_there_.insert(room);
    register_.put(std::move(row));
    return;
  }
  StayRow row = *stay;
  const StayRow before = row;
  const KeptHand hand = row.room == room ? KeptHand{} : hand_of(row);
  row.room = room;
  row.doubted = false;
  if (teller_ != Teller::desk || before.room != room) row.by_desk = is_by_desk(row, entry);
  take_facts(entry.facts, row, turn);
  if (row == before) {
    if (planted(PlantedBug::hub_audits_what_it_knows)) {
      audit_.record(turn, {room, "stays", "", "", "said again"});
    }
    return;
  }
  if (before.room == room) {
    touch(room);
    register_.put(std::move(row));
    return;
  }
  if (!planted(PlantedBug::hub_moves_without_vacating)) touch(before.room);
  touch(room);
  row.left_room = before.room;
  row.moved_at = turn.utc();
  register_.put(row);
  if (entry.manner == Manner::was_there) {
    // Moved a while ago: whatever is set in the new room is theirs.
    was_there_.insert(room);
  } else {
    bring(row, hand);
  }
}

void StayBook::reinstate(StayRow row, const Entry& entry, const room::RoomId& room, Turn& turn) {
  const bool never_came = row.status == StayStatus::expected;
  const bool same_room = row.room == room;
  const KeptHand hand = row.kept;
  touch(room);
  if (never_came) row.arrival = register_.next_arrival();
  if (entry.manner == Manner::was_there || (same_room && !never_came)) {
    was_there_.insert(room);
  } else if (!same_room) {
    row.left_room = row.room;
    row.moved_at = turn.utc();
  }
  row.room = room;
  row.status = StayStatus::in_house;
  row.since = turn.utc();
  row.kept = {};
  row.by_desk = is_by_desk(row, entry);
  take_facts(entry.facts, row, turn);
  register_.put(row);
  if (!never_came) bring(row, hand);
}

void StayBook::bring(const StayRow& row, const KeptHand& hand) {
  // Somebody else's room stays as it is.
  if (register_.count(row.room) != 1) return;
  room::GivenHand given;
  given.clear = true;  // what staff set meanwhile
  given.setpoint = hand.setpoint;
  given.fan = hand.fan;
  given.scene = hand.scene;
  if (hand.service != room::ServiceWish::none) given.service = hand.service;
  // A room that changes hands forgets by itself.
  const bool is_needed = was_there_.contains(row.room) || hand != KeptHand{};
  if (is_needed) brought_.emplace_back(rooms_.by_id(row.room), given);
}

KeptHand StayBook::hand_of(const StayRow& row) const {
  const std::size_t index = rooms_.by_id(row.room);
  if (index == rooms_.size()) return {};
  const auto told = hands_.told(index);
  if (!told) return {};
  KeptHand kept = kept_of(*told);
  // Those who stay in the room still wish what they wished.
  if (register_.count(row.room) > 1) kept.service = room::ServiceWish::none;
  return kept;
}

void StayBook::close(const std::string& reservation, Turn& turn) {
  const StayRow* stay = register_.in_house(reservation);
  if (stay == nullptr) return;
  StayRow row = *stay;
  touch(row.room);
  if (row.forgotten) {
    register_.erase(reservation);
    return;
  }
  if (!row.observed) row.observed = is_learned(*stay, turn);
  row.kept = hand_of(row);
  row.status = StayStatus::checked_out;
  row.since = turn.utc();
  row.greeting.clear();
  row.doubted = false;
  row.by_desk = teller_ == Teller::desk;
  register_.put(std::move(row));
}

bool StayBook::is_learned(const StayRow& stay, Turn& turn) {
  const std::size_t index = rooms_.by_id(stay.room);
  if (index == rooms_.size()) return false;
  return watch_.on_departure(
      {stay, register_.count(stay.room) == 1, hands_.told(index), hands_.offered(index), index},
      turn);
}

void StayBook::close_others(const room::RoomId& room, const std::string& reservation, Turn& turn) {
  std::size_t closed = 0;
  for (const StayRow& row : in_room(room)) {
    if (row.reservation == reservation) continue;
    close(row.reservation, turn);
    ++closed;
  }
  if (closed == 0) return;
  turn.note(Severity::warning, "missed_check_out",
            {{"room", std::string(room.view())}, {"stays_closed", std::to_string(closed)}});
  audit_.record(turn, {room, "stay.missed_check_out", stays_text(closed), "",
                       "the PMS says that somebody else is alone in the room"});
}

void StayBook::touch(const room::RoomId& room) {
  for (const auto& [known, before] : touched_) {
    if (known == room) return;
  }
  touched_.emplace_back(room, register_.reservations_in(room));
}

const room::RoomId* StayBook::known_room(const std::string& number, Turn& turn) const {
  const std::size_t index = rooms_.by_number(number);
  if (index < rooms_.size()) return &rooms_.room(index).id;
  // A room without a board, or one that exists on paper only: every PMS has some.
  turn.note(Severity::info, "unknown_room",
            {{"number", number},
             {"remedy", "declare it as [[room]] in the property file, if it has a board"}});
  return nullptr;
}

}  // namespace innkeeper::hub
