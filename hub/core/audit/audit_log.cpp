// SPDX-License-Identifier: Apache-2.0
#include "hub/core/audit/audit_log.hpp"

#include <utility>

namespace innkeeper::hub {
namespace {

std::string fitting(std::string text) {
  constexpr std::size_t kRoomForTheMark = 40;
  if (text.size() <= kMaxAuditText) return text;
  const std::string mark = " [cut, " + std::to_string(text.size()) + " bytes]";
  text.resize(kMaxAuditText - kRoomForTheMark);
  return text + mark;
}

}  // namespace

void AuditLog::record(const Turn& turn, Change change) {
  changes_.on_audited(change.room, change.what);
  AuditRow line;
  line.at = turn.utc();
  line.actor = turn.actor();
  line.room = change.room;
  line.what = std::move(change.what);
  line.before = fitting(std::move(change.before));
  line.after = fitting(std::move(change.after));
  line.why = fitting(std::move(change.why));
  store_.append(line);
}

}  // namespace innkeeper::hub
