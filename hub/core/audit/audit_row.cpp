// SPDX-License-Identifier: Apache-2.0
#include "hub/core/audit/audit_row.hpp"

#include <algorithm>

namespace innkeeper::hub {

const char* refusal(const AuditRow& row) {
  if (row.what.empty() || row.what.size() > 64) return "an audit line has a word of 1 to 64 bytes";
  if (row.actor.name.size() > kMaxActorName) return "an actor's name has at most 64 bytes";
  if (std::max({row.before.size(), row.after.size(), row.why.size()}) > kMaxAuditText) {
    return "texts of an audit line have at most 512 bytes";
  }
  if (row.room && !room::room_id(row.room->view())) return "a room has a valid id";
  return nullptr;
}

}  // namespace innkeeper::hub
