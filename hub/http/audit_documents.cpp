// SPDX-License-Identifier: Apache-2.0
#include "hub/http/audit_documents.hpp"

#include "hub/http/json_values.hpp"

namespace innkeeper::hub::http {
std::string audit_document(const AuditView& audit) {
  Json lines = Json::array();
  for (const auto& [line, number] : audit.lines) {
    lines.push_back({{"serial", line.serial},
                     {"at", line.at.seconds},
                     {"by", {{"channel", name_of(line.actor.channel)}, {"name", line.actor.name}}},
                     {"room", line.room ? Json(line.room->view()) : Json(nullptr)},
                     {"number", text_or_null(number)},
                     {"what", line.what},
                     {"before", line.before},
                     {"after", line.after},
                     {"why", line.why}});
  }
  Json document = Json::object();
  document["lines"] = std::move(lines);
  document["next"] = audit.next ? Json(*audit.next) : Json(nullptr);
  // Reasons come from requests: a byte that is not UTF-8 must not end the answer.
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace innkeeper::hub::http
