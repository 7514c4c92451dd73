// SPDX-License-Identifier: Apache-2.0
// The record RE: what the PMS says of a room rather than of a guest.
#include <optional>
#include <string>
#include <utility>

#include "hub/pms/fias_reading.hpp"
#include "hub/pms/field_reader.hpp"

namespace innkeeper::hub::pms {
namespace {

void read_do_not_disturb(FieldReader& fields, const std::string& room, Reading& reading) {
  const auto flag = fields.value("DN");
  if (!flag) return;
  if (*flag == "Y" || *flag == "N") {
    reading.events.emplace_back(DoNotDisturbChanged{room, *flag == "Y"});
  } else {
    fields.note(NoteKind::unreadable_field, "DN");
  }
}

void read_status(FieldReader& fields, const std::string& room, const Settings& settings,
                 Reading& reading) {
  const auto code = fields.value("RS");
  if (!code) return;
  const auto meaning = settings.room_codes.meaning(*code);
  if (meaning) {
    reading.events.emplace_back(RoomStatusTold{room, meaning->condition, meaning->sale});
  } else {
    fields.note(NoteKind::unmapped_code, "RS", *code);
  }
}

void read_pre_arrival(FieldReader& fields, const std::string& room, Reading& reading) {
  const auto level = fields.value("CS");
  if (!level) return;
  // 1 and 3 are levels of a room that is let: GI and GO say that better.
  if (*level == "2" || *level == "0") {
    reading.events.emplace_back(ArrivalExpected{room, *level == "2"});
  }
}

}  // namespace

Reading read_room(const Record& record, const Settings& settings) {
  Reading reading;
  FieldReader fields(record, reading.notes);
  if (record.unreadable > 0) fields.note(NoteKind::unreadable_field, "");
  const auto room = fields.mandatory("RN");
  if (!room) return reading;
  const std::string label(*room);
  if (settings.do_not_disturb) read_do_not_disturb(fields, label, reading);
  read_status(fields, label, settings, reading);
  if (settings.pre_arrival) read_pre_arrival(fields, label, reading);
  return reading;
}

}  // namespace innkeeper::hub::pms
