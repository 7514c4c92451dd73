// SPDX-License-Identifier: Apache-2.0
#include "hub/http/answers.hpp"

#include "hub/http/documents.hpp"
#include "hub/http/negotiation.hpp"

namespace innkeeper::hub::http {

namespace {

Reply challenge(const Unauthenticated& unknown) {
  Reply reply = problem_reply(Problem::unauthenticated, unknown.why);
  std::string field = "Bearer realm=\"innkeeper\"";
  if (!unknown.token_file.empty()) field += ", token_file=\"" + unknown.token_file + '"';
  reply.fields.emplace_back("WWW-Authenticate", std::move(field));
  return reply;
}

Reply stale(const Outdated& present) {
  Reply reply = problem_reply(
      Problem::stale, "somebody changed it since you saw it; look at it anew, then ask again");
  if (present.tag.empty()) return reply;
  reply.fields.emplace_back("ETag", present.tag);
  reply.body = with_present_state(reply.body, present.document);
  return reply;
}

}  // namespace

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
  if (const auto* outdated = std::get_if<Outdated>(&answer)) return stale(*outdated);
  if (const auto* unknown = std::get_if<Unauthenticated>(&answer)) return challenge(*unknown);
  if (const auto* forbidden = std::get_if<Forbidden>(&answer)) {
    return problem_reply(Problem::forbidden, forbidden->why);
  }
  if (const auto* often = std::get_if<TooOften>(&answer)) {
    const std::string wait = std::to_string(often->wait.count());
    Reply reply = problem_reply(Problem::too_often, "try again in " + wait + " s");
    reply.fields.emplace_back("Retry-After", wait);
    return reply;
  }
  if (const auto* unavailable = std::get_if<Unavailable>(&answer)) {
    return problem_reply(Problem::unavailable, unavailable->why);
  }
  return problem_reply(Problem::internal,
                       "the hub gave an answer to another question; please report this as a bug");
}

Reply bug_reply(const std::exception& error) {
  return problem_reply(Problem::internal, error.what());
}

bool is_admitted(const Answer& answer) {
  return !std::holds_alternative<Unauthenticated>(answer) &&
         !std::holds_alternative<Forbidden>(answer) && !std::holds_alternative<Unavailable>(answer);
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
