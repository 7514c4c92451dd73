// SPDX-License-Identifier: Apache-2.0
#include "hub/http/routes.hpp"

#include <array>
#include <optional>

#include "hub/http/documents.hpp"
#include "hub/http/limits.hpp"
#include "hub/http/negotiation.hpp"
#include "hub/http/path.hpp"
#include "hub/http/preferences_reader.hpp"
#include "hub/http/problem.hpp"

namespace innkeeper::hub::http {

namespace {

using Values = std::vector<std::string>;

Reply json_reply(std::string body) { return {200, "application/json", std::move(body), {}}; }

/// The reply to an answer that is not the one asked for.
Reply failure_reply(const Answer& answer) {
  if (const auto* missing = std::get_if<NotFound>(&answer)) {
    return problem_reply(Problem::not_found, missing->what);
  }
  if (const auto* invalid = std::get_if<Invalid>(&answer)) {
    return problem_reply(Problem::invalid_fields, "nothing was changed; see errors",
                         invalid->errors);
  }
  if (const auto* unavailable = std::get_if<Unavailable>(&answer)) {
    return problem_reply(Problem::unavailable, unavailable->why);
  }
  return problem_reply(Problem::internal,
                       "the hub gave an answer to another question; please report this as a bug");
}

/// Renders the answer of type View by `document`, any other one as a failure.
template <class View, std::string (*document)(const View&)>
Reply render(const Answer& answer) {
  const auto* view = std::get_if<View>(&answer);
  return view != nullptr ? json_reply(document(*view)) : failure_reply(answer);
}

Reply render_done(const Answer& answer) {
  if (std::holds_alternative<Done>(answer)) return {204, "", "", {}};
  return failure_reply(answer);
}

Reply late() {
  return problem_reply(Problem::no_answer,
                       "the hub is busy or hangs; a change may have been made or not: ask again");
}

Reply failing(std::vector<std::string> reasons) {
  return {503, "application/json", health_document("failing", reasons), {{"Retry-After", "5"}}};
}

Reply render_health(const Answer& answer) {
  const auto* status = std::get_if<StatusView>(&answer);
  if (status == nullptr) {
    const auto* unavailable = std::get_if<Unavailable>(&answer);
    return failing({unavailable != nullptr ? unavailable->why : "the hub gave no status"});
  }
  if (!status->broker_up)
    return failing({"the MQTT broker is not connected: no room hears the hub"});
  if (status->pms_up == false) {
    return json_reply(
        health_document("degraded", {"the PMS is not connected: check-ins do not arrive"}));
  }
  return json_reply(health_document("ok", {}));
}

Reply late_health() { return failing({"the hub's engine did not answer in time"}); }

Routed show_health(const Message&, const Values&) {
  return Call{ShowStatus{}, render_health, late_health};
}

Routed show_status(const Message&, const Values&) {
  return Call{ShowStatus{}, render<StatusView, status_document>, late};
}

Routed list_rooms(const Message&, const Values&) {
  return Call{ListRooms{}, render<RoomsView, rooms_document>, late};
}

Routed show_room(const Message&, const Values& values) {
  return Call{ShowRoom{values[0]}, render<RoomView, room_document>, late};
}

/// The reply to a profile key that cannot be one.
std::optional<Reply> refuse_profile(const std::string& profile) {
  if (is_profile_key(profile)) return std::nullopt;
  return problem_reply(Problem::bad_path, "a guest profile key is 1 to " +
                                              std::to_string(kMaxProfileBytes) +
                                              " printable ASCII characters without blanks or '/'");
}

Routed get_preferences(const Message&, const Values& values) {
  if (auto refused = refuse_profile(values[0])) return *std::move(refused);
  return Call{GetPreferences{values[0]}, render<Preferences, preferences_document>, late};
}

Routed forget_preferences(const Message&, const Values& values) {
  if (auto refused = refuse_profile(values[0])) return *std::move(refused);
  return Call{ForgetPreferences{values[0]}, render_done, late};
}

Routed put_preferences(const Message& message, const Values& values) {
  if (auto refused = refuse_profile(values[0])) return *std::move(refused);
  if (!message.content_type || !is_json_type(*message.content_type)) {
    return problem_reply(Problem::unsupported_media_type, "send Content-Type: application/json");
  }
  if (message.content_encoding && *message.content_encoding != "identity") {
    return problem_reply(Problem::unsupported_media_type,
                         "send the body as it is, without Content-Encoding");
  }
  auto read = read_preferences(message.body);
  if (const auto* syntax = std::get_if<SyntaxError>(&read)) {
    return problem_reply(Problem::bad_json, syntax->detail);
  }
  if (const auto* errors = std::get_if<std::vector<FieldError>>(&read)) {
    return problem_reply(Problem::invalid_fields, "nothing was changed; see errors", *errors);
  }
  return Call{PutPreferences{values[0], std::get<Preferences>(std::move(read))}, render_done, late};
}

constexpr std::string_view kPreferences = "/api/v1/guests/{profile}/preferences";

constexpr std::array kRoutes = {
    Route{"GET", "/healthz", show_health},
    Route{"GET", "/api/v1/status", show_status},
    Route{"GET", "/api/v1/rooms", list_rooms},
    Route{"GET", "/api/v1/rooms/{number}", show_room},
    Route{"GET", kPreferences, get_preferences},
    Route{"PUT", kPreferences, put_preferences},
    Route{"DELETE", kPreferences, forget_preferences},
};

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

std::span<const Route> routes() { return kRoutes; }

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
  for (const Route& candidate : kRoutes) {
    const std::optional<Values> values = match(candidate.pattern, target->segments);
    if (!values) continue;
    allow += (allow.empty() ? "" : ", ") + std::string(candidate.method);
    if (candidate.method == "GET") allow += ", HEAD";
    if (candidate.method != method) continue;
    if (!target->query.empty()) {
      return problem_reply(Problem::unknown_parameter,
                           "this path takes no query; leave out ?" + target->query);
    }
    if (message.accept && !accepts_json(*message.accept)) {
      return problem_reply(Problem::not_acceptable, "send Accept: application/json or no Accept");
    }
    return candidate.handle(message, *values);
  }
  if (allow.empty()) {
    return problem_reply(Problem::no_such_route, "see docs/api.md for the paths there are");
  }
  Reply reply = problem_reply(Problem::method_not_allowed, "this path takes " + allow);
  reply.fields.emplace_back("Allow", allow);
  return reply;
}

}  // namespace innkeeper::hub::http
