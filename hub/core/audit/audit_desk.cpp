// SPDX-License-Identifier: Apache-2.0
#include "hub/core/audit/audit_desk.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace innkeeper::hub {
namespace {

constexpr std::size_t kBatch = 1000;
static_assert(kAuditScan % kBatch == 0);

/// `word` itself, or one of the words that stand below it.
bool is_of(std::string_view what, std::string_view word) {
  return what.starts_with(word) && (what.size() == word.size() || what[word.size()] == '.');
}

bool fits(const AuditRow& line, const ListAudit& request) {
  return (!request.since || line.at >= *request.since) &&
         (!request.until || line.at < *request.until) &&
         (request.what.empty() || is_of(line.what, request.what)) &&
         (!request.channel || line.actor.channel == *request.channel) &&
         (request.name.empty() || line.actor.name == request.name);
}

}  // namespace

Answer AuditDesk::answer(const AuditRequest& request) {
  return std::visit([this](const auto& what) { return answer(what); }, request);
}

Answer AuditDesk::answer(const ListAudit& request) {
  AuditQuery query;
  query.after = request.after;
  query.before = request.before;
  const auto behind = [&query] { return query.before.value_or(query.after); };
  query.limit = kBatch;
  if (!request.room.empty()) {
    query.room = room_of(request.room);
    if (!query.room) return NotFound{"no room has the number or the id " + request.room};
  }
  const std::size_t wanted = std::clamp<std::size_t>(request.limit, 1, kMaxAuditPage);
  AuditView view;
  // By serial, not by time: the clock may have been set, and then a line would be passed over.
  for (std::size_t looked = 0; looked < kAuditScan; looked += kBatch) {
    std::vector<AuditRow> lines = store_.audit(query);
    const bool is_last = lines.size() < kBatch;
    for (AuditRow& line : lines) {
      // One more than wanted is there: then there is a next page.
      if (view.lines.size() == wanted) {
        view.next = behind();
        return view;
      }
      (query.before ? *query.before : query.after) = line.serial;
      if (fits(line, request)) view.lines.push_back(entry(std::move(line)));
    }
    if (is_last) return view;
  }
  view.next = behind();
  return view;
}

std::optional<room::RoomId> AuditDesk::room_of(const std::string& text) const {
  const std::size_t index = rooms_.by_number(text);
  if (index < rooms_.size()) return rooms_.room(index).id;
  const auto id = room::room_id(text);
  return id ? std::optional(*id) : std::nullopt;
}

AuditEntry AuditDesk::entry(AuditRow line) const {
  AuditEntry entry{std::move(line), {}};
  if (!entry.line.room) return entry;
  const std::size_t index = rooms_.by_id(*entry.line.room);
  if (index < rooms_.size()) entry.number = rooms_.room(index).number;
  return entry;
}

}  // namespace innkeeper::hub
