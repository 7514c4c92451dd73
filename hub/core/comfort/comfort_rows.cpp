// SPDX-License-Identifier: Apache-2.0
#include "hub/core/comfort/comfort_rows.hpp"

namespace innkeeper::hub {

std::string ComplaintRow::key_of(const room::RoomId& room, Subject subject) {
  return std::string(room.view()) + "/" + std::string(name_of(subject));
}

const char* refusal(const ComplaintRow& row) {
  if (!room::room_id(row.room.view())) return "a room has a valid id";
  if (row.by.name.size() > kMaxActorName) return "a name has at most 64 bytes";
  if (row.times == 0) return "what is stored was said";
  return nullptr;
}

const char* refusal(const CaseRow& row) {
  if (row.number == 0) return "a case has a number above 0";
  if (!room::room_id(row.room.view())) return "a room has a valid id";
  if (row.note.size() > kMaxCaseNote) return "a note has at most 500 bytes";
  if (row.evidence.faults.size() > kMaxFaultWords) return "words of faults have at most 255 bytes";
  if (row.acknowledged_by.name.size() > kMaxActorName || row.ended_by.name.size() > kMaxActorName) {
    return "a name has at most 64 bytes";
  }
  if (row.subject != Subject::equipment && !row.complaint) return "a guest said something";
  if (is_over(row.state) != row.ended.has_value()) return "a case that is over says since when";
  return nullptr;
}

}  // namespace innkeeper::hub
