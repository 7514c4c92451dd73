// SPDX-License-Identifier: Apache-2.0
// Overrides of maintenance, and what is done to many rooms at once.
#include <algorithm>

#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using namespace std::chrono_literals;

HoldRoom locked_out(std::string number, std::string reason = "valve leaks") {
  HoldRoom hold;
  hold.number = std::move(number);
  hold.held.mode = room::ClimateMode::off;
  hold.reason = std::move(reason);
  return hold;
}

StartAction demand(std::int64_t lasts_min, std::string floor = "") {
  StartAction start;
  start.kind = HouseActionKind::demand_response;
  start.scope.floor = std::move(floor);
  start.by = room::TemperatureDelta::milli_kelvin(1500);
  start.minutes = lasts_min;
  start.reason = "grid";
  return start;
}

/// The lines of the audit about `what`, as before -> after.
std::vector<std::string> audit_of(CoreFixture& hotel, const std::string& what) {
  hotel.store.begin();
  std::vector<std::string> lines;
  for (const AuditRow& row : hotel.store.audit({})) {
    if (row.what == what) lines.push_back(row.before + " -> " + row.after + " (" + row.why + ")");
  }
  hotel.store.rollback();
  return lines;
}

TEST_CASE("a room that maintenance locks out stays locked out over check-in and restart") {
  CoreFixture hotel;
  CHECK(std::holds_alternative<Done>(hotel.ask(locked_out("101"), {Channel::maintenance, "bo"})));
  CHECK(hotel.view("101").plan.maintenance->mode == room::ClimateMode::off);
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  CHECK(hotel.view("101").plan.maintenance.has_value());
  CHECK(hotel.view("101").decision.mode.because == room::Because::maintenance);

  Hotel restarted(hotel.source, hotel.store, hotel.clock, {"test", true});
  Engine engine(restarted, hotel.store, hotel.sink);
  static_cast<void>(hotel.sink.take<PublishPlan>());
  REQUIRE_FALSE(engine.run({}, hotel.now).error);
  CHECK(hotel.sink.take<PublishPlan>().empty());
  CHECK(audit_of(hotel, "override.maintenance") ==
        std::vector<std::string>{" -> mode off (valve leaks)"});
}

TEST_CASE("releasing a room gives it back, and releasing it again says that nothing holds it") {
  CoreFixture hotel;
  static_cast<void>(hotel.ask(locked_out("101")));
  CHECK(std::holds_alternative<Done>(hotel.ask(ReleaseRoom{"101", "mended"})));
  CHECK_FALSE(hotel.view("101").plan.maintenance);
  CHECK(std::holds_alternative<NotFound>(hotel.ask(ReleaseRoom{"101", ""})));
  CHECK(audit_of(hotel, "override.maintenance").back() == "mode off ->  (mended)");
}

TEST_CASE("a hold with an end is over then, and somebody finds it in the audit") {
  CoreFixture hotel;
  HoldRoom hold = locked_out("101");
  hold.until = room::UtcTime{hotel.now.utc.seconds + 3'600};
  static_cast<void>(hotel.ask(hold));
  hotel.advance(59min);
  hotel.run({});
  CHECK(hotel.view("101").plan.maintenance);
  const auto due = hotel.engine.next_deadline();
  REQUIRE(due);
  CHECK(*due <= hotel.now.steady + 61s);
  hotel.advance(1min);
  hotel.run({});
  CHECK_FALSE(hotel.view("101").plan.maintenance);
  CHECK(audit_of(hotel, "override.maintenance").back() == "on ->  (its time is over)");
}

TEST_CASE("a hold without a reason, without anything held, or for a past time is refused") {
  CoreFixture hotel;
  CHECK(std::holds_alternative<Invalid>(hotel.ask(locked_out("101", ""))));
  HoldRoom nothing;
  nothing.number = "101";
  nothing.reason = "x";
  CHECK(std::holds_alternative<Invalid>(hotel.ask(nothing)));
  HoldRoom past = locked_out("101");
  past.until = hotel.now.utc;
  CHECK(std::holds_alternative<Invalid>(hotel.ask(past)));
  CHECK(std::holds_alternative<NotFound>(hotel.ask(locked_out("999"))));
  CHECK_FALSE(hotel.view("101").plan.maintenance);
}

TEST_CASE("an evacuation lights every room of its scope until it is ended") {
  config::Property house = support::small_property(3);
  house.rooms[2].floor = "2";
  CoreFixture hotel(house);
  StartAction start;
  start.scope.floor = "1";
  start.reason = "fire alarm";
  const auto preview = std::get<ActionView>(hotel.ask(PreviewAction{start.kind, start.scope}));
  CHECK(preview.numbers == std::vector<std::string>{"101", "102"});
  CHECK_FALSE(hotel.view("101").plan.evacuation);

  const auto begun = std::get<ActionView>(hotel.ask(start, {Channel::front_desk, "eva"}));
  REQUIRE(begun.action);
  CHECK(hotel.view("101").plan.evacuation);
  CHECK_FALSE(hotel.view("103").plan.evacuation);
  hotel.advance(24h);
  hotel.run({});
  CHECK(hotel.view("102").plan.evacuation);
  static_cast<void>(hotel.ask(StopAction{begun.action->number, "false alarm"}));
  CHECK_FALSE(hotel.view("101").plan.evacuation);
  CHECK(std::holds_alternative<NotFound>(hotel.ask(StopAction{begun.action->number, ""})));
}

TEST_CASE("a demand response ends by itself, and the strongest of several counts") {
  CoreFixture hotel;
  static_cast<void>(hotel.ask(demand(60)));
  StartAction stronger = demand(30);
  stronger.by = room::TemperatureDelta::milli_kelvin(2000);
  static_cast<void>(hotel.ask(stronger));
  CHECK(hotel.view("101").plan.climate.demand->by.milli_kelvin() == 2000);
  hotel.advance(30min);
  hotel.run({});
  CHECK(hotel.view("101").plan.climate.demand->by.milli_kelvin() == 1500);
  hotel.advance(30min);
  hotel.run({});
  CHECK_FALSE(hotel.view("101").plan.climate.demand);
}

TEST_CASE("a demand response that says no more is as long and as deep as the property says") {
  config::Property house = support::small_property(1);
  house.demand_response = {room::TemperatureDelta::milli_kelvin(700), 15};
  CoreFixture hotel(house);
  StartAction usual = demand(60);
  usual.by.reset();
  usual.minutes.reset();
  static_cast<void>(hotel.ask(usual));
  CHECK(hotel.view("101").plan.climate.demand->by.milli_kelvin() == 700);
  hotel.advance(15min);
  hotel.run({});
  CHECK_FALSE(hotel.view("101").plan.climate.demand);
}

TEST_CASE("an action without rooms or reason is refused") {
  CoreFixture hotel;
  CHECK(std::holds_alternative<NotFound>(hotel.ask(demand(60, "9"))));
  StartAction quiet = demand(60);
  quiet.reason.clear();
  CHECK(std::holds_alternative<Invalid>(hotel.ask(quiet)));
  CHECK(std::get<OverridesView>(hotel.ask(ListOverrides{})).actions.empty());
}

TEST_CASE("going back to policy ends overrides everywhere and clears hands where nobody lives") {
  CoreFixture hotel;
  static_cast<void>(hotel.ask(locked_out("101")));
  hotel.say(CheckedIn{"2", "102", {}, Share::alone, false});
  for (const auto* number : {"102", "103"}) {
    ReportReceived report = hotel.confirmation(number);
    report.report.state.hand.setpoint = room::Temperature::celsius(25);
    hotel.run({report});
  }
  const auto preview = std::get<ActionView>(hotel.ask(BackToPolicy{{}, false, true, ""}));
  CHECK(preview.numbers == std::vector<std::string>{"101", "103"});
  CHECK(hotel.view("101").plan.maintenance);
  CHECK(std::holds_alternative<Invalid>(hotel.ask(BackToPolicy{{}, false, false, ""})));

  static_cast<void>(hotel.ask(BackToPolicy{{}, false, false, "after the fair"}));
  CHECK_FALSE(hotel.view("101").plan.maintenance);
  CHECK_FALSE(hotel.view("102").plan.given);
  REQUIRE(hotel.view("103").plan.given);
  CHECK(hotel.view("103").plan.given->clear);
}

TEST_CASE("everything that holds rooms is listed with who, why and until") {
  CoreFixture hotel;
  static_cast<void>(hotel.ask(locked_out("102"), {Channel::maintenance, "bo"}));
  static_cast<void>(hotel.ask(StartTask{"101", room::HousekeepingTask::turndown, {}, ""}));
  static_cast<void>(hotel.ask(demand(60)));
  const auto list = std::get<OverridesView>(hotel.ask(ListOverrides{}));
  REQUIRE(list.rooms.size() == 2);
  CHECK(list.rooms[0].number == "101");
  CHECK(list.rooms[1].row.by == Actor{Channel::maintenance, "bo"});
  CHECK(list.actions.size() == 1);
}

}  // namespace
}  // namespace innkeeper::hub
