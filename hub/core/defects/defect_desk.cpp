// SPDX-License-Identifier: Apache-2.0
#include "hub/core/defects/defect_desk.hpp"

#include <algorithm>
#include <utility>

namespace innkeeper::hub {
namespace {

NotFound no_defect(const std::string& id) {
  return {"there is no defect " + id + "; resolved ones are kept for 90 days"};
}

bool says_the_same(const DefectRow& row, const ReportDefect& request, const room::RoomId& room) {
  return row.room == room && row.kind == request.kind && row.text == request.text;
}

}  // namespace

Answer DefectDesk::answer(const DefectRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

Answer DefectDesk::answer(const ReportDefect& request, Turn& turn) {
  const std::size_t index = rooms_.by_number(request.number);
  if (index == rooms_.size()) return no_room(request.number);
  const room::RoomId& room = rooms_.room(index).id;
  if (const DefectRow* known = book_.find(request.id)) {
    if (says_the_same(*known, request, room)) return view(*known);
    return Conflict{"defect " + request.id + " says something else; choose another id"};
  }
  DefectRow row{request.id, room, request.kind, request.text, turn.utc(), turn.actor()};
  if (request.photo) {
    row.photo = request.photo->type;
    row.photo_bytes = static_cast<std::uint32_t>(request.photo->bytes.size());
  }
  if (const char* why = refusal(row)) return Invalid{{{"/id", why}}};
  if (!book_.make_room(row.photo_bytes)) {
    return Conflict{
        "the hub keeps no more open defects or photos; resolve some, then report it again"};
  }
  book_.put(row, request.photo ? request.photo->bytes : std::string());
  audit_.record(turn, {room, "defect.reported", {}, std::string(name_of(row.kind)), {}});
  return view(row);
}

std::vector<const DefectRow*> DefectDesk::newest_first(const ListDefects& request,
                                                       const room::RoomId* room) const {
  std::vector<const DefectRow*> found;
  for (const auto& [id, row] : book_.all()) {
    if (room != nullptr && row.room != *room) continue;
    if (request.resolved && *request.resolved != row.resolved.has_value()) continue;
    found.push_back(&row);
  }
  std::sort(found.begin(), found.end(), [](const DefectRow* a, const DefectRow* b) {
    return std::pair(b->at.seconds, a->id) < std::pair(a->at.seconds, b->id);
  });
  return found;
}

Answer DefectDesk::answer(const ListDefects& request, Turn&) {
  const std::size_t index = rooms_.by_number(request.number);
  if (!request.number.empty() && index == rooms_.size()) return no_room(request.number);
  const auto found =
      newest_first(request, request.number.empty() ? nullptr : &rooms_.room(index).id);
  auto at = found.begin();
  if (!request.after.empty()) {
    at = std::find_if(at, found.end(), [&](const auto* row) { return row->id == request.after; });
    if (at == found.end()) return no_defect(request.after);
    ++at;
  }
  DefectsView view;
  view.open = book_.open();
  const std::size_t limit = std::clamp<std::size_t>(request.limit, 1, kMaxDefectPage);
  for (; at != found.end() && view.defects.size() < limit; ++at) {
    view.defects.push_back(this->view(**at));
  }
  if (at != found.end()) view.next = view.defects.back().row.id;
  return view;
}

Answer DefectDesk::answer(const ShowDefectPhoto& request, Turn&) {
  const DefectRow* const row = book_.find(request.id);
  if (row == nullptr) return no_defect(request.id);
  auto bytes = book_.photo(request.id);
  if (!row->photo || !bytes) return NotFound{"defect " + request.id + " has no photo"};
  return DefectPhotoView{{*row->photo, *std::move(bytes)}};
}

Answer DefectDesk::answer(const SettleDefect& request, Turn& turn) {
  const DefectRow* const known = book_.find(request.id);
  if (known == nullptr) return no_defect(request.id);
  if (known->resolved.has_value() == request.resolved) return view(*known);
  DefectRow row = *known;
  row.resolved = request.resolved ? std::optional(turn.utc()) : std::nullopt;
  row.resolved_by = request.resolved ? turn.actor() : Actor{};
  row.note = request.note;
  if (const char* why = refusal(row)) return Invalid{{{"/note", why}}};
  book_.put(row);
  const std::string kind(name_of(row.kind));
  audit_.record(
      turn,
      {row.room, request.resolved ? "defect.resolved" : "defect.reopened", kind, {}, request.note});
  return view(row);
}

DefectView DefectDesk::view(const DefectRow& row) const {
  const std::size_t index = rooms_.by_id(row.room);
  return {row, index == rooms_.size() ? std::string() : rooms_.room(index).number};
}

void DefectDesk::forget_old(room::UtcTime today, Turn& turn) {
  const auto life = std::chrono::duration_cast<std::chrono::seconds>(kResolvedDefectLife);
  const std::size_t gone = book_.forget_resolved_before({today.seconds - life.count()});
  if (gone == 0) return;
  audit_.record(turn, {std::nullopt,
                       "retention.defects",
                       std::to_string(gone) + " defects",
                       {},
                       "resolved for 90 days"});
}

}  // namespace innkeeper::hub
