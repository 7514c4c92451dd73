// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_note.hpp"

#include <algorithm>
#include <utility>

namespace innkeeper::hub::pms {
namespace {

struct Words {
  std::string_view name;
  std::string_view sentence;
  Importance importance;
};

constexpr std::size_t kMaxCode = 4;

/// One place for everything that is said about a kind of note: a table, whose length is no complexity.
// NOLINTNEXTLINE(readability-function-size)
Words words(NoteKind kind) {
  using enum Importance;
  switch (kind) {
    case NoteKind::link_up: return {"link_up", "the PMS link is alive", ordinary};
    case NoteKind::connect_failed:
      return {
          "connect_failed",
          "no connection to the PMS; check [pms.fias] host and port, and that the PMS interface "
          "runs",
          warning};
    case NoteKind::connect_timeout:
      return {"connect_timeout",
              "the PMS did not accept the connection in time; check [pms.fias] host and port, and "
              "firewalls between",
              warning};
    case NoteKind::connection_lost:
      return {"connection_lost", "the PMS connection ended without a farewell; connecting again",
              warning};
    case NoteKind::closed_by_pms:
      return {"closed_by_pms", "the PMS closed the link (LE); connecting again", warning};
    case NoteKind::closed_by_hub:
      return {"closed_by_hub", "the PMS link is closed on request", ordinary};
    case NoteKind::no_start:
      return {"no_start",
              "connected, but the PMS says neither LS nor LA; check that this port is a FIAS "
              "interface and that no other client holds it",
              warning};
    case NoteKind::no_link_alive:
      return {"no_link_alive",
              "the PMS did not confirm the link (LA); check that the PMS interface is of the type "
              "EM and allows GI, GO and GC",
              warning};
    case NoteKind::no_probe_answer:
      return {"no_probe_answer", "the PMS did not answer the keep-alive probe; connecting again",
              warning};
    case NoteKind::start_loop:
      return {"start_loop",
              "the PMS asks for the link description again and again; check that the PMS interface "
              "allows GI, GO and GC",
              warning};
    case NoteKind::restarted_by_pms:
      return {"restarted_by_pms", "the PMS restarted the link (LS); describing it again", ordinary};
    case NoteKind::key_refused:
      return {
          "key_refused",
          "the PMS did not take the link key, and trying again would lock the interface: the link "
          "stays down; enter the same key on both sides ([pms.fias] link_key_file), then restart "
          "the hub",
          error};
    case NoteKind::no_start_time:
      return {"no_start_time",
              "the PMS gave no LS with date and time, which the link key has to seal; connecting "
              "again",
              warning};
    case NoteKind::sync_ignored:
      return {
          "sync_ignored",
          "the PMS was asked for a synchronisation (DR) and did not begin one; it may do so later, "
          "or an operator can start one there",
          warning};
    case NoteKind::sync_too_often:
      return {
          "sync_too_often",
          "no synchronisation is asked for: the last one was less than a day ago, and each stops "
          "the PMS's other systems; an operator may ask for one",
          warning};
    case NoteKind::sync_unfinished:
      return {
          "sync_unfinished",
          "a synchronisation ended without DE: what was told holds, what was not told stays as it "
          "was",
          warning};
    case NoteKind::stray_sync_end:
      return {"stray_sync_end", "the end of a synchronisation that never began: ignored", warning};
    case NoteKind::outgoing_dropped:
      return {"outgoing_dropped",
              "too much waits for the PMS and the oldest was given up; bring the link up", error};
    case NoteKind::unsendable_field:
      return {"unsendable_field",
              "a value that FIAS or the configured code page cannot hold was not sent", warning};
    case NoteKind::unknown_condition:
      return {"unknown_condition",
              "this site has no code for a room condition, so it was not sent; add it to "
              "[pms.fias.room_status_codes]",
              warning};
    case NoteKind::oversized_record:
      return {"oversized_record", "a record of more than 2000 bytes was dropped", warning};
    case NoteKind::partial_record:
      return {"partial_record", "a record cut short by the next one was dropped", warning};
    case NoteKind::unreadable_record:
      return {"unreadable_record", "a record without a record id was dropped", warning};
    case NoteKind::unknown_record:
      return {"unknown_record", "not a record this hub asks for: skipped", ordinary};
    case NoteKind::missing_field:
      return {"missing_field",
              "absent or empty: the record is ignored; let the PMS send this field", warning};
    case NoteKind::contradictory_field:
      return {"contradictory_field", "sent twice with different values: it is not used", warning};
    case NoteKind::unreadable_field:
      return {"unreadable_field", "a value this hub cannot take: it is not used", warning};
    case NoteKind::undecodable_text:
      return {"undecodable_text",
              "bytes that are no text in the configured code page; check [pms.fias] code_page",
              warning};
    case NoteKind::unknown_language:
      return {"unknown_language",
              "a language code nobody knows: the property's default is used; add it to "
              "[pms.fias.languages]",
              warning};
    case NoteKind::unmapped_code:
      return {"unmapped_code",
              "a room status code this site's table does not have: it is not used; add it to "
              "[pms.fias.room_status_codes]",
              warning};
  }
  return {"unknown", "", Importance::warning};
}

}  // namespace

Importance importance(NoteKind kind) { return words(kind).importance; }

std::string_view name(NoteKind kind) { return words(kind).name; }

std::string describe(const Note& note) {
  std::string text = note.record;
  if (!note.field.empty()) {
    if (!text.empty()) text += ' ';
    text += note.field;
  }
  if (!note.code.empty()) text += " code " + note.code;
  if (!text.empty()) text += ": ";
  text += words(note.kind).sentence;
  if (note.count > 1) text += " (" + std::to_string(note.count) + " times)";
  return text;
}

std::string note_code(std::string_view code) {
  const bool good = code.size() <= kMaxCode && std::all_of(code.begin(), code.end(), [](char c) {
                      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                             (c >= '0' && c <= '9') || c == '-' || c == '_';
                    });
  return good ? std::string(code) : std::string();
}

void add_note(std::vector<Note>& notes, Note note) {
  for (Note& present : notes) {
    if (present.kind == note.kind && present.record == note.record && present.field == note.field &&
        present.code == note.code) {
      present.count += note.count;
      return;
    }
  }
  notes.push_back(std::move(note));
}

}  // namespace innkeeper::hub::pms
