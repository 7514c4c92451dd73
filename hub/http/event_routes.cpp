// SPDX-License-Identifier: Apache-2.0
// The route by which the house is watched.
#include <array>
#include <string>
#include <variant>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"

namespace innkeeper::hub::http {
namespace {

using Words = std::set<std::string, std::less<>>;

/// The words of a list with commas; a reply when there are too many.
std::variant<Words, Reply> words_in(const Ask& ask, std::string_view name) {
  Words words;
  const auto found = ask.query.find(name);
  if (found == ask.query.end()) return words;
  std::string_view text = found->second;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    if (end > 0) words.emplace(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (words.empty() || words.size() > kMaxFilterWords) {
    return problem_reply(Problem::unknown_parameter,
                         std::string(name) + " is 1 to " + std::to_string(kMaxFilterWords) +
                             " words, divided by commas; leave it out to hear of everything");
  }
  return words;
}

std::variant<std::set<EventKind>, Reply> kinds_in(const Words& words) {
  std::set<EventKind> kinds;
  std::string known;
  for (const EventKind kind : kEventKinds) {
    known += (known.empty() ? "" : ", ") + std::string(name_of(kind));
    if (words.contains(name_of(kind))) kinds.insert(kind);
  }
  if (kinds.size() == words.size()) return kinds;
  return problem_reply(Problem::unknown_parameter, "kind is of " + known);
}

Routed watch(const Ask& ask) {
  Subscription wanted;
  wanted.last_event_id = ask.message.last_event_id;
  auto rooms = words_in(ask, "room");
  if (auto* refused = std::get_if<Reply>(&rooms)) return std::move(*refused);
  auto floors = words_in(ask, "floor");
  if (auto* refused = std::get_if<Reply>(&floors)) return std::move(*refused);
  auto words = words_in(ask, "kind");
  if (auto* refused = std::get_if<Reply>(&words)) return std::move(*refused);
  auto kinds = kinds_in(std::get<Words>(words));
  if (auto* refused = std::get_if<Reply>(&kinds)) return std::move(*refused);
  wanted.filter.rooms = std::get<Words>(std::move(rooms));
  wanted.filter.floors = std::get<Words>(std::move(floors));
  wanted.filter.kinds = std::get<std::set<EventKind>>(std::move(kinds));
  return wanted;
}

constexpr std::array kEventRoutes = {
    Route{"GET", "/api/v1/events", watch, kSeesRooms, "room floor kind", kMaxBodyBytes,
          Produces::file},
};

}  // namespace

std::span<const Route> event_routes() { return kEventRoutes; }

}  // namespace innkeeper::hub::http
