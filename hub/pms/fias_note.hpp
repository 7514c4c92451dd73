// SPDX-License-Identifier: Apache-2.0
// What the FIAS link tells the people who run it: the link came or went and why, or a record could
// not be used. A note names kinds of records and fields, and at most a code that the site has to
// map, never a value, so it may be logged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace innkeeper::hub::pms {

enum class NoteKind : std::uint8_t {
  // The link.
  link_up,           // the PMS answered LA: guest records may arrive
  connect_failed,    // no TCP connection
  connect_timeout,   // no TCP connection in time
  connection_lost,   // the TCP connection ended without LE
  closed_by_pms,     // the PMS said LE
  closed_by_hub,     // this hub shuts down and said LE
  no_start,          // connected, but neither LS nor LA came, also not when asked
  no_link_alive,     // LD, LR and LA were sent and never answered by LA
  no_probe_answer,   // the keep-alive probe was not answered
  start_loop,        // LS again and again without LA
  restarted_by_pms,  // LS while the link was alive: the link is described again
  key_refused,       // the PMS did not take the link key: the link stays down
  no_start_time,     // LA without an LS before it, whose time the link key has to seal
  // Synchronisation.
  sync_ignored,     // DR was sent and no DS came
  sync_too_often,   // not asked: the last DR was less than a day ago
  sync_unfinished,  // DS without DE: silence, restart or the end of the connection
  stray_sync_end,   // DE without DS
  // What is sent.
  outgoing_dropped,   // too much waits for the PMS: the oldest is given up
  unsendable_field,   // a value that FIAS or the code page has no place for
  unknown_condition,  // the site has no RS code for it
  // Records.
  oversized_record,     // longer than a FIAS record may be, dropped whole
  partial_record,       // cut short by a new record, dropped
  unreadable_record,    // no two-character record id
  unknown_record,       // not a record this hub asked for, skipped
  missing_field,        // a mandatory field is absent or empty: the record is ignored
  contradictory_field,  // a field occurs twice with different values
  unreadable_field,     // a value this hub cannot take
  undecodable_text,     // bytes that are no character of the configured code page
  unknown_language,     // a GL that neither site, FIAS nor ISO 639-1 knows
  unmapped_code,        // an RS this site's table does not have
};

struct Note {
  NoteKind kind = NoteKind::link_up;
  std::string record;       ///< two characters; empty when it does not apply
  std::string field;        ///< two characters; empty when it does not apply
  std::string code;         ///< a code to be mapped (RS, GL), see note_code()
  std::uint64_t count = 1;  ///< how often in the same turn
  friend bool operator==(const Note&, const Note&) = default;
};

enum class Importance : std::uint8_t {
  ordinary,  // the course of a link
  warning,   // somebody should look at it
  error,     // nothing works until somebody does
};
[[nodiscard]] Importance importance(NoteKind kind);

/// The name in logs, e.g. "missing_field".
[[nodiscard]] std::string_view name(NoteKind kind);

/// A sentence for people, with the remedy where there is one, e.g.
/// "GI G#: absent or empty: the record is ignored; let the PMS send this field".
[[nodiscard]] std::string describe(const Note& note);

/// `code` if it may stand in a note: at most four letters, digits, '-' or '_'; else empty.
[[nodiscard]] std::string note_code(std::string_view code);

/// Adds `note` to `notes`, or raises the count of the same note already there: a flood of bad
/// records stays a handful of notes.
void add_note(std::vector<Note>& notes, Note note);

}  // namespace innkeeper::hub::pms
