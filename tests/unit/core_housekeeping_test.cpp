// SPDX-License-Identifier: Apache-2.0
// Housekeeping in the hub: tasks, the state of rooms, wishes of guests, the work list.
#include <algorithm>

#include "tests/unit/core_askers.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using support::id_of;
using namespace std::chrono_literals;

StartTask cleaning(std::string number, std::string despite = "") {
  return {std::move(number), room::HousekeepingTask::cleaning, std::nullopt, std::move(despite)};
}

void rent(CoreFixture& hotel, const std::string& number) {
  hotel.say(CheckedIn{"stay-" + number, number, {}, Share::alone, false});
}

/// The room confirms its plan and tells this of itself.
void report(CoreFixture& hotel, const std::string& number, room::Presence presence,
            room::ServiceWish service = room::ServiceWish::none, bool returned = false) {
  ReportReceived told = hotel.confirmation(number);
  told.report.state.situation.presence = presence;
  told.report.state.situation.guest_returned = returned;
  told.report.state.hand.service = service;
  const room::Plan plan = hotel.view(number).plan;
  if (plan.given) told.report.state.given = plan.given->stamp;
  hotel.run({LinkReceived{id_of(number), wire::LinkState::online}, told});
}

std::vector<WorkItem> work(CoreFixture& hotel) {
  return std::get<WorkView>(hotel.ask(ListWork{""})).items;
}

std::vector<Need> needs(CoreFixture& hotel, const std::string& number) {
  std::vector<Need> found;
  for (const WorkItem& item : work(hotel)) {
    if (item.number == number) found.push_back(item.need);
  }
  return found;
}

Entry entry(CoreFixture& hotel, const std::string& number) {
  for (const WorkItem& item : work(hotel)) {
    if (item.number == number) return item.entry;
  }
  FAIL("room " << number << " is not on the work list");
  return Entry::closed;
}

template <class Message>
std::vector<Message> told_to_pms(CoreFixture& hotel) {
  std::vector<Message> messages;
  for (const SendToPms& effect : hotel.sink.take<SendToPms>()) {
    if (const auto* message = std::get_if<Message>(&effect.message)) messages.push_back(*message);
  }
  return messages;
}

TEST_CASE(
    "whoever cleans gets light and air until the work is finished, and the room is clean then") {
  CoreFixture hotel;
  rent(hotel, "101");
  static_cast<void>(hotel.ask(SetCondition{"101", RoomCondition::dirty}));
  const auto begun = std::get<TaskView>(hotel.ask(cleaning("101"), kHousekeeper));
  CHECK(begun.until.seconds == hotel.now.utc.seconds + 2'700);
  CHECK(hotel.view("101").plan.housekeeping->until == begun.until);
  static_cast<void>(hotel.sink.take<SendToPms>());
  CHECK(std::holds_alternative<Done>(hotel.ask(FinishTask{"101", {}}, kHousekeeper)));
  CHECK_FALSE(hotel.view("101").plan.housekeeping);
  CHECK(hotel.view("101").state.condition == RoomCondition::clean);
  const auto told = told_to_pms<TellRoomCondition>(hotel);
  REQUIRE(told.size() == 1);
  CHECK(told[0].condition == RoomCondition::clean);
  CHECK(told[0].occupied);
  CHECK(told[0].by == "maria");
}

TEST_CASE("cleaning ends by itself when its time is over") {
  CoreFixture hotel;
  static_cast<void>(hotel.ask(cleaning("101")));
  hotel.advance(45min);
  hotel.run({});
  CHECK_FALSE(hotel.view("101").plan.housekeeping);
}

TEST_CASE("cleaning ends when the room tells that its guest came back, and stays ended") {
  CoreFixture hotel;
  rent(hotel, "101");
  static_cast<void>(hotel.ask(cleaning("101")));
  report(hotel, "101", room::Presence::staff);
  CHECK(hotel.view("101").plan.housekeeping);
  report(hotel, "101", room::Presence::guest, room::ServiceWish::none, true);
  CHECK_FALSE(hotel.view("101").plan.housekeeping);
}

TEST_CASE("nobody goes in past do-not-disturb without a reason that the audit keeps") {
  CoreFixture hotel;
  rent(hotel, "101");
  report(hotel, "101", room::Presence::guest, room::ServiceWish::do_not_disturb);
  CHECK(hotel.view("101").state.service == room::ServiceWish::do_not_disturb);
  CHECK(std::holds_alternative<Conflict>(hotel.ask(cleaning("101"), kHousekeeper)));
  CHECK_FALSE(hotel.view("101").plan.housekeeping);
  CHECK(std::holds_alternative<TaskView>(hotel.ask(cleaning("101", "water leak"), kHousekeeper)));
}

TEST_CASE("do-not-disturb is one, whether panel, PMS or desk said it last") {
  CoreFixture hotel;
  rent(hotel, "101");
  report(hotel, "101", room::Presence::guest, room::ServiceWish::do_not_disturb);
  auto told = told_to_pms<TellService>(hotel);
  REQUIRE(told.size() == 1);
  CHECK(told[0].service == ServiceTold::do_not_disturb);

  // The desk ends it for the guest: the panel hears, with a reason kept.
  CHECK(std::holds_alternative<Invalid>(
      hotel.ask(SetService{"101", room::ServiceWish::none, ""}, {Channel::front_desk, "eva"})));
  static_cast<void>(hotel.ask(SetService{"101", room::ServiceWish::none, "guest called"},
                              {Channel::front_desk, "eva"}));
  REQUIRE(hotel.view("101").plan.given);
  CHECK(hotel.view("101").plan.given->service == room::ServiceWish::none);
  CHECK(hotel.view("101").state.service == room::ServiceWish::none);
  CHECK(told_to_pms<TellService>(hotel).size() == 1);

  // A report from before the room took it changes nothing.
  ReportReceived old = hotel.confirmation("101");
  old.report.state.hand.service = room::ServiceWish::do_not_disturb;
  old.report.state.given = 0;
  hotel.run({old});
  CHECK(hotel.view("101").state.service == room::ServiceWish::none);

  hotel.say(DoNotDisturbChanged{"101", true});
  CHECK(hotel.view("101").plan.given->service == room::ServiceWish::do_not_disturb);
  CHECK(hotel.view("101").state.service == room::ServiceWish::do_not_disturb);
}

TEST_CASE("the guest's wishes go with the guest") {
  CoreFixture hotel;
  rent(hotel, "101");
  report(hotel, "101", room::Presence::guest, room::ServiceWish::do_not_disturb);
  hotel.say(CheckedOut{"stay-101", "101"});
  CHECK(hotel.view("101").state.service == room::ServiceWish::none);
  CHECK(hotel.view("101").state.condition == RoomCondition::dirty);
}

TEST_CASE("do-not-disturb survives a restart of the hub") {
  CoreFixture hotel;
  rent(hotel, "101");
  report(hotel, "101", room::Presence::guest, room::ServiceWish::do_not_disturb);
  Hotel restarted(hotel.source, hotel.store, hotel.clock, {"test", true});
  Engine engine(restarted, hotel.store, hotel.sink);
  static_cast<void>(hotel.sink.take<Reply>());
  REQUIRE_FALSE(engine.run(std::vector<Event>{Asked{1, cleaning("101")}}, hotel.now).error);
  CHECK(std::holds_alternative<Conflict>(hotel.sink.take<Reply>().at(0).answer));
}

TEST_CASE("do-not-disturb survives a store that fails after the desk had said something else") {
  CoreFixture hotel;
  rent(hotel, "101");
  static_cast<void>(hotel.ask(SetService{"101", room::ServiceWish::make_up_room, "guest called"},
                              {Channel::front_desk, "eva"}));
  ReportReceived told = hotel.confirmation("101");
  told.report.state.given = 1;
  told.report.state.hand.service = room::ServiceWish::do_not_disturb;
  hotel.run({told});
  REQUIRE(hotel.view("101").state.service == room::ServiceWish::do_not_disturb);
  // A plan that the room has not taken yet, and a hub that reads its database anew.
  static_cast<void>(hotel.ask(cleaning("101", "water leak"), kHousekeeper));
  hotel.store.fail_call(1, StoreErrorKind::io);
  REQUIRE(hotel.engine.run({}, hotel.now).error);
  hotel.run({told});
  CHECK(hotel.view("101").state.service == room::ServiceWish::do_not_disturb);
}

TEST_CASE("do-not-disturb survives a broker that comes back with an older report of the room") {
  CoreFixture hotel;
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  ReportReceived before = hotel.confirmation("101");
  before.report.boot = 4;
  before.report.seq = 7;
  ReportReceived now = before;
  now.report.seq = 8;
  now.report.state.hand.service = room::ServiceWish::do_not_disturb;
  hotel.run({before, now});
  before.retained = true;
  hotel.run({before});
  CHECK(hotel.view("101").state.service == room::ServiceWish::do_not_disturb);
  // A board that took the other's place counts from one, and is believed.
  before.retained = false;
  before.report.boot = 1;
  hotel.run({before});
  CHECK(hotel.view("101").state.service == room::ServiceWish::none);
}

TEST_CASE("the work list names the most urgent first and says where one may enter now") {
  CoreFixture hotel(4);
  for (const auto* number : {"101", "102", "103"}) rent(hotel, number);
  static_cast<void>(hotel.ask(SetCondition{"101", RoomCondition::dirty}));
  static_cast<void>(hotel.ask(SetCondition{"102", RoomCondition::dirty}));
  static_cast<void>(hotel.ask(SetCondition{"104", RoomCondition::dirty}));
  report(hotel, "101", room::Presence::nobody);
  report(hotel, "102", room::Presence::guest, room::ServiceWish::do_not_disturb);
  report(hotel, "103", room::Presence::guest, room::ServiceWish::make_up_room_now);
  const auto first = work(hotel).at(0);
  CHECK(first.number == "103");
  CHECK(first.need == Need::make_up_now);
  CHECK(entry(hotel, "103") == Entry::knock);
  CHECK(entry(hotel, "101") == Entry::free);
  CHECK(entry(hotel, "102") == Entry::do_not_disturb);
  CHECK(entry(hotel, "104") == Entry::free);
  CHECK(needs(hotel, "104").at(0) == Need::departure);
  CHECK(needs(hotel, "101") == std::vector{Need::stayover});
}

TEST_CASE("a make-up-room that was done is no wish any more, at the panel neither") {
  CoreFixture hotel;
  rent(hotel, "101");
  report(hotel, "101", room::Presence::nobody, room::ServiceWish::make_up_room);
  static_cast<void>(hotel.ask(cleaning("101"), kHousekeeper));
  static_cast<void>(hotel.ask(FinishTask{"101", RoomCondition::inspected}, kHousekeeper));
  CHECK(hotel.view("101").state.service == room::ServiceWish::none);
  CHECK(hotel.view("101").plan.given->service == room::ServiceWish::none);
  CHECK(needs(hotel, "101").empty());
}

TEST_CASE("the night audit makes every room that was slept in dirty, and no other") {
  CoreFixture hotel;
  rent(hotel, "101");
  hotel.say(NightAudit{true});
  CHECK(hotel.view("101").state.condition == RoomCondition::clean);
  hotel.say(NightAudit{false});
  CHECK(hotel.view("101").state.condition == RoomCondition::dirty);
  CHECK(hotel.view("102").state.condition == RoomCondition::clean);
}

TEST_CASE(
    "a room out of service is planned so while nobody rents it, and closed when out of order") {
  CoreFixture hotel;
  CHECK(std::holds_alternative<Invalid>(hotel.ask(SetSale{"101", SaleState::out_of_order, ""})));
  static_cast<void>(hotel.ask(SetSale{"101", SaleState::out_of_order, "flooded"}));
  CHECK(hotel.view("101").plan.rental == room::RentalState::out_of_service);
  CHECK(std::holds_alternative<Conflict>(hotel.ask(cleaning("101"))));
  rent(hotel, "101");
  CHECK(hotel.view("101").plan.rental == room::RentalState::rented);
  static_cast<void>(hotel.ask(SetSale{"101", SaleState::in_service, ""}));
  hotel.say(CheckedOut{"stay-101", "101"});
  CHECK(hotel.view("101").plan.rental == room::RentalState::vacant);
}

TEST_CASE("what the PMS says of a room is not told back to it") {
  CoreFixture hotel;
  hotel.say(RoomStatusTold{"101", RoomCondition::dirty, SaleState::out_of_service});
  CHECK(hotel.view("101").state.condition == RoomCondition::dirty);
  CHECK(hotel.view("101").state.sale == SaleState::out_of_service);
  CHECK(told_to_pms<TellRoomCondition>(hotel).empty());
}

TEST_CASE("a room that nobody used for a week is due for flushing until that is done") {
  CoreFixture hotel;
  rent(hotel, "101");
  hotel.say(CheckedOut{"stay-101", "101"});
  static_cast<void>(hotel.ask(SetCondition{"101", RoomCondition::clean}));
  CHECK(needs(hotel, "101").empty());
  hotel.advance(3 * 24h);
  CHECK(needs(hotel, "101") == std::vector{Need::airing});
  hotel.advance(4 * 24h);
  CHECK(needs(hotel, "101") == std::vector{Need::flushing, Need::airing});
  static_cast<void>(hotel.ask(MarkFlushed{"101"}));
  static_cast<void>(hotel.ask(StartTask{"101", room::HousekeepingTask::airing, std::nullopt, ""}));
  static_cast<void>(hotel.ask(FinishTask{"101", {}}));
  CHECK(needs(hotel, "101").empty());
  hotel.advance(7 * 24h);
  CHECK(needs(hotel, "101") == std::vector{Need::flushing, Need::airing});
}

TEST_CASE("how long work lasts and when rooms are due is as the property says") {
  config::Property house = support::small_property(1);
  house.housekeeping = {30, 10, 5, 2, 1};
  CoreFixture hotel(house);
  const auto lasts_min = [&](room::HousekeepingTask task) {
    const auto begun = std::get<TaskView>(hotel.ask(StartTask{"101", task, std::nullopt, ""}));
    return (begun.until.seconds - hotel.now.utc.seconds) / 60;
  };
  CHECK(lasts_min(room::HousekeepingTask::cleaning) == 30);
  CHECK(lasts_min(room::HousekeepingTask::turndown) == 10);
  CHECK(lasts_min(room::HousekeepingTask::airing) == 5);
  hotel.advance(24h);
  CHECK(needs(hotel, "101") == std::vector{Need::airing});
  hotel.advance(24h);
  CHECK(needs(hotel, "101") == std::vector{Need::flushing, Need::airing});
}

TEST_CASE("a room that the house just got is due for nothing, and a restart does not begin anew") {
  CoreFixture hotel(1);
  CHECK(needs(hotel, "101").empty());
  hotel.advance(6 * 24h);
  Hotel restarted(hotel.source, hotel.store, hotel.clock, {"test", true});
  Engine engine(restarted, hotel.store, hotel.sink);
  REQUIRE_FALSE(engine.run({}, hotel.now).error);
  hotel.advance(24h);
  hotel.store.begin();
  const auto rows = hotel.store.all<RoomStateRow>();
  hotel.store.rollback();
  REQUIRE(rows.size() == 1);
  CHECK(hotel.now.utc.seconds - rows[0].used_at.seconds == 7LL * 86'400);
}

}  // namespace
}  // namespace innkeeper::hub
