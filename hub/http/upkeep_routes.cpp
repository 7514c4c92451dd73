// SPDX-License-Identifier: Apache-2.0
// Routes by which an administrator looks at the database and has it backed up.
#include <array>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/upkeep_documents.hpp"

namespace innkeeper::hub::http {
namespace {

Routed look(const Ask&) {
  return Call{UpkeepRequest(LookAtDatabase{}), render<UpkeepView, upkeep_document>, late};
}

Reply render_started(const Answer& answer) {
  Reply reply = render<UpkeepView, upkeep_document>(answer);
  if (reply.status == 200) reply.status = 202;
  return reply;
}

Routed start(const Ask&) { return Call{UpkeepRequest(StartBackup{}), render_started, late}; }

constexpr std::array kUpkeepRoutes = {
    Route{"GET", "/api/v1/database", look, kAdministers},
    Route{"POST", "/api/v1/database/backup", start, kAdministers},
};

}  // namespace

std::span<const Route> upkeep_routes() { return kUpkeepRoutes; }

}  // namespace innkeeper::hub::http
