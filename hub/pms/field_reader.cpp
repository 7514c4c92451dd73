// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/field_reader.hpp"

#include <algorithm>

#include "hub/core/guests/preferences.hpp"
#include "hub/pms/fias_time.hpp"

namespace innkeeper::hub::pms {
namespace {

static_assert(kMaxKeyBytes == kMaxProfileBytes,
              "a G+ that passes here is a profile key of the core");

bool is_key(std::string_view value) {
  return value.size() <= kMaxKeyBytes && std::all_of(value.begin(), value.end(), [](char c) {
           return c > ' ' && c < '\x7F' && c != '/';
         });
}

bool has_controls(std::string_view value) {
  return std::any_of(value.begin(), value.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; });
}

}  // namespace

void FieldReader::note(NoteKind kind, std::string_view field, std::string_view code) {
  add_note(notes_, {kind, std::string(record_.id), std::string(field), note_code(code)});
}

std::optional<std::string_view> FieldReader::said(std::string_view field) {
  std::optional<std::string_view> found;
  for (const Field& candidate : record_.fields) {
    if (candidate.id != field) continue;
    if (found && *found != candidate.value) {
      note(NoteKind::contradictory_field, field);
      return std::nullopt;
    }
    found = candidate.value;
  }
  return found;
}

std::optional<std::string_view> FieldReader::value(std::string_view field) {
  const auto found = said(field);
  if (found && found->empty()) return std::nullopt;
  return found;
}

std::optional<std::string_view> FieldReader::mandatory(std::string_view field) {
  const std::size_t before = notes_.size();
  const auto found = value(field);
  if (!found && notes_.size() == before) note(NoteKind::missing_field, field);
  return found;
}

std::optional<std::string> FieldReader::reservation() {
  const auto found = mandatory("G#");
  if (found && is_key(*found)) return std::string(*found);
  if (found) note(NoteKind::unreadable_field, "G#");
  return std::nullopt;
}

StayFacts FieldReader::facts(const Settings& settings) {
  StayFacts facts;
  facts.profile = profile();
  facts.language = language(settings.languages);
  facts.vip = text("GV", kMaxVipBytes);
  if (settings.greeting) facts.greeting = text("GN", kMaxNameBytes);
  facts.arrival = date("GA");
  facts.departure = date("GD");
  return facts;
}

std::optional<std::string> FieldReader::profile() {
  const auto found = said("G+");
  if (!found) return std::nullopt;
  if (is_key(*found)) return std::string(*found);
  note(NoteKind::unreadable_field, "G+");
  return std::nullopt;
}

std::optional<std::string> FieldReader::language(const LanguageTable& table) {
  const auto code = said("GL");
  if (!code) return std::nullopt;
  if (code->empty()) return std::string();
  if (auto tag = table.tag(*code)) return tag;
  // Whatever was known before is not this guest's language any more.
  note(NoteKind::unknown_language, "GL", *code);
  return std::string();
}

std::optional<std::string> FieldReader::text(std::string_view field, std::size_t max_bytes) {
  const auto found = said(field);
  if (!found) return std::nullopt;
  if (found->size() <= max_bytes && !has_controls(*found)) return std::string(*found);
  note(NoteKind::unreadable_field, field);
  return std::nullopt;
}

std::optional<CivilDay> FieldReader::date(std::string_view field) {
  const auto found = value(field);
  if (!found) return std::nullopt;
  const auto day = parse_date(*found);
  if (!day) note(NoteKind::unreadable_field, field);
  return day;
}

Share FieldReader::share() {
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

bool FieldReader::blank(std::string_view field) const {
  return std::none_of(record_.fields.begin(), record_.fields.end(),
                      [field](const Field& candidate) {
                        return candidate.id == field && !candidate.value.empty();
                      });
}

Share FieldReader::share_of(std::string_view value) {
  if (value == "Y") return Share::shared;
  if (value == "N") return Share::alone;
  if (!value.empty()) note(NoteKind::unreadable_field, "GS");
  return Share::unknown;
}

}  // namespace innkeeper::hub::pms
