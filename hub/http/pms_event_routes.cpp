// SPDX-License-Identifier: Apache-2.0
// Events that a PMS posts. A request is read as a whole before anything of it happens; then each event
// is a transaction of its own.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"

namespace innkeeper::hub::http {

namespace {

Routed post_events(const Ask& ask) {
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  return PmsPost{ask.message.timestamp, ask.message.signature, ask.message.body};
}

Reply render_events(std::span<const Answer> answers) {
  Json results = Json::array();
  for (const Answer& answer : answers) {
    const auto* view = std::get_if<PmsEventView>(&answer);
    if (view == nullptr) continue;
    Json result{{"event", view->event}, {"outcome", name_of(view->outcome)}};
    if (view->outcome == PmsOutcome::refused) result["why"] = view->why;
    results.push_back(std::move(result));
  }
  const std::size_t taken = results.size();
  if (taken == answers.size()) {
    return json_reply(
        Json{{"results", std::move(results)}}.dump(-1, ' ', true, Json::error_handler_t::replace));
  }
  const auto failed = std::find_if(answers.begin(), answers.end(), [](const Answer& answer) {
    return !std::holds_alternative<PmsEventView>(answer);
  });
  const auto* unavailable = std::get_if<Unavailable>(&*failed);
  if (unavailable == nullptr) return failure_reply(*failed);
  return problem_reply(Problem::unavailable,
                       std::to_string(taken) + " of " + std::to_string(answers.size()) +
                           " events were taken; post all of them again, those are known by their "
                           "ids: " +
                           unavailable->why);
}

Reply refuse(const PmsRefusal& refusal) {
  switch (refusal.kind) {
    case PmsRefusal::Kind::not_configured: return problem_reply(Problem::not_found, refusal.detail);
    case PmsRefusal::Kind::not_signed: {
      Reply reply = problem_reply(Problem::not_signed, refusal.detail);
      reply.fields.emplace_back("WWW-Authenticate", "Innkeeper-Signature");
      return reply;
    }
    case PmsRefusal::Kind::no_json: return problem_reply(Problem::bad_json, refusal.detail);
    case PmsRefusal::Kind::invalid:
      return problem_reply(Problem::invalid_fields, refusal.detail, refusal.errors);
  }
  return problem_reply(Problem::internal, "a refusal is of a known kind");
}

constexpr std::array kPmsEventRoutes = {
    Route{"POST", "/api/v1/pms/events", post_events, kOpenToAll, {}, kMaxPmsBodyBytes},
};

}  // namespace

std::variant<Batch, Reply> batch_of(PmsReading reading) {
  if (const auto* refusal = std::get_if<PmsRefusal>(&reading)) return refuse(*refusal);
  Batch batch{{}, render_events, late, {Channel::pms, "webhook"}};
  for (PmsEvent& event : std::get<std::vector<PmsEvent>>(reading)) {
    batch.requests.emplace_back(std::move(event));
  }
  return batch;
}

std::span<const Route> pms_event_routes() { return kPmsEventRoutes; }

}  // namespace innkeeper::hub::http
