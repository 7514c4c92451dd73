// SPDX-License-Identifier: Apache-2.0
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using support::CoreFixture;
using support::id_of;

std::size_t notices_named(CoreFixture& hotel, std::string_view event) {
  std::size_t count = 0;
  for (const Notice& notice : hotel.sink.take<Notice>()) count += notice.event == event ? 1U : 0U;
  return count;
}

TEST_CASE("a matching report confirms the plan and tells how long it took") {
  CoreFixture hotel;
  hotel.online("101");
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  CHECK(hotel.view("101").delivery == Delivery::pending);
  hotel.advance(std::chrono::milliseconds(40));
  hotel.run({hotel.confirmation("101")});
  const RoomView room = hotel.view("101");
  CHECK(room.delivery == Delivery::confirmed);
  CHECK(room.confirm_time == std::chrono::milliseconds(40));
}

/// What a board of another make says of the plan room 101 was last given: the required keys, and
/// `rest`.
ReportReceived said_of_plan(CoreFixture& hotel, const std::string& rest) {
  const room::PlanId id = hotel.view("101").plan.id;
  const std::string pair = std::to_string(id.epoch) + "," + std::to_string(id.version);
  const std::string document = R"({"schema":"innkeeper.report/1","epoch":)" +
                               std::to_string(id.epoch) + R"(,"version":)" +
                               std::to_string(id.version) + R"(,"result":"applied","seen":[)" +
                               pair + R"(],"boot":1,"seq":2)" + rest + "}";
  const auto report = wire::decode_report(document);
  REQUIRE(report);
  return {id_of("101"), *report};
}

TEST_CASE("a report without a digest confirms the plan of its number, and raises no epoch") {
  CoreFixture hotel;
  hotel.online("101");
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  const room::PlanId planned = hotel.view("101").plan.id;
  hotel.run({said_of_plan(hotel, "")});
  CHECK(hotel.view("101").delivery == Delivery::confirmed);
  CHECK(hotel.view("101").plan.id == planned);
}

TEST_CASE("a report without a digest does not confirm a plan of another number") {
  CoreFixture hotel;
  hotel.online("101");
  const ReportReceived old = said_of_plan(hotel, "");
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  hotel.run({old});
  CHECK(hotel.view("101").delivery == Delivery::pending);
}

TEST_CASE("a report in words of a newer board confirms, and its faults stay visible") {
  CoreFixture hotel;
  hotel.online("101");
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  hotel.run({said_of_plan(hotel, R"(,"why":{"climate":{"because":"siesta"}},"faults":["flood"])")});
  const RoomView room = hotel.view("101");
  CHECK(room.delivery == Delivery::confirmed);
  REQUIRE(room.report);
  CHECK(room.report->why.climate.because == room::Because::unknown);
  REQUIRE(room.report->faults.size() == 1);
  CHECK(room.report->faults[0] == room::Fault::unknown);
}

TEST_CASE(
    "an online room that stays silent gets the same bytes after 5, 15 and 60 s, then is a fault") {
  CoreFixture hotel(1);
  hotel.online("101");
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  const auto first = hotel.sink.take<PublishPlan>();
  const std::string bytes = first.back().bytes;
  const room::Time begun = hotel.now.steady;

  std::vector<room::Duration> resent;
  while (hotel.engine.next_deadline()) {
    hotel.advance(*hotel.engine.next_deadline() - hotel.now.steady);
    hotel.run({});
    for (const PublishPlan& plan : hotel.sink.take<PublishPlan>()) {
      CHECK(plan.bytes == bytes);
      resent.push_back(hotel.now.steady - begun);
    }
    REQUIRE(resent.size() <= 3);
  }
  CHECK(resent == std::vector<room::Duration>{seconds(5), seconds(15), seconds(60)});
  CHECK(hotel.now.steady - begun == kGiveUpAfter);
  CHECK(hotel.view("101").delivery == Delivery::unconfirmed);
  CHECK(notices_named(hotel, "plan_unconfirmed") == 1);
}

TEST_CASE("a room that is not online is not sent anything again: the retained plan waits") {
  CoreFixture hotel(1);
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  CHECK_FALSE(hotel.engine.next_deadline());
  hotel.online("101");
  CHECK(hotel.engine.next_deadline() == hotel.now.steady + seconds(5));
  hotel.run({LinkReceived{id_of("101"), wire::LinkState::lost}});
  CHECK_FALSE(hotel.engine.next_deadline());
}

TEST_CASE("a silent room that speaks again is tried anew") {
  CoreFixture hotel(1);
  hotel.online("101");
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  hotel.advance(minutes(3));
  for (int i = 0; i < 4; ++i) hotel.run({});
  REQUIRE(hotel.view("101").delivery == Delivery::unconfirmed);
  room::Report old;
  hotel.run({ReportReceived{id_of("101"), old}});
  CHECK(hotel.view("101").delivery == Delivery::pending);
  CHECK(hotel.engine.next_deadline());
}

TEST_CASE("a rejected plan is an error that names the first reason, and is not sent again") {
  CoreFixture hotel(1);
  hotel.online("101");
  room::Report report;
  report.verdict = room::Verdict::rejected;
  report.seen = hotel.view("101").plan.id;
  room::Violation violation;
  REQUIRE(violation.at.append("/lights/welcome/ceiling"));
  violation.code = room::Code::unknown_fixture;
  REQUIRE(report.errors.push_back(violation));
  static_cast<void>(hotel.sink.take<Notice>());
  hotel.run({ReportReceived{id_of("101"), report}});
  CHECK(hotel.view("101").delivery == Delivery::rejected);
  CHECK_FALSE(hotel.engine.next_deadline());
  const auto notices = hotel.sink.take<Notice>();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].fields[2].second == "/lights/welcome/ceiling unknown_fixture");
}

TEST_CASE("a report from a room that is not declared is noted and changes nothing") {
  CoreFixture hotel(1);
  static_cast<void>(hotel.sink.take<Notice>());
  hotel.run({ReportReceived{id_of("777"), room::Report{}}});
  CHECK(notices_named(hotel, "report_from_unknown_room") == 1);
}

TEST_CASE("a broker that lost its database gets every plan again, and only then") {
  CoreFixture hotel(2);
  const auto plans = hotel.sink.take<PublishPlan>();
  REQUIRE(plans.size() == 2);
  const auto retained = [&](std::size_t i) {
    return RetainedPlanSeen{plans[i].room, hotel.view(i == 0 ? "101" : "102").plan.id,
                            crc32(plans[i].bytes)};
  };
  hotel.run({BrokerUp{}, retained(0), retained(1), RetainedPlansEnd{}});
  CHECK(hotel.sink.take<PublishPlan>().empty());
  hotel.run({BrokerDown{}, BrokerUp{}, retained(1), RetainedPlansEnd{}});
  const auto restored = hotel.sink.take<PublishPlan>();
  REQUIRE(restored.size() == 1);
  CHECK(restored[0].room == id_of("101"));
  CHECK(restored[0].bytes == plans[0].bytes);
}

TEST_CASE("the plan of a room that is no longer declared is cleared from the broker") {
  CoreFixture hotel(1);
  hotel.run({BrokerUp{}, RetainedPlanSeen{id_of("777"), std::nullopt, 0}, RetainedPlansEnd{}});
  const auto cleared = hotel.sink.take<ClearPlan>();
  REQUIRE(cleared.size() == 1);
  CHECK(cleared[0].room == id_of("777"));
}

TEST_CASE("a room that knows a newer plan than the database makes the hub start a new epoch") {
  CoreFixture hotel(2);
  room::Report ahead = hotel.confirmation("101").report;
  ahead.applied.version += 3;
  ahead.seen = ahead.applied;
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.run({ReportReceived{id_of("101"), ahead}});
  const auto plans = hotel.sink.take<PublishPlan>();
  CHECK(plans.size() == 2);
  CHECK(hotel.view("101").plan.id > ahead.seen);
  CHECK(hotel.view("101").plan.id.version == 1);
}

TEST_CASE("the same number over other bytes is a restored database too") {
  CoreFixture hotel(1);
  room::Report report = hotel.confirmation("101").report;
  *report.digest ^= 1U;
  const auto before = hotel.view("101").plan.id.epoch;
  hotel.run({ReportReceived{id_of("101"), report}});
  CHECK(hotel.view("101").plan.id.epoch > before);
}

TEST_CASE("a hub that goes on from an older database gives no tenancy a number that rooms know") {
  CoreFixture hotel(1);
  const auto older = hotel.store.snapshot();
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  const room::Plan first = hotel.view("101").plan;

  hotel.advance(seconds(60));
  hotel.store.restore(older);
  Hotel restored(hotel.source, hotel.store, hotel.clock, {"test", true});
  Engine engine(restored, hotel.store, hotel.sink);
  static_cast<void>(hotel.sink.take<PublishPlan>());
  const std::vector<Event> events{StayEvent{CheckedIn{"2", "101", {}, Share::alone, false}}};
  REQUIRE_FALSE(engine.run(events, hotel.now).error);
  const auto plans = hotel.sink.take<PublishPlan>();
  REQUIRE(plans.size() == 1);
  const auto second = wire::decode_plan(plans[0].bytes);
  REQUIRE(second);
  // The same version: without another tenancy the bytes would be the same, for another guest.
  CHECK(second->id == first.id);
  CHECK(second->tenancy > first.tenancy);
}

TEST_CASE("one board that keeps contradicting cannot make the hub renumber again and again") {
  CoreFixture hotel(1);
  static_cast<void>(hotel.sink.take<Notice>());
  for (int second = 0; second < 600; ++second) {
    room::Report report = hotel.confirmation("101").report;
    *report.digest ^= 1U;
    hotel.run({ReportReceived{id_of("101"), report}});
    hotel.advance(seconds(1));
  }
  const std::size_t raised = notices_named(hotel, "epoch_raised");
  // 10 + 20 + 40 + 80 + 160 + 320 s lie between seven raises.
  CHECK(raised <= 7);
  CHECK(raised >= 2);
}

TEST_CASE("an epoch far beyond the clock is not believed") {
  CoreFixture hotel(1);
  room::Report report;
  report.seen = {room::kMaxEpoch, 1};
  const auto before = hotel.view("101").plan.id;
  static_cast<void>(hotel.sink.take<Notice>());
  hotel.run({ReportReceived{id_of("101"), report}});
  CHECK(hotel.view("101").plan.id == before);
  CHECK(notices_named(hotel, "epoch_implausible") == 1);
}

TEST_CASE("without a broker nothing is known of any room's link") {
  CoreFixture hotel(1);
  hotel.run({BrokerUp{}});
  hotel.online("101");
  hotel.run({BrokerDown{}});
  CHECK(hotel.view("101").link == std::nullopt);
  const auto status = std::get<StatusView>(hotel.ask(ShowStatus{}));
  CHECK_FALSE(status.broker_up);
  CHECK(status.rooms_online == 0);
}

}  // namespace
}  // namespace innkeeper::hub
