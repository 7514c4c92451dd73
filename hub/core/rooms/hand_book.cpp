// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/hand_book.hpp"

#include <limits>
#include <string>

#include "shared/util/planted.hpp"

namespace innkeeper::hub {
namespace {

/// `later` on top of `earlier`, as a room would take one after the other.
room::GivenHand on_top(const room::GivenHand& earlier, const room::GivenHand& later) {
  if (later.clear) return later;
  room::GivenHand both = earlier;
  if (later.setpoint) both.setpoint = later.setpoint;
  if (later.fan) both.fan = later.fan;
  if (later.scene) both.scene = later.scene;
  if (later.service) both.service = later.service;
  return both;
}

void take(room::Hand& hand, const room::GivenHand& given) {
  if (given.clear) hand = {};
  if (given.setpoint) hand.setpoint = given.setpoint;
  if (given.fan) hand.fan = given.fan;
  if (given.scene) {
    hand.scene = given.scene;
    hand.lights.clear();
  }
  if (given.service) hand.service = *given.service;
}

}  // namespace

void HandBook::load() {
  given_.clear();
  pending_.clear();
  for (const GivenRow& row : store_.all<GivenRow>()) {
    const std::size_t index = rooms_.by_id(row.room);
    if (index < rooms_.size()) given_[index] = row.given;
  }
}

bool HandBook::is_taken(std::size_t index, const room::GivenHand& given) const {
  const auto& report = courier_.room(index).report;
  return report && ledger_.is_of_this_tenancy(index, report->applied) &&
         report->state.given >= given.stamp;
}

bool HandBook::is_heard(std::size_t index) const {
  const auto& report = courier_.room(index).report;
  return report && ledger_.is_of_this_tenancy(index, report->applied);
}

std::optional<room::Hand> HandBook::told(std::size_t index) const {
  const auto& report = courier_.room(index).report;
  const bool is_theirs =
      is_heard(index) || (report && planted(PlantedBug::hub_takes_hand_of_earlier_guest));
  const auto given = given_.find(index);
  const bool waits = given != given_.end() && !is_taken(index, given->second);
  if (!is_theirs && !waits) return std::nullopt;
  room::Hand hand = is_theirs ? report->state.hand : room::Hand{};
  if (waits) take(hand, given->second);
  return hand;
}

void HandBook::give(std::size_t index, const room::GivenHand& hand, Turn& turn) {
  const auto pending = pending_.find(index);
  pending_[index] = pending == pending_.end() ? hand : on_top(pending->second, hand);
  turn.replan(index);
}

std::optional<room::GivenHand> HandBook::settle(std::size_t index, bool changed_hands, Turn& turn) {
  const room::RoomId& id = rooms_.room(index).id;
  if (changed_hands && given_.erase(index) > 0) store_.erase<GivenRow>(id.view());
  const auto before = given_.find(index);
  const std::optional<room::GivenHand> present =
      before == given_.end() ? std::nullopt : std::optional(before->second);
  const auto pending = pending_.find(index);
  if (pending == pending_.end()) return present;
  const room::GivenHand wanted = pending->second;
  pending_.erase(pending);
  if (!wanted.says_anything()) return present;
  if (present && present->stamp == std::numeric_limits<std::uint16_t>::max()) {
    turn.note(Severity::error, "given_hands_exhausted",
              {{"room", std::string(id.view())},
               {"remedy", "use the wall panel until the guest leaves"}});
    return present;
  }
  room::GivenHand next = present && !is_taken(index, *present) ? on_top(*present, wanted) : wanted;
  next.stamp = static_cast<std::uint16_t>(present ? present->stamp + 1 : 1);
  given_[index] = next;
  store_.put(GivenRow{id, next});
  return next;
}

}  // namespace innkeeper::hub
