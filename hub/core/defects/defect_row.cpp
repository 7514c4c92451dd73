// SPDX-License-Identifier: Apache-2.0
#include "hub/core/defects/defect_row.hpp"

#include <algorithm>

#include "shared/util/check.hpp"

namespace innkeeper::hub {

std::string_view name_of(DefectKind kind) {
  switch (kind) {
    case DefectKind::climate: return "climate";
    case DefectKind::light: return "light";
    case DefectKind::water: return "water";
    case DefectKind::power: return "power";
    case DefectKind::furniture: return "furniture";
    case DefectKind::opening: return "opening";
    case DefectKind::other: return "other";
  }
  panic("a DefectKind has a name");
}

bool is_defect_id(std::string_view text) {
  return text.size() >= 8 && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

const char* refusal(const DefectRow& row) {
  if (!is_defect_id(row.id)) return "a defect's id has 8 to 64 of a-z, 0-9 and '-'";
  if (!room::room_id(row.room.view())) return "a room has a valid id";
  if (row.text.empty() || row.text.size() > kMaxDefectText) {
    return "a defect is told in 1 to 500 bytes";
  }
  if (row.by.name.size() > kMaxActorName || row.resolved_by.name.size() > kMaxActorName) {
    return "a name has at most 64 bytes";
  }
  if (row.note.size() > kMaxDefectNote) return "a note has at most 200 bytes";
  if (row.photo.has_value() != (row.photo_bytes > 0)) return "a photo has a type and a size";
  return nullptr;
}

const char* refusal(const DefectPhotoRow& row) {
  if (!is_defect_id(row.id)) return "a photo belongs to a defect";
  if (row.bytes.empty() || row.bytes.size() > kMaxPhotoBytes) {
    return "a photo has 1 byte to 512 KiB";
  }
  return nullptr;
}

}  // namespace innkeeper::hub
