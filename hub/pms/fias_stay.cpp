// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_stay.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "hub/core/guests/preferences.hpp"

namespace innkeeper::hub::pms {
namespace {

static_assert(kMaxKeyBytes == kMaxProfileBytes,
              "a G+ that passes here is a profile key of the core");

/// Reads the fields of one record and writes down what is wrong with them.
class FieldReader {
 public:
  FieldReader(const Record& record, std::vector<Note>& notes) : record_(record), notes_(notes) {}

  void note(NoteKind kind, std::string_view field) {
    add_note(notes_, {kind, std::string(record_.id), std::string(field)});
  }

  /// The value, or nothing when the field is absent, empty or contradicts itself.
  std::optional<std::string_view> value(std::string_view field) {
    std::optional<std::string_view> found;
    for (const Field& candidate : record_.fields) {
      if (candidate.id != field) continue;
      if (found && *found != candidate.value) {
        note(NoteKind::contradictory_field, field);
        return std::nullopt;
      }
      found = candidate.value;
    }
    if (found && found->empty()) return std::nullopt;
    return found;
  }

  /// As value(), with a note when there is none.
  std::optional<std::string_view> mandatory(std::string_view field) {
    const std::size_t before = notes_.size();
    const auto found = value(field);
    if (!found && notes_.size() == before) note(NoteKind::missing_field, field);
    return found;
  }

  /// As mandatory(), for G#.
  std::optional<std::string> reservation() {
    const auto found = mandatory("G#");
    if (found && is_key(*found)) return std::string(*found);
    if (found) note(NoteKind::unreadable_field, "G#");
    return std::nullopt;
  }

  std::optional<std::string> profile() {
    const auto found = value("G+");
    if (found && is_key(*found)) return std::string(*found);
    if (found) note(NoteKind::unreadable_field, "G+");
    return std::nullopt;
  }

  StayFacts facts() {
    StayFacts facts;
    facts.profile = profile();
    return facts;
  }

  /// The GS of the new room. Each GS belongs to the RN or RO before it; one before both can only be
  /// said of the record's own room.
  Share share() {
    std::optional<Share> share;
    bool of_old_room = false;
    for (const Field& field : record_.fields) {
      if (field.id == "RN") of_old_room = false;
      if (field.id == "RO") of_old_room = true;
      if (field.id != "GS" || of_old_room) continue;
      const Share said = share_of(field.value);
      if (share && *share != said) {
        note(NoteKind::contradictory_field, "GS");
        return Share::unknown;
      }
      share = said;
    }
    return share.value_or(Share::unknown);
  }

  bool has(std::string_view field) const { return record_.has(field); }

  /// Whether the field says nothing: absent or empty.
  bool blank(std::string_view field) const {
    return std::none_of(record_.fields.begin(), record_.fields.end(),
                        [field](const Field& candidate) {
                          return candidate.id == field && !candidate.value.empty();
                        });
  }

  std::size_t notes() const { return notes_.size(); }

 private:
  static bool is_key(std::string_view value) {
    return value.size() <= kMaxKeyBytes && std::all_of(value.begin(), value.end(), [](char c) {
             return c > ' ' && c < '\x7F' && c != '/';
           });
  }

  Share share_of(std::string_view value) {
    if (value == "Y") return Share::shared;
    if (value == "N") return Share::alone;
    if (!value.empty()) note(NoteKind::unreadable_field, "GS");
    return Share::unknown;
  }

  const Record& record_;
  std::vector<Note>& notes_;
};

std::optional<StayEvent> read_check_in(FieldReader& fields) {
  const auto room = fields.mandatory("RN");
  auto reservation = fields.reservation();
  if (!room || !reservation) return std::nullopt;
  return CheckedIn{std::move(*reservation), std::string(*room), fields.facts(), fields.share(),
                   fields.has("SF")};
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

std::optional<StayEvent> read_change(FieldReader& fields) {
  const auto room = fields.mandatory("RN");
  auto reservation = fields.reservation();
  if (!room || !reservation) return std::nullopt;
  const std::size_t before = fields.notes();
  const auto previous = fields.value("RO");
  // A move that does not say from where is no data change: the guest's old room would be kept.
  if (!previous && fields.notes() != before) return std::nullopt;
  if (!previous || *previous == *room) {
    return StayUpdated{std::move(*reservation), std::string(*room), fields.facts()};
  }
  return RoomMoved{std::move(*reservation), std::string(*room), std::string(*previous),
                   fields.facts(), fields.share()};
}

}  // namespace

StayReading read_stay(const Record& record) {
  StayReading reading;
  FieldReader fields(record, reading.notes);
  if (record.unreadable > 0) fields.note(NoteKind::unreadable_field, "");
  if (record.id == "GI") {
    reading.event = read_check_in(fields);
  } else if (record.id == "GO") {
    reading.event = read_check_out(fields);
  } else if (record.id == "GC") {
    reading.event = read_change(fields);
  } else if (record.id == "DS" || record.id == "DE" || record.id == "NS" || record.id == "NE") {
    fields.note(NoteKind::ignored_record, "");
  } else {
    fields.note(NoteKind::unknown_record, "");
  }
  return reading;
}

}  // namespace innkeeper::hub::pms
