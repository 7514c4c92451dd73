// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_note.hpp"

#include <utility>

namespace innkeeper::hub::pms {
namespace {

struct Words {
  std::string_view name;
  std::string_view sentence;
  bool warning;
};

/// One place for everything that is said about a kind of note.
Words words(NoteKind kind) {
  switch (kind) {
    case NoteKind::link_up: return {"link_up", "the PMS link is alive", false};
    case NoteKind::connect_failed:
      return {
          "connect_failed",
          "no connection to the PMS; check [pms.fias] host and port, and that the PMS interface "
          "runs",
          true};
    case NoteKind::connect_timeout:
      return {"connect_timeout",
              "the PMS did not accept the connection in time; check [pms.fias] host and port, and "
              "firewalls between",
              true};
    case NoteKind::connection_lost:
      return {"connection_lost", "the PMS connection ended without a farewell; connecting again",
              true};
    case NoteKind::closed_by_pms:
      return {"closed_by_pms", "the PMS closed the link (LE); connecting again", true};
    case NoteKind::closed_by_hub:
      return {"closed_by_hub", "the PMS link is closed on request", false};
    case NoteKind::no_start:
      return {"no_start",
              "connected, but the PMS says neither LS nor LA; check that this port is a FIAS "
              "interface and that no other client holds it",
              true};
    case NoteKind::no_link_alive:
      return {"no_link_alive",
              "the PMS did not confirm the link (LA); check that the PMS interface is of the type "
              "EM and allows GI, GO and GC",
              true};
    case NoteKind::no_probe_answer:
      return {"no_probe_answer", "the PMS did not answer the keep-alive probe; connecting again",
              true};
    case NoteKind::start_loop:
      return {"start_loop",
              "the PMS asks for the link description again and again; check that the PMS interface "
              "allows GI, GO and GC",
              true};
    case NoteKind::restarted_by_pms:
      return {"restarted_by_pms", "the PMS restarted the link (LS); describing it again", false};
    case NoteKind::oversized_record:
      return {"oversized_record", "a record of more than 2000 bytes was dropped", true};
    case NoteKind::partial_record:
      return {"partial_record", "a record cut short by the next one was dropped", true};
    case NoteKind::unreadable_record:
      return {"unreadable_record", "a record without a record id was dropped", true};
    case NoteKind::unknown_record:
      return {"unknown_record", "not a record this hub asks for: skipped", false};
    case NoteKind::ignored_record:
      return {"ignored_record", "understood, without effect in this version", false};
    case NoteKind::missing_field:
      return {"missing_field",
              "absent or empty: the record is ignored; let the PMS send this field", true};
    case NoteKind::contradictory_field:
      return {"contradictory_field", "sent twice with different values: it is not used", true};
    case NoteKind::unreadable_field:
      return {"unreadable_field", "a value this hub cannot take: it is not used", true};
  }
  return {"unknown", "", true};
}

}  // namespace

bool is_warning(NoteKind kind) { return words(kind).warning; }

std::string_view name(NoteKind kind) { return words(kind).name; }

std::string describe(const Note& note) {
  std::string text = note.record;
  if (!note.field.empty()) {
    if (!text.empty()) text += ' ';
    text += note.field;
  }
  if (!text.empty()) text += ": ";
  text += words(note.kind).sentence;
  if (note.count > 1) text += " (" + std::to_string(note.count) + " times)";
  return text;
}

void add_note(std::vector<Note>& notes, Note note) {
  for (Note& present : notes) {
    if (present.kind == note.kind && present.record == note.record && present.field == note.field) {
      present.count += note.count;
      return;
    }
  }
  notes.push_back(std::move(note));
}

}  // namespace innkeeper::hub::pms
