// SPDX-License-Identifier: Apache-2.0
#include "hub/http/routes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "hub/http/limits.hpp"
#include "hub/http/negotiation.hpp"
#include "hub/http/path.hpp"
#include "hub/http/problem.hpp"

namespace innkeeper::hub::http {

namespace {

using Query = std::map<std::string, std::string, std::less<>>;

bool lists(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (names.substr(0, end) == name) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

std::variant<Query, Reply> read_query(const std::string& text, std::string_view known) {
  Query query;
  if (text.empty()) return query;
  if (known.empty()) {
    return problem_reply(Problem::unknown_parameter,
                         "this path takes no query; leave out ?" + text);
  }
  const auto parameters = parse_query(text);
  if (!parameters) return problem_reply(Problem::unknown_parameter, "?" + text + " cannot be read");
  for (const auto& [name, value] : *parameters) {
    if (!lists(known, name)) {
      return problem_reply(Problem::unknown_parameter,
                           name + " is not known here; known: " + std::string(known));
    }
    if (!query.emplace(name, value).second) {
      return problem_reply(Problem::unknown_parameter, name + " is given twice; say it once");
    }
  }
  return query;
}

/// Who may be named in Innkeeper-Actor: the hub, the PMS and a panel speak for themselves.
constexpr std::array kNameable{Channel::guest_page,  Channel::front_desk,    Channel::housekeeping,
                               Channel::maintenance, Channel::administrator, Channel::api};

std::optional<Actor> read_actor(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const std::string_view name = text.substr(std::min(slash + 1, text.size()));
  if (name.size() > kMaxActorName) return std::nullopt;
  const bool plain =
      std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c <= '~'; });
  for (const Channel channel : kNameable) {
    if (plain && text.substr(0, slash) == name_of(channel))
      return Actor{channel, std::string(name)};
  }
  return std::nullopt;
}

/// Says who asks.
Routed by(const Message& message, Routed routed) {
  Call* call = std::get_if<Call>(&routed);
  if (call == nullptr || !message.actor) return routed;
  const std::optional<Actor> actor = read_actor(*message.actor);
  if (!actor) {
    return problem_reply(Problem::bad_request,
                         "Innkeeper-Actor is one of guest_page, front_desk, housekeeping, "
                         "maintenance, administrator and api, then / and a name of at most 64 "
                         "plain characters");
  }
  call->actor = *actor;
  return routed;
}

/// What is wrong with the request before anybody looks at the route.
std::optional<Reply> refuse(const Message& message, const Target& target) {
  if (message.hosts.size() != 1) {
    return problem_reply(Problem::bad_request, "a request carries exactly one Host field");
  }
  const std::string& host = target.authority ? *target.authority : message.hosts[0];
  if (!is_loopback_host(host)) {
    return problem_reply(Problem::foreign_host,
                         "ask for localhost, 127.0.0.1 or [::1]; the Host seen is " + host);
  }
  return std::nullopt;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> kAll = [] {
    std::vector<Route> all;
    for (const auto area :
         {room_routes(), guest_routes(), stay_routes(), housekeeping_routes(), override_routes(),
          property_routes(), audit_routes(), pms_event_routes(), page_routes()}) {
      all.insert(all.end(), area.begin(), area.end());
    }
    return all;
  }();
  return kAll;
}

std::size_t body_limit(std::string_view method, std::string_view target) {
  const std::optional<Target> parsed = parse_target(target);
  if (!parsed) return kMaxBodyBytes;
  for (const Route& candidate : routes()) {
    if (candidate.method == method && match(candidate.pattern, parsed->segments)) {
      return candidate.max_body_bytes;
    }
  }
  return kMaxBodyBytes;
}

Routed route(const Message& message) {
  if (message.target.size() > kMaxTargetBytes) {
    return problem_reply(Problem::target_too_long,
                         "at most " + std::to_string(kMaxTargetBytes) + " bytes");
  }
  const std::optional<Target> target = parse_target(message.target);
  if (!target) {
    return problem_reply(Problem::bad_path,
                         "a path begins with '/' and escapes other characters as %XX");
  }
  if (auto refused = refuse(message, *target)) return *std::move(refused);
  const std::string_view method =
      message.method == "HEAD" ? "GET" : std::string_view(message.method);
  std::string allow;
  for (const Route& candidate : routes()) {
    auto values = match(candidate.pattern, target->segments);
    if (!values) continue;
    allow += (allow.empty() ? "" : ", ") + std::string(candidate.method);
    if (candidate.method == "GET") allow += ", HEAD";
    if (candidate.method != method) continue;
    auto query = read_query(target->query, candidate.parameters);
    if (auto* refused = std::get_if<Reply>(&query)) return std::move(*refused);
    const bool is_json = candidate.produces == Produces::json;
    if (is_json && message.accept && !accepts_json(*message.accept)) {
      return problem_reply(Problem::not_acceptable, "send Accept: application/json or no Accept");
    }
    return by(message, candidate.handle({message, *std::move(values), std::get<Query>(query)}));
  }
  if (allow.empty()) {
    return problem_reply(Problem::no_such_route, "see docs/api.md for the paths there are");
  }
  Reply reply = problem_reply(Problem::method_not_allowed, "this path takes " + allow);
  reply.fields.emplace_back("Allow", allow);
  return reply;
}

}  // namespace innkeeper::hub::http
