// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/outbox.hpp"

#include "hub/pms/fias_record.hpp"

namespace innkeeper::hub::pms {
namespace {

std::string_view service_code(ServiceTold service) {
  switch (service) {
    case ServiceTold::do_not_disturb: return "8";
    case ServiceTold::make_up_room: return "9";
    case ServiceTold::none: return "10";
  }
  return "10";
}

/// Whether a record about this room can be written; notes it if not.
bool sendable(const std::string& room, std::vector<Note>& notes) {
  constexpr std::size_t kMaxRoomBytes = 256;  // leaves room for every other field of the record
  if (!room.empty() && room.size() <= kMaxRoomBytes && is_field_value(room)) return true;
  add_note(notes, {NoteKind::unsendable_field, "RE", "RN", {}});
  return false;
}

}  // namespace

void Outbox::put(const TellService& told, std::vector<Note>& notes) {
  if (!settings_.service_status || !sendable(told.room, notes)) return;
  RecordWriter record("RE");
  record.field("RN", told.room).field("RS", service_code(told.service));
  if (told.service == ServiceTold::none) {
    services_.erase(told.room);
  } else {
    services_[told.room] = record.text();
  }
  add({Kind::service, told.room}, record.text(), &notes);
}

void Outbox::put(const TellRoomCondition& told, std::vector<Note>& notes) {
  if (!settings_.room_status || !sendable(told.room, notes)) return;
  const auto code = settings_.room_codes.code(told.condition, told.occupied);
  if (!code) {
    add_note(notes, {NoteKind::unknown_condition, "RE", "RS", {}});
    return;
  }
  RecordWriter record("RE");
  record.field("RN", told.room).field("RS", *code);
  if (told.by.size() <= kMaxUserBytes && is_field_value(told.by)) {
    if (!told.by.empty()) record.field("ID", told.by);
  } else {
    add_note(notes, {NoteKind::unsendable_field, "RE", "ID", {}});
  }
  add({Kind::condition, told.room}, record.text(), &notes);
}

void Outbox::put_wake_answer(const TellWakeCall& told, std::string record,
                             std::vector<Note>& notes) {
  add({Kind::wake, told.room, told.at.seconds}, std::move(record), &notes);
}

void Outbox::repeat_services() {
  for (const auto& [room, record] : services_) add({Kind::service, room}, record, nullptr);
}

std::optional<std::string> Outbox::take() {
  if (waiting_.empty()) return std::nullopt;
  auto oldest = waiting_.extract(waiting_.begin());
  place_.erase(oldest.mapped().first);
  return std::move(oldest.mapped().second);
}

void Outbox::add(Key key, std::string record, std::vector<Note>* notes) {
  if (const auto present = place_.find(key); present != place_.end()) {
    waiting_.at(present->second).second = std::move(record);
    return;
  }
  if (waiting_.size() >= kMaxWaitingRecords) {
    // A repetition says nothing new, so it gives way; anything else takes the place of the oldest.
    if (notes == nullptr) return;
    static_cast<void>(take());
    add_note(*notes, {NoteKind::outgoing_dropped, {}, {}, {}});
  }
  place_[key] = next_;
  waiting_.emplace(next_++, std::pair(std::move(key), std::move(record)));
}

}  // namespace innkeeper::hub::pms
