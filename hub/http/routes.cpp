// SPDX-License-Identifier: Apache-2.0
#include "hub/http/routes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "hub/http/credentials.hpp"
#include "hub/http/limits.hpp"
#include "hub/http/negotiation.hpp"
#include "hub/http/path.hpp"
#include "hub/http/problem.hpp"
#include "hub/http/repeats.hpp"

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
  Call* const call = std::get_if<Call>(&routed);
  Errand* const errand = std::get_if<Errand>(&routed);
  if ((call == nullptr && errand == nullptr) || !message.actor) return routed;
  const std::optional<Actor> actor = read_actor(*message.actor);
  if (!actor) {
    return problem_reply(Problem::bad_request,
                         "Innkeeper-Actor is one of guest_page, front_desk, housekeeping, "
                         "maintenance, administrator and api, then / and a name of at most 64 "
                         "plain characters");
  }
  (call != nullptr ? call->actor : errand->actor) = *actor;
  return routed;
}

/// What is wrong with the request before anybody looks at the route.
std::optional<Reply> refuse(const Message& message, const Target& target) {
  if (message.hosts.size() != 1) {
    return problem_reply(Problem::bad_request, "a request carries exactly one Host field");
  }
  const std::string& host = target.authority ? *target.authority : message.hosts[0];
  if (!message.served_as.empty() && is_host_named(host, message.served_as)) return std::nullopt;
  if (!is_loopback_host(host)) {
    const std::string name = message.served_as.empty() ? "" : message.served_as + ", ";
    return problem_reply(
        Problem::foreign_host,
        "ask for " + name + "localhost, 127.0.0.1 or [::1]; the Host seen is " + host);
  }
  return std::nullopt;
}

/// What a request that fits `route` means.
Routed handle(const Route& route, const Message& message, const std::string& query_text,
              std::vector<std::string> values) {
  auto query = read_query(query_text, route.parameters);
  if (auto* refused = std::get_if<Reply>(&query)) return std::move(*refused);
  const bool is_json = route.produces == Produces::json;
  if (is_json && message.accept && !accepts_json(*message.accept)) {
    return problem_reply(Problem::not_acceptable, "send Accept: application/json or no Accept");
  }
  return by(message, route.handle({message, std::move(values), std::get<Query>(query)}));
}

/// What If-Match means for a route: that GET of the same path still answers with one of those tags.
std::variant<Precondition, Reply> read_if_match(const Route& route, const Message& message,
                                                const std::vector<std::string>& values) {
  for (const Route& candidate : routes()) {
    if (candidate.method != "GET" || candidate.pattern != route.pattern) continue;
    Message looking;
    Routed look = candidate.handle({looking, values, {}});
    if (auto* refused = std::get_if<Reply>(&look)) return std::move(*refused);
    auto* call = std::get_if<Call>(&look);
    if (call == nullptr || route.method == "POST") break;
    return Precondition{std::move(call->request), candidate.access,
                        [seen = *message.if_match,
                         render = call->render](const Answer& present) -> std::optional<Outdated> {
                          Reply reply = render(present);
                          if (reply.status != 200) return Outdated{};
                          answer_reading({}, reply);
                          const std::string tag = tag_in(reply);
                          if (names_tag(seen, tag)) return std::nullopt;
                          return Outdated{tag, std::move(reply.body)};
                        }};
  }
  return problem_reply(Problem::bad_request,
                       "there is no ETag of this path that If-Match could name; leave it out");
}

Routing admit(const Route& route, const Message& message, const std::string& query_text,
              std::vector<std::string> values) {
  auto credential = read_credential(message, route.access);
  if (auto* refused = std::get_if<Reply>(&credential))
    return {std::move(*refused), {}, {}, {}, &route};
  Routing routing{};
  routing.route = &route;
  const bool reads = route.method == "GET";
  if (reads) routing.reading = Reading{message.if_none_match};
  if (!route.access.open) routing.admission = std::get<Admission>(std::move(credential));
  if (!reads && message.if_match && !route.reads_if_match) {
    auto bound = read_if_match(route, message, values);
    if (auto* refused = std::get_if<Reply>(&bound)) {
      routing.routed = std::move(*refused);
      return routing;
    }
    routing.precondition = std::get<Precondition>(std::move(bound));
  }
  routing.routed = handle(route, message, query_text, std::move(values));
  if (!reads && message.idempotency_key) {
    routing.routed = route.access.open || route.is_secret
                         ? problem_reply(Problem::bad_request,
                                         "this path takes no Idempotency-Key; leave it out")
                         : made_once(std::move(routing.routed), message);
  }
  return routing;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> kAll = [] {
    std::vector<Route> all;
    for (const auto area :
         {room_routes(),       guest_routes(),      stay_routes(),    housekeeping_routes(),
          override_routes(),   property_routes(),   audit_routes(),   pms_event_routes(),
          session_routes(),    account_routes(),    defect_routes(),  setup_routes(),
          openapi_routes(),    desk_routes(),       history_routes(), comfort_routes(),
          guest_page_routes(), guest_link_routes(), metrics_routes(), event_routes(),
          upkeep_routes(),     page_routes()}) {
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

Routing route(const Message& message) {
  if (message.target.size() > kMaxTargetBytes) {
    return {problem_reply(Problem::target_too_long,
                          "at most " + std::to_string(kMaxTargetBytes) + " bytes")};
  }
  const std::optional<Target> target = parse_target(message.target);
  if (!target) {
    return {problem_reply(Problem::bad_path,
                          "a path begins with '/' and escapes other characters as %XX")};
  }
  if (auto refused = refuse(message, *target)) return {*std::move(refused)};
  const std::string_view method =
      message.method == "HEAD" ? "GET" : std::string_view(message.method);
  std::string allow;
  for (const Route& candidate : routes()) {
    auto values = match(candidate.pattern, target->segments);
    if (!values) continue;
    allow += (allow.empty() ? "" : ", ") + std::string(candidate.method);
    if (candidate.method == "GET") allow += ", HEAD";
    if (candidate.method != method) continue;
    return admit(candidate, message, target->query, *std::move(values));
  }
  if (allow.empty()) {
    return {problem_reply(Problem::no_such_route, "see docs/api.md for the paths there are")};
  }
  Reply reply = problem_reply(Problem::method_not_allowed, "this path takes " + allow);
  reply.fields.emplace_back("Allow", allow);
  return {std::move(reply)};
}

}  // namespace innkeeper::hub::http
