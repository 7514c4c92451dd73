// SPDX-License-Identifier: Apache-2.0
#include "hub/http/answers.hpp"

#include "hub/http/negotiation.hpp"

namespace innkeeper::hub::http {

Reply json_reply(std::string body) { return {200, "application/json", std::move(body), {}}; }

Reply failure_reply(const Answer& answer) {
  if (const auto* missing = std::get_if<NotFound>(&answer)) {
    return problem_reply(Problem::not_found, missing->what);
  }
  if (const auto* invalid = std::get_if<Invalid>(&answer)) {
    return refuse_fields(invalid->errors);
  }
  if (const auto* conflict = std::get_if<Conflict>(&answer)) {
    return problem_reply(Problem::conflict, conflict->why);
  }
  if (const auto* stale = std::get_if<Stale>(&answer)) {
    return problem_reply(Problem::stale, "revision " + std::to_string(stale->active) +
                                             " is active by now; look at it, then ask again");
  }
  if (const auto* unavailable = std::get_if<Unavailable>(&answer)) {
    return problem_reply(Problem::unavailable, unavailable->why);
  }
  return problem_reply(Problem::internal,
                       "the hub gave an answer to another question; please report this as a bug");
}

Reply render_done(const Answer& answer) {
  if (std::holds_alternative<Done>(answer)) return {204, "", "", {}};
  return failure_reply(answer);
}

Reply late() {
  return problem_reply(Problem::no_answer,
                       "the hub is busy or hangs; a change may have been made or not: ask again");
}

std::optional<Reply> refuse_body_type(const Message& message) {
  if (!message.content_type || !is_json_type(*message.content_type)) {
    return problem_reply(Problem::unsupported_media_type, "send Content-Type: application/json");
  }
  if (message.content_encoding && *message.content_encoding != "identity") {
    return problem_reply(Problem::unsupported_media_type,
                         "send the body as it is, without Content-Encoding");
  }
  return std::nullopt;
}

}  // namespace innkeeper::hub::http
