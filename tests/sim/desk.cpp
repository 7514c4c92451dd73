// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/desk.hpp"

#include <algorithm>
#include <iterator>

namespace innkeeper::simtest {
namespace {

constexpr const char* kNoSuchRoom = "no such room";
constexpr std::size_t kLately = 12;

}  // namespace

void Desk::act() {
  const std::size_t what = random_.below(100);
  if (what < 30) {
    check_in();
  } else if (what < 48) {
    check_out();
  } else if (what < 60) {
    move();
  } else if (what < 64) {
    update();
  } else if (what < 67) {
    reverse_check_in();
  } else if (what < 71) {
    reverse_check_out();
  } else if (what < 79) {
    contradict();
  } else if (what < 88) {
    call_wake();
  } else {
    tell_of_room();
  }
}

std::string Desk::any_room() {
  return property_.rooms[random_.below(property_.rooms.size())].number;
}

const std::string* Desk::any_guest() {
  const auto& in_house = pms_.in_house();
  if (in_house.empty()) return nullptr;
  auto guest = in_house.begin();
  std::advance(guest, static_cast<std::ptrdiff_t>(random_.below(in_house.size())));
  return &guest->first;
}

void Desk::check_in() {
  const std::string room = any_room();
  const std::string reservation = "CNRYR" + std::to_string(++last_reservation_);
  hub::StayFacts facts;
  const std::size_t kind = random_.below(10);
  if (kind < 6) {
    facts.profile = profiles_.add();
  } else if (kind < 9) {
    // Somebody who was here before, unless they are here now.
    facts.profile = profiles_.any();
    for (const auto& [other, where] : pms_.in_house()) {
      if (facts.profile && pms_.facts_of(other).profile == facts.profile) return;
    }
  }
  if (random_.chance(300)) facts.persons = static_cast<std::uint8_t>(random_.between(1, 4));
  if (random_.chance(300)) facts.greeting = "CNRYG " + reservation;
  if (random_.chance(300)) facts.language = "de";
  if (random_.chance(200)) facts.tier = "gold";
  if (random_.chance(200)) facts.departure = hub::CivilDay{20'000};
  pms_.facts_of(reservation) = facts;
  const hub::Share share = pms_.share_in(room, reservation);
  pms_.arrive(reservation, room, hub::Share::shared);
  say(hub::CheckedIn{reservation, room, facts, random_.chance(700) ? share : hub::Share::unknown,
                     false});
}

void Desk::check_out() {
  const std::string* guest = any_guest();
  if (guest == nullptr) return;
  const hub::CheckedOut event{*guest, pms_.in_house().at(*guest)};
  departed_.emplace_back(event.reservation, event.room);
  if (departed_.size() > kLately) departed_.pop_front();
  pms_.leave(event.reservation);
  say(event);
}

void Desk::move() {
  const std::string* guest = any_guest();
  if (guest == nullptr) return;
  const std::string reservation = *guest;
  const std::string room = any_room();
  const std::string before = pms_.in_house().at(reservation);
  const hub::Share share = pms_.share_in(room, reservation);
  pms_.arrive(reservation, room, share);
  say(hub::RoomMoved{reservation, room, before, pms_.facts_of(reservation), share});
  // Some write a move as two records, and the check-out of the room that was left comes late.
  if (before != room && pms_.link_is_up() && pms_.all_said() == false && random_.chance(300)) {
    pms_.say(hub::CheckedOut{reservation, before});
  }
}

void Desk::update() {
  const std::string* guest = any_guest();
  if (guest == nullptr) return;
  const std::string reservation = *guest;
  // Now and then the desk finds out who the guest is.
  hub::StayFacts& facts = pms_.facts_of(reservation);
  if (!facts.profile) facts.profile = profiles_.add();
  say(hub::StayUpdated{reservation, pms_.in_house().at(reservation), facts});
}

void Desk::reverse_check_in() {
  const std::string* guest = any_guest();
  if (guest == nullptr) return;
  const hub::CheckInReversed event{*guest, pms_.in_house().at(*guest)};
  pms_.leave(event.reservation);
  say(event);
}

void Desk::reverse_check_out() {
  if (departed_.empty()) return;
  const auto [reservation, room] = departed_.back();
  departed_.pop_back();
  // Their profile may live elsewhere by now.
  hub::StayFacts facts = pms_.facts_of(reservation);
  for (const auto& [other, where] : pms_.in_house()) {
    if (facts.profile && pms_.facts_of(other).profile == facts.profile) return;
  }
  pms_.arrive(reservation, room, hub::Share::unknown);
  if (random_.chance(500)) {
    say(hub::CheckOutReversed{reservation, room, facts});
  } else {
    say(hub::CheckedIn{reservation, room, facts, hub::Share::unknown, false});
  }
}

void Desk::contradict() {
  const std::string* guest = any_guest();
  const std::string room = any_room();
  if (guest == nullptr) {
    say(hub::CheckedOut{"CNRYR0", room});
    return;
  }
  const std::string reservation = *guest;
  const hub::StayFacts& facts = pms_.facts_of(reservation);
  switch (random_.below(6)) {
    case 0:  // in house twice: the last word holds
      pms_.arrive(reservation, room, hub::Share::unknown);
      say(hub::CheckedIn{reservation, room, facts, hub::Share::unknown, false});
      break;
    case 1:  // alone where others are: they left unnoticed
      pms_.arrive(reservation, room, hub::Share::alone);
      say(hub::CheckedIn{reservation, room, facts, hub::Share::alone, false});
      break;
    case 2:  // a move that nobody mentioned
      pms_.arrive(reservation, room, hub::Share::unknown);
      say(hub::StayUpdated{reservation, room, facts});
      break;
    case 3:
      pms_.empty(room);
      say(hub::RoomEmptied{room});
      break;
    case 4:  // to a room that the hub does not know
      pms_.leave(reservation);
      say(hub::RoomMoved{reservation, kNoSuchRoom, "", facts, hub::Share::unknown});
      break;
    default:  // out of another room than the one they are in; one they were never in, since the
              // check-out of the room that a guest just left is half of a move
      pms_.leave(reservation);
      say(hub::CheckedOut{reservation, kNoSuchRoom});
      break;
  }
}

void Desk::call_wake() {
  if (!calls_.empty() && random_.chance(250)) {
    const auto [room, at] = calls_.front();
    calls_.pop_front();
    pms_.say(hub::WakeCallChanged{room, at, false});
    return;
  }
  const std::string room = random_.chance(30) ? std::string(kNoSuchRoom) : any_room();
  // No two at the same second.
  const std::int64_t wait = static_cast<std::int64_t>(random_.between(60, 3600));
  last_call_ = std::max(last_call_ + 1, stage_.utc().seconds + wait);
  calls_.emplace_back(room, room::UtcTime{last_call_});
  if (calls_.size() > kLately) calls_.pop_front();
  pms_.say(hub::WakeCallChanged{room, {last_call_}, true});
}

void Desk::tell_of_room() {
  const std::string room = any_room();
  switch (random_.below(5)) {
    case 0: say(hub::DoNotDisturbChanged{room, random_.chance(600)}); break;
    case 1: {
      hub::RoomStatusTold status{room, std::nullopt, std::nullopt};
      status.condition = static_cast<hub::RoomCondition>(random_.below(4));
      if (random_.chance(300)) status.sale = static_cast<hub::SaleState>(random_.below(3));
      say(status);
      break;
    }
    case 2: say(hub::ArrivalExpected{room, random_.chance(700)}); break;
    default: {
      const bool running = random_.chance(500);
      say(hub::NightAudit{running});
      break;
    }
  }
}

}  // namespace innkeeper::simtest
