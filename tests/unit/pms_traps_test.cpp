// SPDX-License-Identifier: Apache-2.0
// The traps of FIAS that the adapter has to know; docs/pms.md lists them all. What a trap means for
// stays and rooms is tested where the core decides it.
#include <string>

#include "hub/pms/outbox.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/pms_link_script.hpp"

namespace innkeeper::hub::pms {
namespace {

using namespace std::chrono_literals;

std::string hear(std::string_view text, const Settings& settings = {}) {
  LinkScript pms(settings);
  pms.lead_to(LinkState::alive);
  return pms.receive(text);
}

TEST_CASE("trap 1: a sharer's records keep their own reservation") {
  CHECK(hear("<GI|RN2781|G#12345|GSN|><GI|RN2781|G#12381|GSY|><GO|RN2781|G#12345|GSY|>") ==
        "{in 12345 2781 - alone}{in 12381 2781 - shared}{out 12345 2781}");
}

TEST_CASE("trap 3: in a room move each GS belongs to the room before it") {
  CHECK(hear("<GC|RN9327|GSN|G#12345|RO2781|GSY|>") == "{moved 12345 9327 2781 - alone}");
  CHECK(hear("<GC|RO2781|GSN|G#12345|RN9327|GSY|>") == "{moved 12345 9327 2781 - shared}");
}

TEST_CASE("trap 4: SF is a flag without data, and a GO with it empties the room") {
  CHECK(hear("<GI|RN1001|G#12345|GSN|SF|>") == "{in 12345 1001 - alone resync}");
  CHECK(hear("<GO|RN1002|GSN|SF|>") == "{emptied 1002}");
}

TEST_CASE("trap 5: a record without SF inside DS and DE is told as it happens") {
  CHECK(hear("<DS|><GI|RN1003|G#12002|GSN|SF|><GI|RN1003|GSY|G#12329|><DE|>") ==
        "{sync started}{in 12002 1003 - alone resync}{in 12329 1003 - shared}{sync ended}");
}

TEST_CASE("trap 6: guests stream without DS and DE, and an ignored DR leaves the link alive") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.tell(AskForSync{}) != "");
  CHECK(pms.receive("<GI|RN1|G#1|SF|><GI|RN2|G#2|>") ==
        "{in 1 1 - unknown resync}{in 2 2 - unknown}");
  pms.pass(kSyncPatience);
  CHECK(pms.timer() == "(sync_ignored)");
  CHECK(pms.link.up());
}

TEST_CASE("trap 7: a link that was down for hours asks for no synchronisation by itself") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  pms.disconnected();
  pms.pass(8h);
  pms.timer();
  pms.connected();
  CHECK(pms.receive("<LS|>").find("<DR|") == std::string::npos);
  CHECK(pms.receive("<LA|><GI|RN1|G#1|>") == "{in 1 1 - unknown}(link_up)");
}

TEST_CASE("trap 8: records that are alike to the byte are each said") {
  CHECK(hear("<RE|RN504|DNY|><RE|RN504|DNN|><RE|RN504|DNY|><RE|RN504|DNY|>") ==
        "{dnd 504 on}{dnd 504 off}{dnd 504 on}{dnd 504 on}");
}

TEST_CASE("trap 9: the order of the connection counts, DA and TI do not") {
  CHECK(hear("<GI|RN1|G#1|DA261004|TI180000|><GO|RN1|G#1|DA261004|TI090000|>") ==
        "{in 1 1 - unknown}{out 1 1}");
}

TEST_CASE("trap 11: dates end no stay: day use and a departure in the past are facts") {
  CHECK(hear("<GI|RN1|G#1|GA261004|GD261004|><GC|RN1|G#1|GD261001|>") ==
        "{in 1 1 - unknown from 2026-10-04 to 2026-10-04}{updated 1 1 - to 2026-10-01}");
}

TEST_CASE("trap 13: night audit is a mark without date") {
  CHECK(hear("<NS|DA130425|TI030400|><NE|DA130425|TI032500|>") ==
        "{night audit}{night audit over}");
}

TEST_CASE("trap 14: a room status code is the site's, checks nobody out and is told when unknown") {
  Settings settings;
  settings.room_status = true;
  CHECK(hear("<RE|RN1|RS4|>", settings) == "{status 1 condition 2}");
  LinkScript pms(settings);
  pms.lead_to(LinkState::alive);
  const auto record = "<RE|RN1|RS7|>";
  const Output out = pms.link.on_bytes(wire(record), pms.now());
  REQUIRE(out.notes.size() == 1);
  CHECK(out.events.empty());
  CHECK(out.notes[0] == Note{NoteKind::unmapped_code, "RE", "RS", "7"});
}

TEST_CASE("trap 15: the telephone's DND comes from the PMS, the guest's goes to it as one status") {
  Settings settings;
  settings.service_status = true;
  LinkScript pms(settings);
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<RE|RN1|DNY|>") == "{dnd 1 on}");
  CHECK(pms.tell(TellService{"1", ServiceTold::do_not_disturb}) == "<RE|RN1|RS8|>");
  CHECK(pms.tell(TellService{"1", ServiceTold::make_up_room}) == "<RE|RN1|RS9|>");
}

TEST_CASE("trap 16: an absent field says nothing, an empty one says that there is none") {
  CHECK(hear("<GC|RN1|G#1|>") == "{updated 1 1 -}");
  CHECK(hear("<GC|RN1|G#1|G+|GL|GV|>") == "{updated 1 1  speaks '' vip ''}");
}

TEST_CASE("trap 17: EA, GE and SP are languages of FIAS, and an unknown one is none") {
  CHECK(hear("<GC|RN1|G#1|GLEA|>") == "{updated 1 1 - speaks 'en'}");
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  const Output out = pms.link.on_bytes(wire("<GC|RN1|G#1|GLXX|>"), pms.now());
  CHECK(to_text(out) == "{updated 1 1 - speaks ''}(unknown_language)");
  CHECK(out.notes[0].code == "XX");
}

TEST_CASE("trap 18: a room is a label: zeros, blanks and letters stay") {
  CHECK(hear("<GI|RN0732|G#1|><GI|RN732|G#2|><GI|RN 7A|G#3|>") ==
        "{in 1 0732 - unknown}{in 2 732 - unknown}{in 3  7A - unknown}");
}

TEST_CASE("trap 19: a name is taken whole and never read for title or parts") {
  Settings settings;
  settings.greeting = true;
  CHECK(hear("<GI|RN1|G#1|GNDr. Smith, Jane Mrs.|>", settings) ==
        "{in 1 1 - unknown called 'Dr. Smith, Jane Mrs.'}");
}

TEST_CASE("trap 20: two hubs that displace each other do so ever more slowly") {
  LinkScript pms;
  pms.start();
  room::Duration last{};
  for (int round = 0; round < 10; ++round) {
    pms.connected();
    pms.receive("<LS|><LA|>");
    pms.pass(1s);
    pms.disconnected();
    last = *pms.link.next_deadline() - pms.time;
    pms.expire();
  }
  CHECK(last == 30s);
}

TEST_CASE("trap 20: a newcomer that the PMS refuses at once steps back too") {
  LinkScript pms;
  pms.start();
  room::Duration last{};
  for (int round = 0; round < 10; ++round) {
    pms.connected();
    pms.disconnected();
    last = *pms.link.next_deadline() - pms.time;
    pms.expire();
  }
  CHECK(last == 30s);
}

TEST_CASE("trap 21: names are neither asked for nor taken without a greeting") {
  CHECK(LinkScript::kDescription.find("GN") == std::string_view::npos);
  CHECK(hear("<GI|RN1|G#1|GNSecret|GFSecret|>") == "{in 1 1 - unknown}");
}

TEST_CASE("trap 21: no note holds what a record says") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  const Output out = pms.link.on_bytes(
      wire("<GI|RNsecret|G#secret one|G+secret/|GLsecret|GVsecret|GAsecret|GSsecret|>"
           "<GI|RNsecret|G#1|G+secret/|GLsecret|GAsecret|GSsecret|><RE|RNsecret|DNsecret|RSsecret|>"
           "<GC|RNsecret|RNsecret2|G#1|><XX|secret|><secret>"),
      pms.now());
  CHECK(out.notes.size() >= 8);
  for (const Note& note : out.notes) {
    INFO(describe(note));
    CHECK(describe(note).find("secret") == std::string::npos);
  }
}

}  // namespace
}  // namespace innkeeper::hub::pms
