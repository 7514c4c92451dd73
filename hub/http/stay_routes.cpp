// SPDX-License-Identifier: Apache-2.0
// Routes about stays and their synchronisation with the PMS.
#include <array>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/documents.hpp"
#include "hub/http/json_body.hpp"

namespace innkeeper::hub::http {

namespace {

constexpr std::array<std::string_view, 3> kActions{"apply", "discard", "request"};

Routed show_sync(const Ask&) {
  return Call{ShowSync{}, render<SyncView, sync_document>, late, {Channel::api, {}}};
}

Routed act_on_sync(const Ask& ask) {
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  const auto read =
      read_object<std::size_t>(ask.message.body, R"({"action":"apply"})", [](ObjectReader& object) {
        object.require("action");
        return object.word("action", kActions).value_or(0);
      });
  if (const auto* syntax = std::get_if<SyntaxError>(&read)) {
    return problem_reply(Problem::bad_json, syntax->detail);
  }
  if (const auto* errors = std::get_if<Errors>(&read)) return refuse_fields(*errors);
  const std::size_t action = std::get<std::size_t>(read);
  if (action == 2) return Call{RequestSync{}, render_done, late, {Channel::api, {}}};
  return Call{SettleSync{action == 0}, render_done, late, {Channel::api, {}}};
}

constexpr std::string_view kSync = "/api/v1/pms/sync";

constexpr std::array kStayRoutes = {
    Route{"GET", kSync, show_sync, kSynchronises},
    Route{"POST", kSync, act_on_sync, kSynchronises},
};

}  // namespace

std::span<const Route> stay_routes() { return kStayRoutes; }

}  // namespace innkeeper::hub::http
