// SPDX-License-Identifier: Apache-2.0
// What becomes of a guest's complaint: the step, the honest answer and the watch.
#include "tests/unit/comfort_fixture.hpp"

namespace innkeeper::hub {
namespace {

using Room = ComplainingRoom;
using namespace std::chrono_literals;

TEST_CASE("a guest who is too cold gets a degree more at once, and is told so with the minutes") {
  Room room;
  const ComfortView view = room.say(Complaint::too_cold);
  CHECK(view.row.step == ComfortStep::raised_setpoint);
  CHECK(view.row.from == degrees(22));
  CHECK(view.row.to == degrees(23));
  CHECK_FALSE(view.row.hindrance);
  // 1.3 K to the goal of 22.3, at 2.2 K in the 12 minutes of the policy: 7.1 minutes.
  CHECK(view.row.minutes == 8);
  CHECK(view.row.state == ComplaintState::watching);
  CHECK(view.air_now == degrees(21));
  CHECK(room.hotel.view("101").plan.given->setpoint == degrees(23));
}

TEST_CASE("a guest who is too warm gets a degree less") {
  Room room;
  room.measure(23);
  const ComfortView view = room.say(Complaint::too_warm);
  CHECK(view.row.step == ComfortStep::lowered_setpoint);
  CHECK(view.row.to == degrees(21));
}

TEST_CASE("a room that is warmer than its set point gets a degree more than it measures") {
  Room room;
  room.measure(24.2);
  const ComfortView view = room.say(Complaint::too_cold);
  CHECK(view.row.from == degrees(22));
  CHECK(view.row.to == degrees(25.5));
}

TEST_CASE("a room that gets there is seen to, and nobody is called") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.tell();
  room.wait(10min);
  room.measure(22.2);
  CHECK(room.state_of_complaint() == ComplaintState::watching);
  room.measure(22.3);
  CHECK(room.state_of_complaint() == ComplaintState::reached);
  room.wait(120min);
  CHECK(room.cases(true).empty());
}

TEST_CASE(
    "a room that does not get there becomes a case with what was measured, before anybody asks") {
  Room room;
  room.state.heating = *room::Percent::from(100);
  room.state.fan = *room::Percent::from(60);
  static_cast<void>(room.say(Complaint::too_cold));
  const room::UtcTime said = room.hotel.now.utc;
  room.tell();
  room.wait(10min);
  room.measure(21.2);
  room.wait(10min);
  CHECK(room.cases().empty());
  room.wait(1min);  // 7.1 minutes and half of that, and ten of dead time
  REQUIRE(room.cases().size() == 1);
  const CaseRow work = room.cases()[0].row;
  CHECK(room.cases()[0].number == "101");
  CHECK(work.cause == CaseCause::not_reached);
  CHECK(work.complaint == Complaint::too_cold);
  CHECK(work.evidence.since == said);
  CHECK(work.evidence.air_then == degrees(21));
  CHECK(work.evidence.air == degrees(21.2));
  CHECK(work.evidence.wanted == degrees(23));
  CHECK(work.evidence.slope_mk_h == 200 * 60 / 21);
  CHECK(work.evidence.heating == room::Percent::full());
  CHECK(work.evidence.online);
  CHECK_FALSE(work.evidence.window_since);
  CHECK(room.state_of_complaint() == ComplaintState::escalated);
}

TEST_CASE("a room that cools when it should warm is a case before its time is over") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.tell();
  room.measure(20.4);
  CHECK(room.cases().empty());  // the valve has not opened yet
  room.wait(10min);
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.cause == CaseCause::wrong_way);
}

TEST_CASE("a guest who airs the room in winter is no case before the time is over") {
  Room room;
  room.state.situation.protection = room::Protection::opening;
  room.tell();
  static_cast<void>(room.say(Complaint::too_cold));
  room.wait(11min);
  room.measure(19.5);
  room.wait(5min);
  CHECK(room.cases().empty());
  room.wait(10min);
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.evidence.window_since);
  CHECK(room.cases()[0].row.evidence.hindrance == Hindrance::window_open);
}

TEST_CASE("said again before the room is there, it is a case at once and the set point stays") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.tell();
  room.wait(5min);
  const ComfortView again = room.say(Complaint::too_cold);
  CHECK(again.row.times == 2);
  CHECK(again.row.state == ComplaintState::escalated);
  CHECK(again.row.to == degrees(23));
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.cause == CaseCause::repeated);
  CHECK(again.row.case_number == room.cases()[0].row.number);
  room.wait(5min);
  static_cast<void>(room.say(Complaint::too_cold));
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.times == 3);
}

TEST_CASE("fifty presses are one complaint") {
  Room room;
  for (int i = 0; i < 50; ++i) {
    const ComfortView view = room.say(Complaint::too_cold);
    CHECK(view.is_repeat == (i > 0));
    CHECK(view.row.to == degrees(23));
    room.hotel.advance(1s);
    room.tell();
  }
  CHECK(room.complaints().size() == 1);
  CHECK(room.cases().empty());
}

TEST_CASE(
    "a guest who goes back and forth is stopped after twelve steps an hour, and may go on later") {
  Room room;
  for (std::size_t i = 0; i < kMaxComfortSteps; ++i) {
    static_cast<void>(room.say(i % 2 == 0 ? Complaint::too_cold : Complaint::too_warm));
    room.tell();
    room.hotel.advance(1min);
  }
  const Answer refused = room.hotel.ask(ReportComfort{"101", Complaint::too_cold}, kGuest);
  REQUIRE(std::holds_alternative<TooOften>(refused));
  CHECK(std::get<TooOften>(refused).wait == 48min);
  room.hotel.advance(48min);
  static_cast<void>(room.say(Complaint::too_cold));
}

TEST_CASE(
    "at the limit the guest is told so, nothing is waited for, and a second time is for people") {
  Room room;
  room.state.hand.setpoint = degrees(26);
  room.measure(25.6);
  const ComfortView view = room.say(Complaint::too_cold);
  CHECK(view.row.step == ComfortStep::nothing);
  CHECK(view.row.hindrance == Hindrance::at_limit);
  CHECK(view.row.to == degrees(26));
  CHECK_FALSE(view.row.minutes);
  CHECK(view.row.state == ComplaintState::at_limit);
  room.wait(100min);
  CHECK(room.cases().empty());
  CHECK(room.say(Complaint::too_cold).row.state == ComplaintState::escalated);
  CHECK(room.cases().size() == 1);
}

TEST_CASE("a room that is set to the limit and far below it is watched") {
  Room room;
  room.state.hand.setpoint = degrees(26);
  room.measure(21);
  const ComfortView view = room.say(Complaint::too_cold);
  CHECK(view.row.hindrance == Hindrance::at_limit);
  CHECK(view.row.state == ComplaintState::watching);
  room.wait(90min);
  CHECK(room.cases().size() == 1);
}

TEST_CASE("what holds a room is named, with its end where it has one") {
  Room room;
  SECTION("an open window") {
    room.state.situation.protection = room::Protection::opening;
    room.tell();
    const ComfortView view = room.say(Complaint::too_cold);
    CHECK(view.row.hindrance == Hindrance::window_open);
    CHECK(view.row.step == ComfortStep::raised_setpoint);
    CHECK_FALSE(view.row.minutes);
  }
  SECTION("maintenance") {
    HoldRoom hold{"101", {}, "pump", std::nullopt};
    hold.held.mode = room::ClimateMode::off;
    REQUIRE(std::holds_alternative<Done>(room.hotel.ask(hold, {Channel::maintenance, "bo"})));
    room.tell();
    CHECK(room.say(Complaint::too_cold).row.hindrance == Hindrance::maintenance);
  }
  SECTION("a demand response") {
    StartAction demand;
    demand.kind = HouseActionKind::demand_response;
    demand.by = room::TemperatureDelta::milli_kelvin(1'500);
    demand.minutes = 60;
    demand.reason = "grid";
    REQUIRE(std::holds_alternative<ActionView>(room.hotel.ask(demand)));
    room.state.situation.time = room::LocalTime{room.hotel.now.utc, 60};
    room.tell();
    const ComfortView view = room.say(Complaint::too_cold);
    CHECK(view.row.hindrance == Hindrance::demand_response);
    CHECK(view.row.until == room::UtcTime{room.hotel.now.utc.seconds + 3'600});
  }
  SECTION("a terminal that may only cool") {
    HoldRoom hold{"101", {}, "summer", std::nullopt};
    hold.held.mode = room::ClimateMode::cool;
    REQUIRE(std::holds_alternative<Done>(room.hotel.ask(hold, {Channel::maintenance, "bo"})));
    room.tell();
    CHECK(room.say(Complaint::too_cold).row.hindrance == Hindrance::maintenance);
    CHECK_FALSE(room.say(Complaint::too_warm).row.hindrance);
  }
  SECTION("a drip pan that is full") {
    room.state.situation.protection = room::Protection::condensation;
    room.tell();
    CHECK(room.say(Complaint::too_warm).row.hindrance == Hindrance::climate_off);
  }
  SECTION("sensors that believe nobody is in") {
    room.state.situation.presence = room::Presence::nobody;
    room.tell();
    const ComfortView view = room.say(Complaint::too_cold);
    CHECK(view.row.hindrance == Hindrance::thought_empty);
    CHECK_FALSE(view.row.minutes);
    room.wait(120min);
    CHECK(room.cases().empty());
    static_cast<void>(room.say(Complaint::too_cold));
    REQUIRE(room.cases().size() == 1);
    CHECK(room.cases()[0].row.evidence.hindrance == Hindrance::thought_empty);
  }
  SECTION("a room that is not heard") {
    room.hotel.run({LinkReceived{support::id_of("101"), wire::LinkState::lost}});
    CHECK(room.say(Complaint::too_cold).row.hindrance == Hindrance::offline);
  }
}

TEST_CASE("a room that is lost while it is watched is a case after three minutes") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.hotel.run({LinkReceived{support::id_of("101"), wire::LinkState::lost}});
  room.wait(3min);
  CHECK(room.cases().empty());
  room.wait(1min);
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.cause == CaseCause::offline);
  CHECK_FALSE(room.cases()[0].row.evidence.online);
}

TEST_CASE("a fault that is in the way is a case at once, another one is not") {
  Room room;
  room.faults = {room::Fault::motion, room::Fault::cooling};
  room.tell();
  CHECK_FALSE(room.say(Complaint::too_cold).row.hindrance);
  CHECK(room.cases().empty());
  const ComfortView view = room.say(Complaint::too_warm);
  CHECK(view.row.hindrance == Hindrance::fault);
  CHECK(view.row.state == ComplaintState::escalated);
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.evidence.faults == "motion cooling");
}

TEST_CASE("while the guest is out nobody waits, and the time begins anew when they are back") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.tell();
  room.state.situation.presence = room::Presence::nobody;
  room.measure(20);
  room.wait(180min);
  CHECK(room.cases().empty());
  room.state.situation.presence = room::Presence::guest;
  room.tell();
  room.wait(15min);
  CHECK(room.cases().empty());
  room.wait(30min);
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.evidence.air_then == degrees(20));
}

TEST_CASE("a guest who sets the room otherwise by hand has it their way, and further is watched") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.tell();
  SECTION("back") {
    room.state.hand.setpoint = degrees(21);
    room.tell();
    CHECK(room.state_of_complaint() == ComplaintState::withdrawn);
  }
  SECTION("further") {
    room.state.hand.setpoint = degrees(24.5);
    room.measure(22.5);
    CHECK(room.state_of_complaint() == ComplaintState::watching);
    CHECK(room.complaints()[0].row.to == degrees(24.5));
    room.measure(23.8);
    CHECK(room.state_of_complaint() == ComplaintState::reached);
  }
}

TEST_CASE("a restart of the hub goes on with the watch it had begun") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.tell();
  room.wait(10min);
  Hotel restarted(room.hotel.source, room.hotel.store, room.hotel.clock, {"test", true});
  Engine engine(restarted, room.hotel.store, room.hotel.sink);
  const auto run = [&](std::vector<Event> events) {
    REQUIRE_FALSE(engine.run(events, room.hotel.now).error);
  };
  run({});
  run({LinkReceived{support::id_of("101"), wire::LinkState::online}});
  ReportReceived told = room.hotel.confirmation("101");
  told.report.state = room.state;
  run({told});
  for (int i = 0; i < 10; ++i) {
    room.hotel.advance(1min);
    run({});
  }
  static_cast<void>(room.hotel.sink.take<Reply>());
  run({Asked{1, ListCases{}}});
  CHECK(std::get<CasesView>(room.hotel.sink.take<Reply>().at(0).answer).cases.empty());
  room.hotel.advance(1min);
  run({});
  run({Asked{1, ListCases{}}});
  CHECK(std::get<CasesView>(room.hotel.sink.take<Reply>().at(0).answer).cases.size() == 1);
}

TEST_CASE("a clock that is set back or forward moves no deadline") {
  Room room;
  static_cast<void>(room.say(Complaint::too_cold));
  room.tell();
  room.hotel.now.utc.seconds += GENERATE(-86'400, 86'400);
  room.wait(20min);
  CHECK(room.cases().empty());
  room.wait(1min);
  CHECK(room.cases().size() == 1);
}

TEST_CASE("nobody's room has no complaint") {
  Room room;
  CHECK(std::holds_alternative<Conflict>(
      room.hotel.ask(ReportComfort{"102", Complaint::too_cold}, kGuest)));
  CHECK(std::holds_alternative<NotFound>(
      room.hotel.ask(ReportComfort{"999", Complaint::too_cold}, kGuest)));
}

TEST_CASE("too dark and too bright are the next scene of the room that makes a difference") {
  Room room;
  const ComfortView brighter = room.say(Complaint::too_dark);
  CHECK(brighter.row.step == ComfortStep::brightened_light);
  REQUIRE(brighter.row.scene);
  CHECK(*brighter.row.light_to > *brighter.row.light_from);
  CHECK(room.state_of_complaint() == ComplaintState::watching);
  room.tell();
  CHECK(room.state_of_complaint() == ComplaintState::reached);
  room.hotel.advance(1s);
  const ComfortView dimmer = room.say(Complaint::too_bright);
  CHECK(dimmer.row.step == ComfortStep::dimmed_light);
  CHECK(*dimmer.row.light_to < *dimmer.row.light_from);
}

TEST_CASE("the brightest scene of the room is its limit") {
  Room room;
  for (int i = 0; i < 6 && room.state.hand.scene != room::Scene::cleaning; ++i) {
    room.hotel.advance(1s);
    static_cast<void>(room.say(Complaint::too_dark));
    room.tell();
  }
  CHECK(room.state.hand.scene == room::Scene::cleaning);
  room.hotel.advance(1s);
  const ComfortView view = room.say(Complaint::too_dark);
  CHECK(view.row.hindrance == Hindrance::at_limit);
  CHECK(view.row.step == ComfortStep::nothing);
}

TEST_CASE("light that does not come is a case after two minutes") {
  Room room;
  static_cast<void>(room.say(Complaint::too_dark));
  room.wait(1min);
  CHECK(room.cases().empty());
  room.wait(1min);
  REQUIRE(room.cases().size() == 1);
  CHECK(room.cases()[0].row.subject == Subject::light);
}

}  // namespace
}  // namespace innkeeper::hub
