// SPDX-License-Identifier: Apache-2.0
#include "hub/core/overrides/override_desk.hpp"

#include <optional>
#include <utility>

#include "hub/core/text.hpp"

namespace innkeeper::hub {
namespace {

/// What is held, in a few words for the audit.
std::string held_words(const room::MaintenanceOverride& held) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (held.mode) add("mode " + std::string(room::name_of(*held.mode)));
  if (held.setpoint) add("set point " + text_of(*held.setpoint));
  if (held.fan) add("fan " + std::string(room::name_of(*held.fan)));
  if (held.lights) add("lights " + std::to_string(held.lights->value()));
  return text;
}

std::string scope_words(const HouseActionRow& action) {
  std::string text = "rooms";
  if (!action.scope.floor.empty()) text += " of floor " + action.scope.floor;
  if (!action.scope.type.empty()) text += " of type " + action.scope.type;
  if (text == "rooms") text = "every room";
  return text;
}

}  // namespace

Answer OverrideDesk::answer(const OverrideRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

Answer OverrideDesk::answer(const HoldRoom& request, Turn& turn) {
  const std::size_t room = rooms_.by_number(request.number);
  if (room == rooms_.size()) return no_room(request.number);
  OverrideRow row;
  row.room = rooms_.room(room).id;
  row.kind = OverrideKind::maintenance;
  row.held = request.held;
  row.until = request.until;
  row.since = turn.utc();
  row.by = turn.actor();
  row.reason = request.reason;
  if (row.until && *row.until <= turn.utc()) return Invalid{{{"/until", "lies in the past"}}};
  if (const char* why = refusal(row)) return Invalid{{{"", why}}};
  const OverrideRow* before = overrides_.find(row.room, OverrideKind::maintenance);
  audit_.record(
      turn, {row.room, "override.maintenance", before != nullptr ? held_words(before->held) : "",
             held_words(row.held), row.reason});
  overrides_.set(row, turn);
  return Done{};
}

Answer OverrideDesk::answer(const ReleaseRoom& request, Turn& turn) {
  const std::size_t room = rooms_.by_number(request.number);
  if (room == rooms_.size()) return no_room(request.number);
  const room::RoomId id = rooms_.room(room).id;
  const OverrideRow* held = overrides_.find(id, OverrideKind::maintenance);
  if (held == nullptr) return NotFound{"maintenance does not hold room " + request.number};
  audit_.record(turn, {id, "override.maintenance", held_words(held->held), "", request.reason});
  overrides_.end(id, OverrideKind::maintenance, turn);
  return Done{};
}

Answer OverrideDesk::answer(const ShowHold& request, Turn&) {
  const std::size_t index = rooms_.by_number(request.number);
  if (index == rooms_.size()) return no_room(request.number);
  const OverrideRow* row = overrides_.find(rooms_.room(index).id, OverrideKind::maintenance);
  if (row == nullptr) return NotFound{"maintenance holds nothing in room " + request.number};
  return OverridesView{{{request.number, *row}}, {}};
}

Answer OverrideDesk::answer(const ListOverrides&, Turn&) {
  OverridesView view;
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    for (const OverrideKind kind : {OverrideKind::housekeeping, OverrideKind::maintenance}) {
      const OverrideRow* row = overrides_.find(rooms_.room(i).id, kind);
      if (row != nullptr) view.rooms.push_back({rooms_.room(i).number, *row});
    }
  }
  view.actions = overrides_.actions();
  return view;
}

ActionView OverrideDesk::describe(const std::vector<std::size_t>& rooms) const {
  ActionView view;
  for (const std::size_t room : rooms) {
    const Courier::Room& observed = courier_.room(room);
    view.numbers.push_back(rooms_.room(room).number);
    if (stays_.count(rooms_.room(room).id) > 0) ++view.rented;
    const bool occupied =
        observed.report && observed.report->state.situation.presence == room::Presence::guest;
    if (occupied) ++view.occupied;
  }
  return view;
}

Answer OverrideDesk::answer(const PreviewAction& request, Turn&) {
  const auto rooms = overrides_.rooms_in(request.scope);
  if (rooms.empty()) return NotFound{"no room is on that floor or of that type"};
  return describe(rooms);
}

Answer OverrideDesk::answer(const StartAction& request, Turn& turn) {
  const auto rooms = overrides_.rooms_in(request.scope);
  if (rooms.empty()) return NotFound{"no room is on that floor or of that type"};
  HouseActionRow action;
  action.number = 1;
  action.kind = request.kind;
  action.scope = request.scope;
  action.since = turn.utc();
  action.by = turn.actor();
  action.reason = request.reason;
  if (request.kind == HouseActionKind::demand_response) {
    const config::DemandRules& usual = rooms_.property().demand_response;
    action.by_delta = request.by.value_or(usual.by);
    const std::int64_t minutes = request.minutes.value_or(usual.minutes);
    action.until = room::UtcTime{turn.utc().seconds + 60 * minutes};
  }
  if (const char* why = refusal(action)) return Invalid{{{"", why}}};
  audit_.record(turn, {std::nullopt, "house." + std::string(name_of(action.kind)), "",
                       scope_words(action), action.reason});
  ActionView view = describe(rooms);
  view.action = overrides_.start(std::move(action), turn);
  return view;
}

Answer OverrideDesk::answer(const StopAction& request, Turn& turn) {
  const auto action = overrides_.stop(request.number, turn);
  if (!action) return NotFound{"no action has the number " + std::to_string(request.number)};
  audit_.record(turn, {std::nullopt, "house." + std::string(name_of(action->kind)),
                       scope_words(*action), "", request.reason});
  ActionView view = describe(overrides_.rooms_in(action->scope));
  view.action = *action;
  return view;
}

std::vector<std::size_t> OverrideDesk::rooms_to_reset(const BackToPolicy& request) const {
  std::vector<std::size_t> concerned;
  for (const std::size_t room : overrides_.rooms_in(request.scope)) {
    const room::RoomId& id = rooms_.room(room).id;
    const bool held = overrides_.find(id, OverrideKind::housekeeping) != nullptr ||
                      overrides_.find(id, OverrideKind::maintenance) != nullptr;
    const auto hand = hands_.told(room);
    room::Hand untouched;
    if (hand) untouched.service = hand->service;
    const bool may_clear = request.rented || stays_.count(id) == 0;
    if (held || (may_clear && hand && *hand != untouched)) concerned.push_back(room);
  }
  return concerned;
}

Answer OverrideDesk::answer(const BackToPolicy& request, Turn& turn) {
  const auto rooms = rooms_to_reset(request);
  ActionView view = describe(rooms);
  if (request.preview || rooms.empty()) return view;
  if (request.reason.empty() || request.reason.size() > kMaxReasonBytes) {
    return Invalid{{{"/reason", "is a text of 1 to 200 bytes"}}};
  }
  for (const std::size_t room : rooms) {
    const room::RoomId id = rooms_.room(room).id;
    for (const OverrideKind kind : {OverrideKind::housekeeping, OverrideKind::maintenance}) {
      if (!overrides_.end(id, kind, turn)) continue;
      audit_.record(turn, {id, "override." + std::string(name_of(kind)), "on", "", request.reason});
    }
    if (!request.rented && stays_.count(id) > 0) continue;
    const auto hand = hands_.told(room);
    if (!hand) continue;
    room::GivenHand cleared;
    cleared.clear = true;
    if (hand->service != room::ServiceWish::none) cleared.service = hand->service;
    hands_.give(room, cleared, turn);
    audit_.record(turn, {id, "hand", "set", "cleared", request.reason});
  }
  return view;
}

void OverrideDesk::on_time(Turn& turn) {
  const OverrideBook::Ended ended = overrides_.end_due(turn);
  for (const OverrideRow& row : ended.overrides) {
    audit_.record(turn, {row.room, "override." + std::string(name_of(row.kind)), "on", "",
                         "its time is over"});
  }
  for (const HouseActionRow& action : ended.actions) {
    audit_.record(turn, {std::nullopt, "house." + std::string(name_of(action.kind)),
                         scope_words(action), "", "its time is over"});
  }
}

}  // namespace innkeeper::hub
