// SPDX-License-Identifier: Apache-2.0
// The guest records GI, GO and GC.
#include <optional>
#include <string>
#include <utility>

#include "hub/pms/fias_reading.hpp"
#include "hub/pms/field_reader.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::pms {
namespace {

std::optional<StayEvent> read_check_in(FieldReader& fields, const Settings& settings) {
  const auto room = fields.mandatory("RN");
  auto reservation = fields.reservation();
  if (!room || !reservation) return std::nullopt;
  return CheckedIn{std::move(*reservation), std::string(*room), fields.facts(settings),
                   fields.share(), fields.has("SF")};
}

std::optional<StayEvent> read_check_out(FieldReader& fields) {
  const auto room = fields.mandatory("RN");
  if (!room) return std::nullopt;
  // In a synchronisation GO stands for a vacant room and names no reservation.
  if (fields.has("SF") && fields.blank("G#")) return RoomEmptied{std::string(*room)};
  auto reservation = fields.reservation();
  if (!reservation) return std::nullopt;
  return CheckedOut{std::move(*reservation), std::string(*room)};
}

std::optional<StayEvent> read_change(FieldReader& fields, const Settings& settings) {
  const auto room = fields.mandatory("RN");
  auto reservation = fields.reservation();
  if (!room || !reservation) return std::nullopt;
  const std::size_t before = fields.notes();
  const auto previous = fields.value("RO");
  // A move that does not say from where is no data change: the guest's old room would be kept.
  if (!previous && fields.notes() != before) return std::nullopt;
  if (!previous || *previous == *room) {
    return StayUpdated{std::move(*reservation), std::string(*room), fields.facts(settings)};
  }
  return RoomMoved{std::move(*reservation), std::string(*room), std::string(*previous),
                   fields.facts(settings), fields.share()};
}

std::optional<StayEvent> read(FieldReader& fields, std::string_view id, const Settings& settings) {
  if (id == "GI") return read_check_in(fields, settings);
  if (id == "GO") return read_check_out(fields);
  check(id == "GC", "a guest record is GI, GO or GC");
  return read_change(fields, settings);
}

}  // namespace

Reading read_guest(const Record& record, const Settings& settings) {
  Reading reading;
  FieldReader fields(record, reading.notes);
  if (record.unreadable > 0) fields.note(NoteKind::unreadable_field, "");
  if (auto event = read(fields, record.id, settings)) reading.events.push_back(std::move(*event));
  return reading;
}

}  // namespace innkeeper::hub::pms
