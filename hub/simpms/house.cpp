// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/house.hpp"

#include <algorithm>

#include "hub/pms/fias_record.hpp"
#include "hub/pms/fias_time.hpp"

namespace innkeeper::hub::simpms {
namespace {

std::string_view flag(bool shared) { return shared ? "Y" : "N"; }

void add_field(pms::RecordWriter& record, const Announcement& what, std::string_view field,
               bool with_share) {
  const bool moved = what.previous_room.has_value();
  if (const auto more = what.more.find(field); more != what.more.end()) {
    record.field(field, more->second);
  } else if (field == "RN") {
    if (what.room.empty()) return;
    record.field("RN", what.room);
    if (moved && with_share) record.field("GS", flag(what.shared));
  } else if (field == "RO") {
    if (!moved) return;
    record.field("RO", *what.previous_room);
    if (with_share) record.field("GS", flag(what.previous_shared));
  } else if (field == "GS") {
    if (!moved && what.says_share) record.field("GS", flag(what.shared));
  } else if (field == "G#") {
    if (!what.reservation.empty()) record.field("G#", what.reservation);
  } else if (field == "G+") {
    if (!what.profile.empty()) record.field("G+", what.profile);
  } else if (field == "DA") {
    record.field("DA", pms::date_field(what.at));
  } else if (field == "TI") {
    record.field("TI", pms::time_field(what.at));
  }
}

std::string not_in_house(const std::string& reservation) {
  return "reservation " + reservation + " is not in house; check it in first";
}

}  // namespace

std::string render(const Announcement& announcement, const std::vector<std::string>& requested) {
  pms::RecordWriter record(announcement.record);
  const bool with_share = std::find(requested.begin(), requested.end(), "GS") != requested.end();
  for (const std::string& field : requested) add_field(record, announcement, field, with_share);
  return record.text();
}

std::size_t House::guests_in(std::string_view room) const {
  return static_cast<std::size_t>(
      std::count_if(guests_.begin(), guests_.end(),
                    [room](const auto& guest) { return guest.second.room == room; }));
}

std::optional<std::string> House::obstacle(const std::string& room, Sharing sharing) const {
  if (!rooms_.empty() && !rooms_.contains(room)) {
    return "the property has no room " + room + "; to send it all the same use: raw GI|RN" + room +
           "|...";
  }
  if (sharing == Sharing::refuse && guests_in(room) > 0) {
    return "room " + room + " is occupied; add the word share, or check the guest out first";
  }
  return std::nullopt;
}

Result<Announcement, std::string> House::check_in(const std::string& room,
                                                  const std::string& reservation,
                                                  const std::string& profile, Sharing sharing,
                                                  const FieldValues& facts) {
  if (guests_.contains(reservation)) {
    return fail("reservation " + reservation +
                " is in house already; to repeat a check-in use raw");
  }
  if (auto reason = obstacle(room, sharing)) return fail(std::move(*reason));
  Announcement what{"GI", room, reservation, profile, guests_in(room) > 0};
  what.more = facts;
  guests_[reservation] = {room, profile, facts};
  return what;
}

Result<Announcement, std::string> House::check_out(const std::string& reservation) {
  const auto guest = guests_.find(reservation);
  if (guest == guests_.end()) return fail(not_in_house(reservation));
  const std::string room = guest->second.room;
  guests_.erase(guest);
  return Announcement{"GO", room, reservation, "", guests_in(room) > 0};
}

Result<Announcement, std::string> House::move(const std::string& reservation,
                                              const std::string& room, Sharing sharing) {
  const auto guest = guests_.find(reservation);
  if (guest == guests_.end()) return fail(not_in_house(reservation));
  const std::string previous = guest->second.room;
  if (previous == room) return fail("reservation " + reservation + " is in that room already");
  if (auto reason = obstacle(room, sharing)) return fail(std::move(*reason));
  Announcement what{"GC", room, reservation, guest->second.profile, guests_in(room) > 0};
  guest->second.room = room;
  what.more = guest->second.facts;
  what.previous_room = previous;
  what.previous_shared = guests_in(previous) > 0;
  return what;
}

Result<Announcement, std::string> House::update(const std::string& reservation,
                                                const std::string& profile,
                                                const FieldValues& facts) {
  const auto guest = guests_.find(reservation);
  if (guest == guests_.end()) return fail(not_in_house(reservation));
  if (!profile.empty()) guest->second.profile = profile;
  for (const auto& [field, value] : facts) guest->second.facts.insert_or_assign(field, value);
  Announcement what{"GC", guest->second.room, reservation, guest->second.profile};
  what.says_share = false;
  what.more = facts;
  return what;
}

std::vector<Announcement> House::everything() const {
  std::vector<Announcement> all;
  std::set<std::string, std::less<>> told;
  for (const auto& [reservation, guest] : guests_) {
    Announcement what{"GI", guest.room, reservation, guest.profile, told.contains(guest.room)};
    what.more = guest.facts;
    what.more["SF"] = "";
    told.insert(guest.room);
    all.push_back(std::move(what));
  }
  for (const std::string& room : rooms_) {
    if (told.contains(room)) continue;
    Announcement what{"GO", room, "", ""};
    what.more["SF"] = "";
    all.push_back(std::move(what));
  }
  return all;
}

}  // namespace innkeeper::hub::simpms
