// SPDX-License-Identifier: Apache-2.0
// A property that changes under rooms which are online, rented, or about to disappear.
#include <algorithm>

#include "tests/unit/core_answers.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using support::id_of;

/// The fixture's property with other rooms, as this text.
std::string with_rooms(CoreFixture& hotel, const std::vector<std::string>& numbers) {
  config::Property property = hotel.property;
  property.rooms.clear();
  for (const std::string& number : numbers)
    property.rooms.push_back({number, id_of(number), 0, "1"});
  std::string text = "rooms";
  for (const std::string& number : numbers) text += ' ' + number;
  hotel.source.put(text, property);
  return text;
}

TEST_CASE("an added room is planned, a removed one loses its retained plan, others keep theirs") {
  CoreFixture hotel(3);
  static_cast<void>(hotel.sink.take<PublishPlan>());
  const PropertyChange change = change_to(hotel, with_rooms(hotel, {"104", "103", "101"}));
  CHECK(change.added == std::vector<std::string>{"104"});
  CHECK(change.removed == std::vector<std::string>{"102"});
  CHECK(change.plans.empty());
  const auto published = hotel.sink.take<PublishPlan>();
  REQUIRE(published.size() == 1);
  CHECK(published[0].room == id_of("104"));
  const auto cleared = hotel.sink.take<ClearPlan>();
  REQUIRE(cleared.size() == 1);
  CHECK(cleared[0].room == id_of("102"));
  CHECK(std::holds_alternative<NotFound>(hotel.ask(ShowRoom{"102"})));
  CHECK(hotel.view("101").plan.id.version == 1);
}

TEST_CASE("what rooms told is kept over a change that moves them to other places") {
  CoreFixture hotel(3);
  hotel.online("103");
  hotel.run({hotel.confirmation("103")});
  hotel.online("101");
  static_cast<void>(change_to(hotel, with_rooms(hotel, {"103", "104", "101"})));
  CHECK(hotel.view("103").delivery == Delivery::confirmed);
  CHECK(hotel.view("103").link == wire::LinkState::online);
  CHECK(hotel.view("101").link == wire::LinkState::online);
  CHECK(hotel.view("101").delivery == Delivery::pending);
  CHECK_FALSE(hotel.view("104").link);
}

TEST_CASE("a room that has not confirmed is sent its plan again after the change too") {
  CoreFixture hotel(2);
  hotel.online("102");
  static_cast<void>(change_to(hotel, with_rooms(hotel, {"102", "103"})));
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.advance(kResendAfter[0]);
  hotel.run({});
  const auto again = hotel.sink.take<PublishPlan>();
  REQUIRE(again.size() == 1);
  CHECK(again[0].room == id_of("102"));
}

TEST_CASE("a board that was there before its room is known to be online at once") {
  CoreFixture hotel(1);
  hotel.online("102");
  static_cast<void>(change_to(hotel, with_rooms(hotel, {"101", "102"})));
  CHECK(hotel.view("102").link == wire::LinkState::online);
}

TEST_CASE("a room that comes back goes on from the numbers its board knows") {
  CoreFixture hotel(2);
  hotel.online("102");
  const room::PlanId before = hotel.view("102").plan.id;
  static_cast<void>(change_to(hotel, with_rooms(hotel, {"101"})));
  hotel.store.begin();
  const auto row = hotel.store.find<RoomRow>("r-102");
  REQUIRE(hotel.store.commit().ok());
  REQUIRE(row);
  CHECK(row->plan.empty());  // it could hold a guest's preference
  static_cast<void>(change_to(hotel, with_rooms(hotel, {"101", "102"})));
  CHECK(hotel.view("102").plan.id == room::PlanId{before.epoch, before.version + 1});
  CHECK(hotel.view("102").link == wire::LinkState::online);
}

TEST_CASE("a room with a guest is not removed") {
  CoreFixture hotel(2);
  hotel.say(CheckedIn{"1", "102", {}, Share::alone, false});
  const Answer answer = hotel.ask(ApplyProperty{with_rooms(hotel, {"101"}), std::nullopt, false});
  const auto& refused = std::get<Invalid>(answer);
  REQUIRE(refused.errors.size() == 1);
  CHECK(refused.errors[0].detail ==
        "room 102 (r-102) is missing and has a guest: move or check out the guest first");
  CHECK(hotel.view("102").stays == 1);
}

TEST_CASE("a room keeps guest and plan when its number changes") {
  CoreFixture hotel(1);
  hotel.prefer("p-1", 24'000);
  hotel.say(CheckedIn{"1", "101", {.profile = "p-1"}, Share::alone, false});
  const room::PlanId before = hotel.view("101").plan.id;
  config::Property renumbered = hotel.property;
  renumbered.rooms[0].number = "0101";
  renumbered.rooms[0].floor = "0";
  hotel.source.put("renumbered", renumbered);
  const PropertyChange change = change_to(hotel, "renumbered");
  CHECK(change.rooms == std::vector<KeyChange>{{"room.r-101.number", "101", "0101"},
                                               {"room.r-101.floor", "1", "0"}});
  CHECK(hotel.view("0101").plan.id == before);
  CHECK(hotel.view("0101").stays == 1);
  hotel.say(CheckedOut{"1", "0101"});
  CHECK(hotel.view("0101").stays == 0);
}

TEST_CASE("a change that the storage refuses leaves the hub as it was, wherever it fails") {
  for (std::uint64_t call = 1; call < 40; ++call) {
    CAPTURE(call);
    CoreFixture hotel(3);
    hotel.online("103");
    const std::string text = with_rooms(hotel, {"103", "104"});
    static_cast<void>(hotel.sink.take<PublishPlan>());
    hotel.store.fail_call(call, StoreErrorKind::full);
    const std::vector<Event> events{Asked{7, ApplyProperty{text, std::nullopt, false}, {}}};
    const auto outcome = hotel.engine.run(events, hotel.now);
    if (!outcome.error) {
      CHECK(call > 8);  // the change takes more calls than that
      return;
    }
    hotel.store.mend();
    CHECK(hotel.sink.take<PublishPlan>().empty());
    CHECK(hotel.sink.take<ClearPlan>().empty());
    CHECK(hotel.view("102").plan.id.version == 1);
    CHECK(hotel.view("103").link == wire::LinkState::online);
    CHECK(std::holds_alternative<NotFound>(hotel.ask(ShowRoom{"104"})));
    CHECK(std::get<PropertyView>(hotel.ask(ShowProperty{})).revision.number == 1);
    // And once more, when storage works again.
    CHECK(change_to(hotel, text).made == 2);
    CHECK(hotel.view("104").plan.id.version == 1);
  }
  FAIL("the change never succeeded");
}

}  // namespace
}  // namespace innkeeper::hub
