// SPDX-License-Identifier: Apache-2.0
// What the hub says to the PMS: service and room status, wake answers, and when it must be silent.
#include <string>

#include "tests/support/catch.hpp"
#include "tests/unit/pms_link_script.hpp"

namespace innkeeper::hub::pms {
namespace {

using namespace std::chrono_literals;

Settings everything() {
  Settings settings;
  settings.room_status = true;
  settings.service_status = true;
  settings.wake_calls = true;
  return settings;
}

constexpr auto kDnd = ServiceTold::do_not_disturb;
constexpr auto kMur = ServiceTold::make_up_room;

// 2026-10-05 06:30 two hours ahead of UTC.
constexpr room::UtcTime kSixThirty{1'791'174'600};
constexpr std::string_view kWake = "<WR|RN101|DA261005|TI063000|>";

TEST_CASE("the subscription names what is configured and nothing else") {
  const auto text = [](const Settings& settings) {
    std::string all;
    for (const Subscription& one : subscriptions(settings)) {
      all += one.record + ":" + one.fields + " ";
    }
    return all;
  };
  Settings bare;
  bare.do_not_disturb = false;
  CHECK(text(bare) ==
        "GI:RNG#GSG+GLGVGAGDSFDATI GO:RNG#GSSFDATI GC:RNG#GSG+GLGVGAGDRODATI NS:DATI NE:DATI ");
  Settings full = everything();
  full.greeting = true;
  full.pre_arrival = true;
  CHECK(text(full) ==
        "GI:RNG#GSG+GLGVGNGAGDSFDATI GO:RNG#GSSFDATI GC:RNG#GSG+GLGVGNGAGDRODATI RE:RNDNCSRSID "
        "NS:DATI NE:DATI WR:RNDATI WC:RNDATI WA:RNDATIAS ");
}

TEST_CASE("service and room status are said in the codes of the site") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::alive);
  CHECK(pms.tell(TellService{"0101", kDnd}) == "<RE|RN0101|RS8|>");
  CHECK(pms.tell(TellService{"0101", kMur}) == "<RE|RN0101|RS9|>");
  CHECK(pms.tell(TellService{"0101", ServiceTold::none}) == "<RE|RN0101|RS10|>");
  CHECK(pms.tell(TellRoomCondition{"101", RoomCondition::clean, false, "maria"}) ==
        "<RE|RN101|RS3|IDmaria|>");
  CHECK(pms.tell(TellRoomCondition{"101", RoomCondition::dirty, true, ""}) == "<RE|RN101|RS2|>");
}

TEST_CASE("a site that takes no status is told none") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.tell(TellService{"101", kDnd}) == "");
  CHECK(pms.tell(TellRoomCondition{"101", RoomCondition::clean, false, ""}) == "");
  CHECK(pms.tell(TellWakeCall{"101", kSixThirty, WakeResult::done}) == "");
}

TEST_CASE("an attendant's login too long for FIAS is left out with a note, the status is said") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::alive);
  CHECK(pms.tell(TellRoomCondition{"1", RoomCondition::clean, false, "abcdefghijklmnop"}) ==
        "<RE|RN1|RS3|IDabcdefghijklmnop|>");
  CHECK(pms.tell(TellRoomCondition{"1", RoomCondition::clean, false, "abcdefghijklmnopq"}) ==
        "<RE|RN1|RS3|>(unsendable_field)");
}

TEST_CASE("a room that cannot stand in a record, or a condition without code, is not said") {
  Settings settings = everything();
  settings.room_codes = RoomStatusCodes(RoomStatusCodes::Table{{"3", *room_code_named("clean")}});
  LinkScript pms(settings);
  pms.lead_to(LinkState::alive);
  CHECK(pms.tell(TellService{"1|2", kDnd}) == "(unsendable_field)");
  CHECK(pms.tell(TellService{"", kDnd}) == "(unsendable_field)");
  CHECK(pms.tell(TellRoomCondition{"1", RoomCondition::dirty, false, ""}) == "(unknown_condition)");
}

TEST_CASE("what is said while the link is down waits, and of each room only the last word") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::waiting);
  CHECK(pms.tell(TellService{"101", kDnd}) == "");
  CHECK(pms.tell(TellRoomCondition{"102", RoomCondition::dirty, false, ""}) == "");
  CHECK(pms.tell(TellRoomCondition{"102", RoomCondition::clean, false, ""}) == "");
  CHECK(pms.tell(TellService{"101", ServiceTold::none}) == "");
  pms.expire();
  pms.connected();
  CHECK(pms.receive("<LS|>").find("<RE|") == std::string::npos);
  CHECK(pms.receive("<LA|>") == "<RE|RN101|RS10|><RE|RN102|RS3|>(link_up)");
}

TEST_CASE("a service status in force is said once more after a reconnect, one that ended is not") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::alive);
  pms.tell(TellService{"101", kDnd});
  pms.tell(TellService{"102", kMur});
  pms.tell(TellService{"102", ServiceTold::none});
  pms.tell(TellRoomCondition{"101", RoomCondition::clean, false, ""});
  pms.disconnected();
  pms.expire();
  pms.connected();
  pms.receive("<LS|>");
  CHECK(pms.receive("<LA|>") == "<RE|RN101|RS8|>(link_up)");
  CHECK(pms.receive("<NS|>") == "{night audit}");
}

TEST_CASE("nothing is said while the PMS reads out its database") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<DS|DA001005|TI125047|>") == "{sync started}");
  CHECK(pms.tell(TellService{"101", kDnd}) == "");
  CHECK(pms.receive("<GI|RN1003|GSY|G#12329|>") == "{in 12329 1003 - shared}");
  CHECK(pms.receive("<DE|DA001005|TI1252001|>") == "<RE|RN101|RS8|>{sync ended}");
}

TEST_CASE("a restart of the link by the PMS in a synchronisation repeats no status before its LA") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::alive);
  pms.tell(TellService{"101", kDnd});
  pms.receive("<DS|>");
  const std::string answer = pms.receive("<LS|>");
  CHECK(answer.find("<RE|") == std::string::npos);
  CHECK(answer.ends_with("{sync aborted}(restarted_by_pms)(sync_unfinished)"));
  CHECK(pms.receive("<LA|>") == "<RE|RN101|RS8|>(link_up)");
}

TEST_CASE("a backlog is said in portions with pauses, in order and whole") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::initialising);
  constexpr int kRooms = 120;
  std::string expected;
  for (int room = 0; room < kRooms; ++room) {
    pms.tell(TellRoomCondition{std::to_string(room), RoomCondition::clean, false, ""});
    expected += "<RE|RN" + std::to_string(room) + "|RS3|>";
  }
  std::string said = pms.receive("<LA|>");
  CHECK(said.size() < expected.size() / 2);
  said = said.substr(0, said.find('('));
  int turns = 0;
  while (pms.link.next_deadline() <= pms.time + kPortionPause) {
    said += pms.expire();
    ++turns;
  }
  CHECK(said == expected);
  CHECK(turns == 2);
}

TEST_CASE("what may wait for the PMS has an end: the oldest goes, loudly") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::waiting);
  for (std::size_t room = 0; room < kMaxWaitingRecords; ++room) {
    REQUIRE(pms.tell(TellRoomCondition{std::to_string(room), RoomCondition::clean, false, ""}) ==
            "");
  }
  CHECK(pms.tell(TellService{"last", kDnd}) == "(outgoing_dropped)");
  pms.expire();
  pms.connected();
  pms.receive("<LS|>");
  CHECK(pms.receive("<LA|>").starts_with("<RE|RN1|RS3|>"));
}

TEST_CASE("a wake call is known by room and time, and answered with the time as it came") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive(kWake) == "{wake 101 at 1791174600}");
  CHECK(pms.receive("<WC|RN101|DA261005|TI063000|>") == "{do not wake 101 at 1791174600}");
  CHECK(pms.receive("<WR|RN101|DA261005|TI063017|>") == "{wake 101 at 1791174617}");
  CHECK(pms.tell(TellWakeCall{"101", {1'791'174'617}, WakeResult::done}) ==
        "<WA|RN101|DA261005|TI063017|ASOK|>");
}

TEST_CASE("each wake call has exactly one answer, and one asked again has another") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::alive);
  pms.receive(kWake);
  CHECK(pms.tell(TellWakeCall{"101", kSixThirty, WakeResult::unreachable}) ==
        "<WA|RN101|DA261005|TI063000|ASUR|>");
  CHECK(pms.tell(TellWakeCall{"101", kSixThirty, WakeResult::done}) == "");
  pms.receive(kWake);
  CHECK(pms.tell(TellWakeCall{"101", kSixThirty, WakeResult::unknown_room}) ==
        "<WA|RN101|DA261005|TI063000|ASNG|>");
}

TEST_CASE("a wake call heard before a restart of the hub is answered all the same") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::alive);
  CHECK(pms.tell(TellWakeCall{"101", kSixThirty, WakeResult::done}) ==
        "<WA|RN101|DA261005|TI063000|ASOK|>");
  CHECK(pms.tell(TellWakeCall{"101", kSixThirty, WakeResult::done}) == "");
}

TEST_CASE("an answer to a wake call waits for the link like any other word") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::alive);
  pms.receive(kWake);
  pms.disconnected();
  CHECK(pms.tell(TellWakeCall{"101", kSixThirty, WakeResult::done}) == "");
  pms.expire();
  pms.connected();
  pms.receive("<LS|>");
  CHECK(pms.receive("<LA|>") == "<WA|RN101|DA261005|TI063000|ASOK|>(link_up)");
}

TEST_CASE("a wake call that names no room, day or time wakes nobody") {
  LinkScript pms(everything());
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<WR|DA261005|TI063000|>") == "(missing_field)");
  CHECK(pms.receive("<WR|RN101|TI063000|>") == "(missing_field)");
  CHECK(pms.receive("<WR|RN101|DA261005|TI250000|>") == "(unreadable_field)");
  CHECK(pms.receive("<WR|RN101|DA261305|TI063000|>") == "(unreadable_field)");
}

TEST_CASE("wake calls that are not configured are records nobody asked for") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive(kWake) == "(unknown_record)");
}

}  // namespace
}  // namespace innkeeper::hub::pms
