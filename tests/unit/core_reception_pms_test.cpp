// SPDX-License-Identifier: Apache-2.0
// What becomes of what the desk did by hand when the PMS speaks.
#include "tests/unit/core_reception.hpp"

namespace innkeeper::hub {
namespace {

TEST_CASE("beside a PMS that is connected nothing is done by hand without a reason") {
  Reception hotel;
  hotel.run({PmsLinkChanged{true}});
  CheckInRoom in = arrival("101", "900");
  CHECK(hotel.conflict(in).find("the PMS is connected") == 0);
  in.despite_pms = "the PMS does not take the card";
  CHECK(hotel.done(in).stays.size() == 1);
  CHECK(hotel.conflict(departure("101")).find("the PMS is connected") == 0);
  CHECK(hotel.audited("front_desk desk.despite_pms >check-in"));
  hotel.run({PmsLinkChanged{false}});
  CHECK(hotel.done(departure("101")).stays.size() == 1);
}

TEST_CASE("the PMS tells the same stay: it is the PMS's from then on, without a welcome") {
  Reception hotel;
  hotel.arrive("101", "900", "p-1");
  const std::uint32_t tenancy = hotel.tenancy("101");
  hotel.say(pms_check_in("900", "101", "p-1", Share::alone));
  CHECK(hotel.tenancy("101") == tenancy);
  // Nothing of the desk stands in the way of a synchronisation any more.
  hotel.tell_in_sync({});
  CHECK_FALSE(hotel.rented("101"));
}

TEST_CASE("the PMS tells the same guest under another reservation: one stay, no welcome") {
  Reception hotel;
  hotel.arrive("101", "desk-1", "p-1");
  const std::uint32_t tenancy = hotel.tenancy("101");
  hotel.say(pms_check_in("900", "101", "p-1"));
  CHECK(hotel.view("101").stays == 1);
  CHECK(hotel.tenancy("101") == tenancy);
  CHECK(hotel.audited("pms stay.adopted by hand>told by the PMS"));
  hotel.say(CheckedOut{"900", "101"});
  CHECK_FALSE(hotel.rented("101"));
}

TEST_CASE(
    "the PMS tells somebody else in the room: who is alone replaces, otherwise the desk decides") {
  Reception hotel;
  hotel.arrive("101", "desk-1", "p-1");
  const std::uint32_t tenancy = hotel.tenancy("101");
  SECTION("alone") {
    hotel.say(pms_check_in("900", "101", "p-2", Share::alone));
    CHECK(hotel.view("101").stays == 1);
    CHECK(hotel.tenancy("101") == tenancy + 1);
  }
  SECTION("not said") {
    hotel.say(pms_check_in("900", "101", "p-2"));
    CHECK(hotel.view("101").stays == 2);
    CHECK(hotel.in_doubt() == 1);
    REQUIRE(std::holds_alternative<Done>(hotel.ask(SettleSync{true})));
    CHECK(hotel.view("101").stays == 1);
  }
}

TEST_CASE("a synchronisation that does not tell of a stay made by hand leaves it to the desk") {
  Reception hotel;
  hotel.arrive("101", "desk-1");
  hotel.tell_in_sync({pms_check_in("900", "102")});
  CHECK(hotel.rented("101"));
  CHECK(hotel.in_doubt() == 1);
  CHECK(hotel.audited("pms stay.in_doubt by hand>in doubt"));
  SECTION("they are there") {
    REQUIRE(std::holds_alternative<Done>(hotel.ask(SettleSync{false})));
    CHECK(hotel.rented("101"));
    CHECK(hotel.in_doubt() == 0);
  }
  SECTION("they left") {
    REQUIRE(std::holds_alternative<Done>(hotel.ask(SettleSync{true})));
    CHECK_FALSE(hotel.rented("101"));
  }
}

TEST_CASE("what the desk does while the PMS tells everything counts as told") {
  Reception hotel;
  hotel.say(SyncStarted{});
  hotel.arrive("101", "desk-1");
  hotel.say(SyncEnded{});
  CHECK(hotel.rented("101"));
  CHECK(hotel.in_doubt() == 0);
}

TEST_CASE("a synchronisation does not bring back whom the desk checked out") {
  Reception hotel;
  hotel.say(pms_check_in("900", "101"));
  REQUIRE(hotel.done(departure("101")).stays.size() == 1);
  hotel.tell_in_sync({pms_check_in("900", "101")});
  CHECK_FALSE(hotel.rented("101"));
  CHECK(hotel.audited("pms stay.desk_stands left by hand>"));
  SECTION("a check-in at the PMS does") {
    hotel.say(pms_check_in("900", "101"));
    CHECK(hotel.rented("101"));
  }
  SECTION("and the desk itself does") {
    hotel.arrive("101", "900");
    CHECK(hotel.rented("101"));
  }
  SECTION("once its time is over the hub knows nothing of it any more") {
    hotel.advance(std::chrono::hours(26));
    hotel.run({});
    hotel.tell_in_sync({pms_check_in("900", "101")});
    CHECK(hotel.rented("101"));
  }
}

TEST_CASE("a synchronisation does not move back whom the desk moved") {
  Reception hotel;
  hotel.say(pms_check_in("900", "101"));
  REQUIRE(hotel.done(move_of("101", "102")).stays.size() == 1);
  CheckedIn told = pms_check_in("900", "101");
  told.facts.departure = CivilDay{kToday.days + 1};
  hotel.tell_in_sync({told});
  CHECK_FALSE(hotel.rented("101"));
  CHECK(hotel.rented("102"));
  CHECK(hotel.in_doubt() == 0);
  // A change of data names the old room as well.
  hotel.say(StayUpdated{"900", "101", {}});
  CHECK(hotel.rented("102"));
  // A move at the PMS is news.
  hotel.say(RoomMoved{"900", "103", "101", {}});
  CHECK(hotel.rented("103"));
}

TEST_CASE("a PMS that posts states does not undo what the desk did") {
  Reception hotel;
  const auto post = [&](const std::string& id, ReservationStatus status, std::int64_t second) {
    ReservationTold told;
    told.reservation = "900";
    told.room = "101";
    told.status = status;
    told.updated = {second * 1'000'000};
    REQUIRE(std::holds_alternative<PmsEventView>(
        hotel.ask(PmsEvent{id, told}, {Channel::pms, "webhook"})));
  };
  post("e-1", ReservationStatus::in_house, 1);
  SECTION("moved") {
    REQUIRE(hotel.done(move_of("101", "102")).stays.size() == 1);
    post("e-2", ReservationStatus::in_house, 2);
    CHECK(hotel.rented("102"));
    post("e-3", ReservationStatus::checked_out, 3);
    CHECK_FALSE(hotel.rented("102"));
  }
  SECTION("checked out") {
    REQUIRE(hotel.done(departure("101")).stays.size() == 1);
    post("e-2", ReservationStatus::in_house, 2);
    CHECK_FALSE(hotel.rented("101"));
  }
}

TEST_CASE("a PMS that still expects the guest does not send away whom the desk checked in") {
  Reception hotel;
  hotel.arrive("101", "900");
  hotel.say(CheckInReversed{"900", "101"});
  CHECK(hotel.rented("101"));
  CHECK(hotel.in_doubt() == 1);
  hotel.say(RoomEmptied{"101"});
  CHECK(hotel.rented("101"));
}

}  // namespace
}  // namespace innkeeper::hub
