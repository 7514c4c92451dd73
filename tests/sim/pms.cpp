// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/pms.hpp"

#include <iterator>
#include <utility>
#include <variant>

namespace innkeeper::simtest {
namespace {

/// Guests who come back use their profile again.
constexpr std::size_t kProfiles = 40;

struct Describe {
  std::string operator()(const hub::CheckedIn& e) const {
    return "checked in " + e.reservation + " to " + e.room + " profile " +
           e.facts.profile.value_or("-") + (e.share == hub::Share::alone ? " alone" : "") +
           (e.resync ? " (again)" : "");
  }
  std::string operator()(const hub::StayUpdated& e) const {
    return "update of " + e.reservation + " in " + e.room + " profile " +
           e.facts.profile.value_or("-");
  }
  std::string operator()(const hub::RoomMoved& e) const {
    return "moved " + e.reservation + " to " + e.room;
  }
  std::string operator()(const hub::CheckedOut& e) const { return "checked out " + e.reservation; }
  std::string operator()(const hub::RoomEmptied& e) const { return "empty " + e.room; }
  std::string operator()(const auto&) const { return "something else"; }
};

}  // namespace

Pms::Pms(Stage& stage, HubProcess& hub, PreferencesStayWithTheirGuest& preferences,
         const config::Property& property)
    : stage_(stage), hub_(hub), preferences_(preferences), property_(property) {}

void Pms::act() {
  const std::size_t what = stage_.random.below(100);
  if (what < 32) {
    check_in();
  } else if (what < 52) {
    check_out();
  } else if (what < 67) {
    move();
  } else if (what < 72) {
    update();
  } else if (what < 82) {
    contradict();
  } else if (what < 85 && last_) {
    // Said twice, as by a person who presses twice; true still, since it was the last word.
    say(*last_);
  } else {
    change_preferences();
  }
}

void Pms::say(hub::StayEvent event) {
  stage_.trace.line(kHotel, "pms: " + std::visit(Describe{}, event));
  last_ = event;
  queue_.push_back(event);
  hub_.say(event);
}

void Pms::on_handled(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (queue_.size() == 1) last_ = queue_.front();
    queue_.pop_front();
  }
}

void Pms::on_hub_started() {
  // The last one may have been durable although nobody said so.
  if (last_ && queue_.empty() && stage_.random.chance(300)) {
    queue_.push_front(*last_);
  }
  for (const hub::StayEvent& event : queue_) hub_.say(event);
}

std::string Pms::any_room() {
  return property_.rooms[stage_.random.below(property_.rooms.size())].number;
}

const std::string* Pms::any_guest() {
  if (in_house_.empty()) return nullptr;
  auto guest = in_house_.begin();
  std::advance(guest, static_cast<std::ptrdiff_t>(stage_.random.below(in_house_.size())));
  return &guest->first;
}

hub::Share Pms::share_in(const std::string& room, const std::string& but) const {
  for (const auto& [reservation, where] : in_house_) {
    if (where == room && reservation != but) return hub::Share::shared;
  }
  return hub::Share::alone;
}

void Pms::arrive(const std::string& reservation, const std::string& room, hub::Share share) {
  if (share == hub::Share::alone) {
    std::erase_if(in_house_, [&](const auto& guest) {
      return guest.second == room && guest.first != reservation;
    });
  }
  in_house_[reservation] = room;
}

void Pms::empty(const std::string& room) {
  std::erase_if(in_house_, [&](const auto& guest) { return guest.second == room; });
}

void Pms::check_in() {
  const std::string room = any_room();
  const std::string reservation = std::to_string(++last_reservation_);
  std::optional<std::string> profile;
  const std::size_t kind = stage_.random.below(10);
  if (kind < 6 || profiles_.empty()) {
    profile = new_profile();
  } else if (kind < 9) {
    // Somebody who was here before, unless they are here now.
    profile = profiles_[stage_.random.below(profiles_.size())];
    for (const auto& [other, where] : in_house_) {
      if (profile_of_[other] == profile) return;
    }
  }
  profile_of_[reservation] = profile;
  const bool told = stage_.random.chance(700);
  const hub::Share share = share_in(room, reservation);
  arrive(reservation, room, hub::Share::shared);
  say(hub::CheckedIn{
      reservation, room, {.profile = profile}, told ? share : hub::Share::unknown, false});
}

void Pms::check_out() {
  const std::string* guest = any_guest();
  if (guest == nullptr) return;
  const hub::CheckedOut event{*guest, in_house_[*guest]};
  in_house_.erase(event.reservation);
  say(event);
}

void Pms::move() {
  const std::string* guest = any_guest();
  if (guest == nullptr) return;
  const std::string reservation = *guest;
  const std::string room = any_room();
  const std::string before = in_house_[reservation];
  const hub::Share share = share_in(room, reservation);
  arrive(reservation, room, share);
  say(hub::RoomMoved{reservation, room, before, {.profile = profile_of_[reservation]}, share});
}

void Pms::update() {
  const std::string* guest = any_guest();
  if (guest == nullptr) return;
  const std::string reservation = *guest;
  // Now and then the desk finds out who the guest is.
  if (!profile_of_[reservation]) profile_of_[reservation] = new_profile();
  say(hub::StayUpdated{reservation, in_house_[reservation], {.profile = profile_of_[reservation]}});
}

void Pms::contradict() {
  const std::string* guest = any_guest();
  const std::string room = any_room();
  if (guest == nullptr) {
    say(hub::CheckedOut{"999999", room});
    return;
  }
  const std::string reservation = *guest;
  const auto& profile = profile_of_[reservation];
  switch (stage_.random.below(6)) {
    case 0:  // in house twice: the last word holds
      arrive(reservation, room, hub::Share::unknown);
      say(hub::CheckedIn{reservation, room, {.profile = profile}, hub::Share::unknown, false});
      break;
    case 1:  // alone where others are: they left unnoticed
      arrive(reservation, room, hub::Share::alone);
      say(hub::CheckedIn{reservation, room, {.profile = profile}, hub::Share::alone, false});
      break;
    case 2:  // a move that nobody mentioned
      arrive(reservation, room, hub::Share::unknown);
      say(hub::StayUpdated{reservation, room, {.profile = profile}});
      break;
    case 3:
      empty(room);
      say(hub::RoomEmptied{room});
      break;
    case 4:  // to a room that the hub does not know
      in_house_.erase(reservation);
      say(hub::RoomMoved{
          reservation, "no such room", "", {.profile = profile}, hub::Share::unknown});
      break;
    default:  // out of another room than the one they are in; one they were never in, since the
              // check-out of the room that a guest just left is half of a move
      in_house_.erase(reservation);
      say(hub::CheckedOut{reservation, "no such room"});
      break;
  }
}

std::string Pms::new_profile() {
  if (profiles_.size() == kProfiles) profiles_.erase(profiles_.begin());
  std::string profile = "p" + std::to_string(++last_profile_);
  profiles_.push_back(profile);
  // Stored before the guest arrives, most of them.
  if (!stage_.random.chance(850)) return profile;
  hub::Preferences wish;
  wish.comfort = new_comfort(profile);
  if (wish.comfort) hub_.ask(hub::PutPreferences{profile, wish});
  return profile;
}

std::optional<room::Temperature> Pms::new_comfort(const std::string& profile) {
  const room::Temperature comfort =
      hub::kLowestComfort +
      room::TemperatureDelta::milli_kelvin(static_cast<std::int32_t>(++last_comfort_) *
                                           hub::kComfortStep.milli_kelvin());
  if (comfort > hub::kHighestComfort) return std::nullopt;  // every temperature is somebody's
  preferences_.belongs(comfort, profile);
  return comfort;
}

void Pms::change_preferences() {
  if (profiles_.empty()) return;
  const std::string profile = profiles_[stage_.random.below(profiles_.size())];
  if (stage_.random.chance(150)) {
    stage_.trace.line(kHotel, "guest " + profile + " is forgotten");
    hub_.ask(hub::ForgetGuest{profile});
    return;
  }
  hub::Preferences wish;
  wish.comfort = new_comfort(profile);
  if (!wish.comfort) return;
  check(room::set_level(wish.welcome, *room::fixture_name("bedside"),
                        *room::Percent::from(static_cast<std::int64_t>(stage_.random.below(101)))),
        "one light fits");
  stage_.trace.line(
      kHotel, "guest " + profile + " wishes " + std::to_string(wish.comfort->milli_celsius()));
  hub_.ask(hub::PutPreferences{profile, wish});
}

void Pms::synchronise() {
  stage_.trace.line(kHotel, "pms: synchronises");
  for (const config::Room& room : property_.rooms) {
    std::vector<std::string> guests;
    for (const auto& [reservation, where] : in_house_) {
      if (where == room.number) guests.push_back(reservation);
    }
    if (guests.empty()) say(hub::RoomEmptied{room.number});
    // The first one is said to be alone, which ends the stays that only an older database knows:
    // the hub has no event yet for the end of a synchronisation.
    hub::Share share = hub::Share::alone;
    for (const std::string& guest : guests) {
      say(hub::CheckedIn{guest, room.number, {.profile = profile_of_[guest]}, share, true});
      share = hub::Share::shared;
    }
  }
}

}  // namespace innkeeper::simtest
