// SPDX-License-Identifier: Apache-2.0
// Synchronisations with the PMS: what ends, what waits for an operator, and when the PMS is asked.
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using std::chrono::hours;
using support::CoreFixture;

CheckedIn sharer(std::string reservation, std::string room, bool resync = false) {
  return {reservation, std::move(room), {.profile = "p-" + reservation}, Share::shared, resync};
}

std::size_t rented(CoreFixture& hotel) {
  return std::get<StatusView>(hotel.ask(ShowStatus{})).rooms_rented;
}

/// Rooms 101 and up, one guest each, reservation 1 and up.
void fill(CoreFixture& hotel, int rooms) {
  for (int i = 0; i < rooms; ++i) {
    hotel.say(sharer(std::to_string(i + 1), std::to_string(101 + i)));
  }
}

std::size_t questions(CoreFixture& hotel) {
  std::size_t count = 0;
  for (const SendToPms& sent : hotel.sink.take<SendToPms>()) {
    count += std::holds_alternative<AskForSync>(sent.message) ? 1U : 0U;
  }
  return count;
}

bool audited(CoreFixture& hotel, std::string_view what) {
  const auto lines = hotel.store.snapshot().audit;
  return std::any_of(lines.begin(), lines.end(),
                     [&](const AuditRow& line) { return line.what == what; });
}

TEST_CASE("at the end of a synchronisation stays that were not told of leave") {
  CoreFixture hotel(10);
  fill(hotel, 10);
  hotel.say(SyncStarted{});
  for (int i = 0; i < 9; ++i) {
    hotel.say(sharer(std::to_string(i + 1), std::to_string(101 + i), true));
  }
  CHECK(rented(hotel) == 10);
  hotel.say(SyncEnded{});
  CHECK(rented(hotel) == 9);
  CHECK(hotel.view("110").plan.rental == room::RentalState::vacant);
  CHECK(audited(hotel, "sync.swept"));
}

TEST_CASE("a room told as vacant is emptied at the end, not in the middle") {
  CoreFixture hotel(3);
  fill(hotel, 2);
  hotel.say(SyncStarted{});
  hotel.say(sharer("1", "101", true));
  hotel.say(sharer("2", "102", true));
  hotel.say(RoomEmptied{"102"});
  CHECK(rented(hotel) == 2);
  hotel.say(SyncEnded{});
  CHECK(rented(hotel) == 1);
}

TEST_CASE(
    "what happens between start and end of a synchronisation counts as told, the last word wins") {
  CoreFixture hotel(5);
  fill(hotel, 1);
  hotel.say(SyncStarted{});
  hotel.say(RoomEmptied{"102"});
  hotel.say(sharer("9", "102"));
  hotel.say(RoomMoved{"1", "103", "101", {}, Share::alone});
  hotel.say(SyncEnded{});
  CHECK(hotel.view("102").plan.rental == room::RentalState::rented);
  CHECK(hotel.view("103").plan.rental == room::RentalState::rented);
}

TEST_CASE("a synchronisation that was cut off ends no stay, nor does a later end") {
  CoreFixture hotel(3);
  fill(hotel, 3);
  hotel.say(SyncStarted{});
  SECTION("the adapter says so") { hotel.say(SyncAborted{}); }
  SECTION("the link went") { hotel.run({PmsLinkChanged{false}}); }
  SECTION("the end never came") {
    hotel.advance(kLongestSync);
    hotel.run({});
  }
  hotel.say(SyncEnded{});
  CHECK(rented(hotel) == 3);
}

TEST_CASE("a sweep of more rooms than the property allows waits for an operator") {
  config::Property house = support::small_property(10);
  house.stays.sync_sweep_limit = 20;
  CoreFixture hotel(house);
  fill(hotel, 10);
  hotel.say(SyncStarted{});
  for (int i = 0; i < 7; ++i) {
    hotel.say(sharer(std::to_string(i + 1), std::to_string(101 + i), true));
  }
  hotel.say(SyncEnded{});
  CHECK(rented(hotel) == 10);
  CHECK(std::get<StatusView>(hotel.ask(ShowStatus{})).rooms_in_doubt == 3);
  auto view = std::get<SyncView>(hotel.ask(ShowSync{}));
  REQUIRE(view.in_doubt.size() == 3);
  CHECK(view.in_doubt[0].number == "108");
  CHECK(view.in_doubt[0].stays == 1);
  CHECK(view.in_doubt[0].is_emptied);
  CHECK(view.limit_percent == 20);

  SECTION("who says that they left") {
    CHECK(std::holds_alternative<Done>(hotel.ask(SettleSync{true})));
    CHECK(rented(hotel) == 7);
  }
  SECTION("who says that they are there") {
    CHECK(std::holds_alternative<Done>(hotel.ask(SettleSync{false})));
    CHECK(rented(hotel) == 10);
  }
  SECTION("while the PMS may still tell of some") {
    hotel.say(sharer("8", "108"));
    CHECK(std::get<SyncView>(hotel.ask(ShowSync{})).in_doubt.size() == 2);
    CHECK(std::holds_alternative<Done>(hotel.ask(SettleSync{true})));
    CHECK(rented(hotel) == 8);
  }
  SECTION("also over a restart of the hub") {
    Hotel restarted(hotel.source, hotel.store, hotel.clock, {"test", true});
    Engine engine(restarted, hotel.store, hotel.sink);
    static_cast<void>(hotel.sink.take<Reply>());
    for (const Request& request : {Request(SettleSync{true}), Request(ShowStatus{})}) {
      const std::vector<Event> events{Asked{1, request}};
      REQUIRE_FALSE(engine.run(events, hotel.now).error);
    }
    const auto replies = hotel.sink.take<Reply>();
    REQUIRE(replies.size() == 2);
    CHECK(std::get<StatusView>(replies[1].answer).rooms_rented == 7);
    return;
  }
  CHECK(std::holds_alternative<NotFound>(hotel.ask(SettleSync{true})));
  CHECK(audited(hotel, "sync.in_doubt"));
  CHECK(audited(hotel, "sync.settled"));
}

TEST_CASE("exactly the share that the property allows is swept without a word") {
  config::Property house = support::small_property(10);
  house.stays.sync_sweep_limit = 20;
  CoreFixture hotel(house);
  fill(hotel, 10);
  hotel.say(SyncStarted{});
  for (int i = 0; i < 8; ++i) {
    hotel.say(sharer(std::to_string(i + 1), std::to_string(101 + i), true));
  }
  hotel.say(SyncEnded{});
  CHECK(rented(hotel) == 8);
}

TEST_CASE("a single missed check-out needs no operator, in a small house neither") {
  CoreFixture hotel(3);
  fill(hotel, 2);
  hotel.say(SyncStarted{});
  hotel.say(sharer("1", "101", true));
  hotel.say(SyncEnded{});
  CHECK(rented(hotel) == 1);
}

TEST_CASE(
    "a new database asks for a synchronisation once its PMS is there, until one is complete") {
  CoreFixture hotel;
  CHECK(questions(hotel) == 0);
  hotel.run({PmsLinkChanged{true}});
  CHECK(questions(hotel) == 1);
  // Not at every start of the link: the PMS may have ignored it, and stops talking to others meanwhile.
  hotel.run({PmsLinkChanged{false}});
  hotel.run({PmsLinkChanged{true}});
  CHECK(questions(hotel) == 0);
  hotel.advance(hours(24));
  hotel.run({PmsLinkChanged{false}});
  hotel.run({PmsLinkChanged{true}});
  CHECK(questions(hotel) == 1);
  hotel.say(SyncStarted{});
  hotel.say(SyncEnded{});
  hotel.advance(hours(48));
  hotel.run({PmsLinkChanged{true}});
  CHECK(questions(hotel) == 0);
}

TEST_CASE(
    "an operator may ask for a synchronisation, and a hub without a PMS says that it cannot") {
  CoreFixture hotel;
  hotel.run({PmsLinkChanged{true}});
  hotel.say(SyncStarted{});
  hotel.say(SyncEnded{});
  static_cast<void>(questions(hotel));
  CHECK(std::holds_alternative<Done>(hotel.ask(RequestSync{})));
  CHECK(questions(hotel) == 1);

  support::MemoryStore store;
  Hotel alone(hotel.source, store, hotel.clock, {"test", false});
  Engine engine(alone, store, hotel.sink);
  const std::vector<Event> events{Asked{1, RequestSync{}}};
  static_cast<void>(hotel.sink.take<Reply>());
  REQUIRE_FALSE(engine.run(events, hotel.now).error);
  CHECK(std::holds_alternative<NotFound>(hotel.sink.take<Reply>().at(0).answer));
}

TEST_CASE(
    "a synchronisation whose end a hub did not live to see is asked for once the link is up") {
  CoreFixture hotel;
  hotel.run({PmsLinkChanged{true}});
  hotel.say(SyncStarted{});
  hotel.say(SyncEnded{});
  static_cast<void>(questions(hotel));
  hotel.advance(hours(25));
  hotel.say(SyncStarted{});
  CHECK(questions(hotel) == 0);

  Hotel restarted(hotel.source, hotel.store, hotel.clock, {"test", true});
  Engine engine(restarted, hotel.store, hotel.sink);
  REQUIRE_FALSE(engine.run({}, hotel.now).error);
  CHECK(questions(hotel) == 0);
  const std::vector<Event> events{PmsLinkChanged{true}};
  REQUIRE_FALSE(engine.run(events, hotel.now).error);
  CHECK(questions(hotel) == 1);
}

TEST_CASE("a synchronisation whose end the store could not keep is asked for again") {
  CoreFixture hotel(10);
  fill(hotel, 2);
  hotel.run({PmsLinkChanged{true}});
  hotel.say(SyncStarted{});
  hotel.say(sharer("1", "101", true));
  static_cast<void>(questions(hotel));
  hotel.store.fail_call(1, StoreErrorKind::io);
  const std::vector<Event> end{Event{StayEvent{SyncEnded{}}}};
  REQUIRE(hotel.engine.run(end, hotel.now).error);
  hotel.run(end);
  CHECK(rented(hotel) == 2);
  CHECK(questions(hotel) == 1);
  hotel.say(SyncStarted{});
  hotel.say(sharer("1", "101", true));
  hotel.say(SyncEnded{});
  CHECK(rented(hotel) == 1);
  CHECK(questions(hotel) == 0);
}

}  // namespace
}  // namespace innkeeper::hub
