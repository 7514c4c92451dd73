// SPDX-License-Identifier: Apache-2.0
// Cases: how they go on and end, what is kept, and faults that no guest told of.
#include "tests/unit/comfort_fixture.hpp"

namespace innkeeper::hub {
namespace {

using Room = ComplainingRoom;
using namespace std::chrono_literals;

TEST_CASE("a room that gets there after the case was opened is noted on it, and the case goes on") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.tell();
  room.wait(40min);
  REQUIRE(room.cases().size() == 1);
  room.measure(22.6);
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.comfort_at == room.hotel.now.utc);
  CHECK(room.state_of_complaint() == ComplaintState::reached);
}

TEST_CASE("what could not be stored is done when it can, a second complaint too") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.hotel.advance(2min);
  room.hotel.run({});
  room.hotel.store.fail_call(2, StoreErrorKind::full);
  const std::vector<Event> events{Asked{9, ReportComfort{"101", Complaint::too_cold}, kGuest}};
  REQUIRE(room.hotel.engine.run(events, room.hotel.now).error);
  room.hotel.store.mend();
  REQUIRE(room.cases().empty());
  CHECK(room.say(Complaint::too_cold).row.state == ComplaintState::escalated);
  CHECK(room.cases().size() == 1);
}

TEST_CASE("check-out ends the watch and what was said, and leaves the case to the room") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.tell();
  SECTION("while watching") {
    room.hotel.say(CheckedOut{"1", "101"});
    room.wait(120min);
    CHECK(room.cases().empty());
  }
  SECTION("with a case") {
    room.wait(40min);
    room.hotel.say(CheckedOut{"1", "101"});
    CHECK(room.cases().size() == 1);
  }
  CHECK(room.complaints().empty());
  CHECK(room.hotel.store.snapshot().rows<ComplaintRow>().empty());
}

TEST_CASE("a guest who is forgotten takes along what they said, unless others live there too") {
  Room room;
  CheckedIn known{"2", "102", {}, Share::alone, false};
  known.facts.profile = "g-2";
  room.hotel.say(known);
  static_cast<void>(room.hotel.ask(ReportComfort{"102", Complaint::too_cold}, kGuest));
  const bool is_shared = GENERATE(false, true);
  if (is_shared) room.hotel.say(CheckedIn{"3", "102", {}, Share::shared, false});
  REQUIRE(std::holds_alternative<ErasureView>(room.hotel.ask(ForgetGuest{"g-2"})));
  CHECK(room.complaints().size() == (is_shared ? 1 : 0));
}

TEST_CASE("staff takes a case, and ends it with a note of what was done") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.wait(1min);
  static_cast<void>(room.say(Complaint::too_cold));
  const std::uint64_t number = room.cases().at(0).row.number;
  const Actor bo{Channel::maintenance, "bo"};
  const auto change = [&](std::optional<CaseState> state, std::optional<std::string> note) {
    return room.hotel.ask(ChangeCase{number, state, std::move(note)}, bo);
  };
  REQUIRE(std::holds_alternative<CaseView>(change(CaseState::acknowledged, {})));
  CHECK(room.cases()[0].row.acknowledged_by == bo);
  CHECK(std::holds_alternative<Invalid>(change(CaseState::resolved, {})));
  CHECK(std::holds_alternative<Invalid>(change(CaseState::open, {})));
  CHECK(std::holds_alternative<Invalid>(change({}, {})));
  CHECK(std::holds_alternative<Invalid>(change({}, std::string(kMaxCaseNote + 1, 'x'))));
  REQUIRE(std::holds_alternative<CaseView>(change(CaseState::resolved, "bled the valve")));
  CHECK(room.cases().empty());
  const CaseRow work = room.cases(true).at(0).row;
  CHECK(work.ended == room.hotel.now.utc);
  CHECK(work.ended_by == bo);
  CHECK(work.note == "bled the valve");
  CHECK(std::holds_alternative<Conflict>(change(CaseState::closed, "again")));
  CHECK(std::holds_alternative<NotFound>(room.hotel.ask(ChangeCase{99, CaseState::closed, "x"})));

  room.wait(2min);
  CHECK(room.say(Complaint::too_cold).row.case_number == number + 1);
}

TEST_CASE("a fault that stays is a case before a guest finds it, once until it was gone") {
  Room room;
  room.faults = {room::Fault::heating, room::Fault::door};
  room.tell();
  room.wait(14min);
  CHECK(room.cases().empty());
  room.wait(1min);
  REQUIRE(room.cases().size() == 1);
  const CaseRow work = room.cases()[0].row;
  CHECK(work.subject == Subject::equipment);
  CHECK(work.cause == CaseCause::fault);
  CHECK_FALSE(work.complaint);
  CHECK(work.evidence.faults == "heating door");
  CHECK(work.evidence.air == degrees(21));
  room.tell();
  room.wait(60min);
  CHECK(room.cases()[0].row.times == 1);
  REQUIRE(std::holds_alternative<CaseView>(
      room.hotel.ask(ChangeCase{work.number, CaseState::closed, "tomorrow"})));
  room.wait(60min);
  CHECK(room.cases().empty());
  room.faults.clear();
  room.tell();
  room.faults = {room::Fault::heating};
  room.tell();
  room.wait(15min);
  CHECK(room.cases().size() == 1);
}

TEST_CASE("a fault that an open case is about gets no second one while that is open") {
  Room room;
  room.faults = {room::Fault::heating};
  room.tell();
  static_cast<void>(room.say(Complaint::too_cold));
  room.wait(60min);
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.subject == Subject::climate);
  REQUIRE(std::holds_alternative<CaseView>(
      room.hotel.ask(ChangeCase{room.cases()[0].row.number, CaseState::closed, "moved"})));
  room.wait(15min);
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.subject == Subject::equipment);
}

TEST_CASE("a fault that passes is no case, nor is what passed at a start") {
  Room room;
  room.faults = {room::Fault::fan};
  room.tell();
  room.wait(10min);
  room.faults = {room::Fault::memory_lost};
  room.tell();
  room.wait(60min);
  CHECK(room.cases().empty());
}

TEST_CASE("cases that are over go with the audit's lines of their day, and open ones stay") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.wait(1min);
  static_cast<void>(room.say(Complaint::too_cold));
  REQUIRE(std::holds_alternative<CaseView>(
      room.hotel.ask(ChangeCase{room.cases().at(0).row.number, CaseState::closed, "warm enough"})));
  room.wait(2min);
  static_cast<void>(room.say(Complaint::too_cold));
  CHECK(room.cases(true).size() == 2);
  room.hotel.advance(24h * 367);
  room.hotel.run({});
  room.hotel.advance(2h);
  room.hotel.run({});
  REQUIRE(room.cases(true).size() == 1);
  CHECK(room.cases(true)[0].row.state == CaseState::open);
}

}  // namespace
}  // namespace innkeeper::hub
