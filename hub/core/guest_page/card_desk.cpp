// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guest_page/card_desk.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace innkeeper::hub {
namespace {

using Links = std::map<room::RoomId, std::vector<CredentialRow>>;

/// Every link there is, by room, the oldest first.
Links links_by_room(const AccountBook& accounts) {
  Links links;
  for (CredentialRow& row : accounts.of_kind(CredentialKind::guest)) {
    links[*row.room].push_back(std::move(row));
  }
  for (auto& [room, rows] : links) {
    std::sort(rows.begin(), rows.end(), [](const CredentialRow& one, const CredentialRow& other) {
      return one.created < other.created;
    });
  }
  return links;
}

}  // namespace

std::string language_of(const StayBook& stays, GuestBook& guests, const room::RoomId& room) {
  for (const StayRow& stay : stays.in_room(room)) {
    if (!stay.language.empty()) return stay.language;
    if (!stay.profile) continue;
    const auto stored = guests.preferences(*stay.profile);
    if (stored && stored->language) return *stored->language;
  }
  return {};
}

Answer CardDesk::answer(const ListCardRooms& request) const {
  CardRoomsView view;
  for (std::size_t i = 0; i < parts_.rooms.size(); ++i) {
    const config::Room& room = parts_.rooms.room(i);
    if (!request.floor.empty() && room.floor != request.floor) continue;
    if (parts_.stays.count(room.id) > 0) view.numbers.push_back(room.number);
  }
  if (view.numbers.size() > kMaxCards) {
    return Conflict{"these are " + std::to_string(view.numbers.size()) + " rooms; at most " +
                    std::to_string(kMaxCards) + " at a time: name a floor"};
  }
  if (view.numbers.empty()) {
    return Conflict{"nobody rents a room here: a card is printed for a stay, after its check-in"};
  }
  return view;
}

Answer CardDesk::answer(const MakeGuestLinks& request, Turn& turn) {
  for (const NewCard& card : request.cards) {
    if (parts_.rooms.by_number(card.number) == parts_.rooms.size()) return no_room(card.number);
  }
  const Links before = links_by_room(parts_.accounts);
  GuestLinksView view{parts_.rooms.property().name, {}};
  for (const NewCard& card : request.cards) {
    const std::size_t room = parts_.rooms.by_number(card.number);
    const room::RoomId& id = parts_.rooms.room(room).id;
    if (parts_.stays.count(id) == 0) continue;
    if (const auto found = before.find(id); found != before.end()) {
      const std::vector<CredentialRow>& rows = found->second;
      const std::size_t kept = request.replace ? 0 : std::min(rows.size(), kMaxLinksOfRoom - 1);
      for (std::size_t i = 0; i + kept < rows.size(); ++i) {
        parts_.accounts.erase_credential(rows[i].hash);
      }
    }
    view.links.push_back(make(room, card, turn));
  }
  if (view.links.empty()) {
    return Conflict{"nobody rents this room: a card is printed for a stay, after its check-in"};
  }
  return view;
}

GuestLink CardDesk::make(std::size_t room, const NewCard& card, Turn& turn) {
  const config::Room& declared = parts_.rooms.room(room);
  CredentialRow row;
  row.hash = card.hash;
  row.kind = CredentialKind::guest;
  row.room = declared.id;
  row.tenancy = parts_.ledger.entry(room).plan.tenancy;
  row.created = row.seen = turn.utc();
  row.until = {turn.utc().seconds + kGuestLinkLife.count()};
  parts_.audit.record(turn, {declared.id, "guest_link.made", {}, row.id(), {}});
  GuestLink link{declared.number, declared.floor,
                 language_of(parts_.stays, parts_.guests, declared.id), card.hash, row.until};
  parts_.accounts.put(std::move(row));
  return link;
}

Answer CardDesk::answer(const EndGuestLinks& request, Turn& turn) {
  const std::size_t room = parts_.rooms.by_number(request.number);
  if (room == parts_.rooms.size()) return no_room(request.number);
  const room::RoomId& id = parts_.rooms.room(room).id;
  std::size_t ended = 0;
  for (const CredentialRow& row : parts_.accounts.of_kind(CredentialKind::guest)) {
    if (row.room != id) continue;
    parts_.accounts.erase_credential(row.hash);
    ++ended;
  }
  if (ended > 0) {
    parts_.audit.record(turn, {id, "guest_link.ended", std::to_string(ended), {}, {}});
  }
  return Done{};
}

}  // namespace innkeeper::hub
