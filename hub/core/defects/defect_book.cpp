// SPDX-License-Identifier: Apache-2.0
#include "hub/core/defects/defect_book.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace innkeeper::hub {

void DefectBook::load() {
  rows_.clear();
  bytes_ = 0;
  for (DefectRow& row : store_.all<DefectRow>()) {
    bytes_ += row.photo_bytes;
    std::string id = row.id;
    rows_.emplace(std::move(id), std::move(row));
  }
}

const DefectRow* DefectBook::find(std::string_view id) const {
  const auto found = rows_.find(id);
  return found == rows_.end() ? nullptr : &found->second;
}

std::size_t DefectBook::open() const {
  return static_cast<std::size_t>(std::count_if(
      rows_.begin(), rows_.end(), [](const auto& entry) { return !entry.second.resolved; }));
}

std::optional<std::string> DefectBook::photo(std::string_view id) {
  auto row = store_.find<DefectPhotoRow>(id);
  if (!row) return std::nullopt;
  return std::move(row->bytes);
}

bool DefectBook::make_room(std::size_t photo_bytes) {
  std::vector<const DefectRow*> resolved;
  for (const auto& [id, row] : rows_) {
    if (row.resolved) resolved.push_back(&row);
  }
  std::sort(resolved.begin(), resolved.end(), [](const DefectRow* a, const DefectRow* b) {
    return std::pair(a->resolved->seconds, a->id) < std::pair(b->resolved->seconds, b->id);
  });
  std::size_t rows = rows_.size() + 1;
  std::uint64_t bytes = bytes_ + photo_bytes;
  std::vector<std::string> leaving;
  for (const DefectRow* row : resolved) {
    if (fits(rows, bytes)) break;
    --rows;
    bytes -= row->photo_bytes;
    leaving.push_back(row->id);
  }
  if (!fits(rows, bytes)) return false;
  for (const std::string& id : leaving) erase(id);
  return true;
}

void DefectBook::put(DefectRow row, std::string photo_bytes) {
  if (!photo_bytes.empty()) {
    store_.put(DefectPhotoRow{row.id, std::move(photo_bytes)});
    bytes_ += row.photo_bytes;
  }
  store_.put(row);
  std::string id = row.id;
  rows_.insert_or_assign(std::move(id), std::move(row));
}

std::size_t DefectBook::forget_resolved_before(room::UtcTime at) {
  std::vector<std::string> old;
  for (const auto& [id, row] : rows_) {
    if (row.resolved && *row.resolved < at) old.push_back(id);
  }
  for (const std::string& id : old) erase(id);
  return old.size();
}

void DefectBook::erase(const std::string& id) {
  const auto found = rows_.find(id);
  if (found->second.photo) store_.erase<DefectPhotoRow>(id);
  bytes_ -= found->second.photo_bytes;
  store_.erase<DefectRow>(id);
  rows_.erase(found);
}

}  // namespace innkeeper::hub
