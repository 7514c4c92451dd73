// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_reading.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "hub/pms/field_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/pms_text.hpp"

namespace innkeeper::hub::pms {
namespace {

Reading reading_of_guest(const std::string& text, const Settings& settings = {}) {
  const auto record = parse_record(text);
  REQUIRE(record.ok());
  return read_guest(*record, settings);
}

/// The event as text; REQUIRES that nothing was noted.
std::string event(const std::string& text, const Settings& settings = {}) {
  const Reading reading = reading_of_guest(text, settings);
  CHECK(reading.notes == std::vector<Note>{});
  REQUIRE(reading.events.size() == 1);
  return to_text(reading.events[0]);
}

/// The only note, for a record without event.
Note refused(const std::string& text) {
  const Reading reading = reading_of_guest(text);
  CHECK(reading.events.empty());
  REQUIRE(reading.notes.size() == 1);
  return reading.notes[0];
}

TEST_CASE("the check-ins of the specification are read") {
  CHECK(event("GI|RN2781|G#12345|GNGuest, Mr.|GLEA|GV3|GGA123|GSN|") ==
        "in 12345 2781 - alone speaks 'en' vip '3'");
  CHECK(event("GI|RN2781|G#12381|GNSharer, Dr.|GLEA|GV0|GGA123|GSY|") ==
        "in 12381 2781 - shared speaks 'en' vip '0'");
  CHECK(event("GI|RN1001|G#12345|GSN|SF|") == "in 12345 1001 - alone resync");
  CHECK(event("GI|RN1003|GSY|G#12329|") == "in 12329 1003 - shared");
}

TEST_CASE(
    "check-ins as OPERA sends them are read: G+ present, no GS, unknown fields, DA and TI last") {
  CHECK(
      event("GI|G#16900|GA160819|GD160824|G+22210|GFA|GNB|RN110|CS0|WSX|A0RACK##HRS|A3|A4####|A5##|"
            "A7AR ADDRESS|NPY|DA160824|TI065831|") ==
      "in 16900 110 22210 unknown from 2016-08-19 to 2016-08-24");
  CHECK(event("GI|G#175931|GA150915|GD150919|G+138242|GFA|GNB|RN0732|CS3|WSFO1|NPN|DA150915|"
              "TI150502|") == "in 175931 0732 138242 unknown from 2015-09-15 to 2015-09-19");
}

TEST_CASE("the check-outs of the specification are read") {
  CHECK(event("GO|RN9327|G#12345|GSN|") == "out 12345 9327");
  CHECK(event("GO|RN1002|GSN|SF|") == "emptied 1002");
  CHECK(event("GO|RN1002|G#|GSN|SF|") == "emptied 1002");
  CHECK(event("GO|RN1002|G#77|SF|") == "out 77 1002");
}

TEST_CASE("changes and moves of the specification are read, each GS bound to its room") {
  CHECK(event("GC|RN2781|G#12345|GNGast, Hr.|GLGE|") == "updated 12345 2781 - speaks 'de'");
  CHECK(event("GC|RN9327|GSN|G#12345|GNGuest, Mr.|GLEA|GV3|GGA123|RO2781|GSY|") ==
        "moved 12345 9327 2781 - alone speaks 'en' vip '3'");
  CHECK(event("GC|G#35869|GNShare1|GLGE|GV0|GA090616|GD090617|RN312|GSN|RO332|GSN|") ==
        "moved 35869 312 332 - alone speaks 'de' vip '0' from 2009-06-16 to 2009-06-17");
  CHECK(event("GC|G#35870|GNSharer2|GLGE|GV0|GA090616|GD090617|RN312|GSY|RO332|GSN|") ==
        "moved 35870 312 332 - shared speaks 'de' vip '0' from 2009-06-16 to 2009-06-17");
  CHECK(event("GC|RO332|GSN|RN312|GSY|G#1|") == "moved 1 312 332 - shared");
  CHECK(event("GC|RO332|GSN|RN312|G#1|") == "moved 1 312 332 - unknown");
  CHECK(event("GC|G#16900|GA160819|GD160824|G+22210|GFA|GNB|RN110|CS0|NPY|DA160825|TI130051|") ==
        "updated 16900 110 22210 from 2016-08-19 to 2016-08-24");
}

TEST_CASE("an RO that names the same room or none is no move") {
  CHECK(event("GC|RN312|G#1|GSN|RO312|GSN|") == "updated 1 312 -");
  CHECK(event("GC|RN312|G#1|GSN|RO|") == "updated 1 312 -");
}

TEST_CASE("the order of fields does not matter, and repeating one does not either") {
  CHECK(event("GI|SF|GSY|G+9|ZZ?|G#1|RN5|") == "in 1 5 9 shared resync");
  CHECK(event("GI|RN5|RN5|G#1|G#1|GSY|GSY|") == "in 1 5 - shared");
}

TEST_CASE("a missing mandatory field is named, and nothing else of the record is") {
  CHECK(refused("GI|G#1|GNSecret|") == Note{NoteKind::missing_field, "GI", "RN", ""});
  CHECK(refused("GI|RN5|GNSecret|") == Note{NoteKind::missing_field, "GI", "G#", ""});
  CHECK(refused("GI|RN|G#1|") == Note{NoteKind::missing_field, "GI", "RN", ""});
  CHECK(refused("GO|G#1|") == Note{NoteKind::missing_field, "GO", "RN", ""});
  CHECK(refused("GO|RN5|GSN|") == Note{NoteKind::missing_field, "GO", "G#", ""});
  CHECK(refused("GC|RN5|RO6|") == Note{NoteKind::missing_field, "GC", "G#", ""});
  CHECK(describe(refused("GI|RN5|GNSecret|")) ==
        "GI G#: absent or empty: the record is ignored; let the PMS send this field");
}

TEST_CASE("a record that contradicts itself about room or reservation moves nobody") {
  CHECK(refused("GI|RN5|RN6|G#1|") == Note{NoteKind::contradictory_field, "GI", "RN", ""});
  CHECK(refused("GO|RN5|G#1|G#2|") == Note{NoteKind::contradictory_field, "GO", "G#", ""});
  CHECK(refused("GC|RN5|G#1|RO6|RO7|") == Note{NoteKind::contradictory_field, "GC", "RO", ""});
  CHECK(refused("GO|RN5|G#|G#2|SF|") == Note{NoteKind::contradictory_field, "GO", "G#", ""});
}

TEST_CASE("an unusable profile or share flag is left out with a note, the guest still checks in") {
  const auto noted = [](const std::string& text) {
    const Reading reading = reading_of_guest(text);
    REQUIRE(reading.events.size() == 1);
    REQUIRE(reading.notes.size() == 1);
    return to_text(reading.events[0]) + " / " + std::string(name(reading.notes[0].kind)) + " " +
           reading.notes[0].field;
  };
  CHECK(noted("GI|RN5|G#1|G+a/b|") == "in 1 5 - unknown / unreadable_field G+");
  CHECK(noted("GI|RN5|G#1|G+1|G+2|") == "in 1 5 - unknown / contradictory_field G+");
  CHECK(noted("GI|RN5|G#1|G+" + std::string(kMaxKeyBytes + 1, '1') + "|") ==
        "in 1 5 - unknown / unreadable_field G+");
  CHECK(noted("GI|RN5|G#1|GSX|") == "in 1 5 - unknown / unreadable_field GS");
  CHECK(noted("GI|RN5|G#1|GSY|GSN|") == "in 1 5 - unknown / contradictory_field GS");
  CHECK(event("GI|RN5|G#1|GS|") == "in 1 5 - unknown");
}

TEST_CASE("a reservation number has a longest length and is plain ASCII") {
  const std::string longest(kMaxKeyBytes, '7');
  CHECK(event("GI|RN5|G#" + longest + "|") == "in " + longest + " 5 - unknown");
  CHECK(refused("GI|RN5|G#" + longest + "7|") == Note{NoteKind::unreadable_field, "GI", "G#", ""});
  CHECK(refused("GI|RN5|G#1\x81|") == Note{NoteKind::unreadable_field, "GI", "G#", ""});
}

TEST_CASE("a room label of foreign bytes passes as it is: no room has it") {
  CHECK(event("GI|RN\x81|G#1|") == "in 1 \x81 - unknown");
}

TEST_CASE("a field too short to have an id is noted and the rest is used") {
  const Reading reading = reading_of_guest("GI|RN5|X|G#1|");
  REQUIRE(reading.events.size() == 1);
  CHECK(reading.notes == std::vector<Note>{{NoteKind::unreadable_field, "GI", "", ""}});
}

TEST_CASE("the same note in one turn is counted, not repeated") {
  std::vector<Note> notes;
  for (int i = 0; i < 3; ++i) add_note(notes, {NoteKind::unknown_record, "RE", "", ""});
  add_note(notes, {NoteKind::unknown_record, "WR", "", ""});
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].count == 3);
  CHECK(describe(notes[0]) == "RE: not a record this hub asks for: skipped (3 times)");
}

}  // namespace
}  // namespace innkeeper::hub::pms
