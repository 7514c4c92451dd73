// SPDX-License-Identifier: Apache-2.0
#include "hub/core/property/property_desk.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace innkeeper::hub {
namespace {

/// A room's declaration as key and value, by its id: its number may be what changes.
void add_change(const config::Room& room, const char* key, const std::string& before,
                const std::string& after, std::vector<KeyChange>& changes) {
  if (before == after) return;
  changes.push_back({"room." + std::string(room.id.view()) + '.' + key, before, after});
}

std::string in_words(const PropertyChange& change) {
  return std::to_string(change.plans_changed) + " rooms planned anew, " +
         std::to_string(change.added.size()) + " added, " + std::to_string(change.removed.size()) +
         " removed";
}

}  // namespace

Answer PropertyDesk::answer(const PropertyRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

Answer PropertyDesk::answer(const ShowProperty& request, Turn&) {
  const std::uint32_t number = request.revision.value_or(book_.active().number);
  auto row = book_.find(number);
  auto text = book_.text(number);
  if (!row || !text) {
    return NotFound{"there is no revision " + std::to_string(number) +
                    " of the property; the last " + std::to_string(kMaxRevisions) + " are kept"};
  }
  return PropertyView{*std::move(row), number == book_.active().number, *std::move(text)};
}

Answer PropertyDesk::answer(const ListRevisions& request, Turn&) {
  RevisionsView view;
  view.active = book_.active().number;
  std::vector<RevisionRow> all = book_.history();
  for (auto row = all.rbegin(); row != all.rend(); ++row) {
    if (request.after && row->number >= *request.after) continue;
    if (request.limit && view.revisions.size() >= *request.limit) {
      view.next = view.revisions.back().number;
      break;
    }
    view.revisions.push_back(std::move(*row));
  }
  return view;
}

Answer PropertyDesk::answer(const ApplyProperty& request, Turn& turn) {
  return change({{request.text, RevisionOrigin::apply, 0, {}}, request.expected, request.dry_run},
                turn);
}

Answer PropertyDesk::answer(const RevertProperty& request, Turn& turn) {
  auto text = book_.text(request.revision);
  if (!text) {
    return NotFound{"there is no revision " + std::to_string(request.revision) +
                    " of the property to go back to; innkeeper property history lists them"};
  }
  return change({{*std::move(text), RevisionOrigin::revert, request.revision, {}},
                 request.expected,
                 request.dry_run},
                turn);
}

Answer PropertyDesk::answer(const DraftRooms& request, Turn&) {
  auto text = draft_property(rooms_.property(), book_.active_text(), request.wanted);
  if (!text) return Invalid{std::move(text).error()};
  const auto property = source_.read(*text);
  if (!property) return Invalid{property.error()};
  if (!declares(*property, request.wanted)) {
    return Conflict{
        "the text of the property declares its rooms in a way that cannot be added to; write the "
        "rooms as [[room]] tables into it, as docs/property.md shows"};
  }
  return PropertyDraft{book_.active().number, std::move(text).value(), property->rooms.size()};
}

Answer PropertyDesk::change(Order order, Turn& turn) {
  const std::uint32_t active = book_.active().number;
  if (order.expected && *order.expected != active) return Stale{active};
  auto property = source_.read(order.wish.text);
  if (!property) return Invalid{std::move(property).error()};
  if (auto problems = refusals(*property); !problems.empty()) {
    return Invalid{std::move(problems)};
  }
  PropertyChange change = compare(*property);
  if (order.dry_run || order.wish.text == book_.active_text()) return change;
  order.wish.effect = in_words(change);
  book_.add(std::move(order.wish), *property, turn);
  change.made = book_.active().number;
  stage_.adopt(std::move(property).value(), turn);
  return change;
}

std::vector<FieldError> PropertyDesk::refusals(const config::Property& property) const {
  std::vector<FieldError> problems;
  const config::Property& running = rooms_.property();
  if (property.timezone != running.timezone) {
    problems.push_back(
        {"timezone", "the time zone is " + running.timezone +
                         " while the hub runs; change it in the hub's property file and restart"});
  }
  std::set<std::string_view> declared;
  for (const config::Room& room : property.rooms) declared.insert(room.id.view());
  for (const config::Room& room : running.rooms) {
    if (declared.contains(room.id.view()) || stays_.count(room.id) == 0) continue;
    problems.push_back(
        {"room", "room " + room.number + " (" + std::string(room.id.view()) +
                     ") is missing and has a guest: move or check out the guest first"});
  }
  return problems;
}

PropertyChange PropertyDesk::compare(config::Property& property) const {
  PropertyChange change;
  change.from = book_.active().number;
  change.settings = changes_between(rooms_.property(), property);
  compare_rooms(property, change);
  compare_plans(property, change);
  return change;
}

void PropertyDesk::compare_rooms(const config::Property& property, PropertyChange& change) const {
  const config::Property& running = rooms_.property();
  const auto was = places_before(running.rooms, property.rooms);
  std::vector<bool> stays(running.rooms.size(), false);
  for (std::size_t i = 0; i < was.size(); ++i) {
    const config::Room& after = property.rooms[i];
    if (was[i] == running.rooms.size()) {
      change.added.push_back(after.number);
      continue;
    }
    stays[was[i]] = true;
    const config::Room& before = running.rooms[was[i]];
    add_change(after, "number", before.number, after.number, change.rooms);
    add_change(after, "type", running.types[before.type].name, property.types[after.type].name,
               change.rooms);
    add_change(after, "floor", before.floor, after.floor, change.rooms);
  }
  for (std::size_t i = 0; i < stays.size(); ++i) {
    if (!stays[i]) change.removed.push_back(running.rooms[i].number);
  }
}

void PropertyDesk::compare_plans(config::Property& property, PropertyChange& change) const {
  const auto was = places_before(rooms_.property().rooms, property.rooms);
  const std::vector<room::Plan> plans = stage_.rehearse(property);
  std::map<std::pair<std::string, std::vector<KeyChange>>, std::size_t> groups;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (was[i] == rooms_.size()) continue;
    auto keys = changes_between(ledger_.entry(was[i]).plan, plans[i]);
    if (keys.empty()) continue;
    const config::Room& room = property.rooms[i];
    const std::string& type = property.types[room.type].name;
    const auto [group, is_new] = groups.try_emplace({type, keys}, change.plans.size());
    if (is_new) change.plans.push_back({type, std::move(keys), {}});
    change.plans[group->second].rooms.push_back(room.number);
    ++change.plans_changed;
  }
}

}  // namespace innkeeper::hub
