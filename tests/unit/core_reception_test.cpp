// SPDX-License-Identifier: Apache-2.0
// Guests whom the desk checks in, out and moves by hand.
#include "tests/unit/core_reception.hpp"

namespace innkeeper::hub {
namespace {

TEST_CASE("a check-in by hand rents the room with the guest's preferences, and says who did it") {
  Reception hotel;
  hotel.prefer("p-1", 23'500);
  const StayRow stay = hotel.arrive("101", "900", "p-1");
  CHECK(stay.status == StayStatus::in_house);
  CHECK(stay.by_desk);
  CHECK(stay.arrival_day == kToday);
  CHECK(hotel.view("101").plan.rental == room::RentalState::rented);
  CHECK(hotel.view("101").plan.climate.comfort == room::Temperature::milli_celsius(23'500));
  CHECK(hotel.audited("front_desk stays vacant>1 stay"));
}

TEST_CASE("a check-in without a reservation makes one up, another one each time") {
  Reception hotel;
  const auto first = hotel.done(arrival("101"));
  const auto second = hotel.done(arrival("102"));
  CHECK(first.stays.at(0).reservation == "desk-1790000000");
  CHECK(second.stays.at(0).reservation == "desk-1790000000-2");
}

TEST_CASE("a check-in that is said again changes nothing but what it says anew") {
  Reception hotel;
  hotel.arrive("101", "900", "p-1");
  const room::PlanId plan = hotel.view("101").plan.id;
  hotel.arrive("101", "900", "p-1");
  CHECK(hotel.view("101").plan.id == plan);
  CHECK(hotel.view("101").stays == 1);
  CheckInRoom again = arrival("101", "900");
  again.facts.departure = CivilDay{kToday.days + 2};
  CHECK(hotel.done(again).stays.at(0).departure_day == again.facts.departure);
  CHECK(hotel.done(again).stays.at(0).profile == "p-1");
}

TEST_CASE("nobody is checked into a room that is occupied, closed or unknown") {
  Reception hotel;
  hotel.arrive("101", "900");
  CHECK(hotel.conflict(arrival("101", "901")).find("room 101 is occupied") == 0);
  REQUIRE(
      std::holds_alternative<Done>(hotel.ask(SetSale{"102", SaleState::out_of_order, "water"})));
  CHECK(hotel.conflict(arrival("102", "901")).find("room 102 is out of order (water)") == 0);
  CHECK(std::holds_alternative<NotFound>(hotel.by_hand(arrival("999", "901"))));
  CHECK(hotel.conflict(arrival("103", "900")).find("in house in room 101") != std::string::npos);
  CHECK(hotel.view("101").stays == 1);
}

TEST_CASE("a guest who shares the room joins when that is said") {
  Reception hotel;
  hotel.arrive("101", "900");
  const std::uint32_t tenancy = hotel.tenancy("101");
  CheckInRoom in = arrival("101", "901");
  in.shared = true;
  CHECK(hotel.done(in).stays.size() == 1);
  CHECK(hotel.view("101").stays == 2);
  CHECK(hotel.tenancy("101") == tenancy);
}

TEST_CASE("what is wrong with a check-in is told at its field") {
  Reception hotel;
  CheckInRoom in = arrival("101", "9 00");
  CHECK(hotel.wrong_field(in) == "/reservation");
  in = arrival("101", "900");
  in.facts.departure = CivilDay{kToday.days - 1};
  CHECK(hotel.wrong_field(in) == "/departure");
  in.facts.departure = kToday;
  in.facts.language = "de DE";
  CHECK(hotel.wrong_field(in) == "/language");
  in.facts.language = "de";
  in.facts.profile = "a/b";
  CHECK(hotel.wrong_field(in) == "/profile");
  CHECK_FALSE(hotel.rented("101"));
}

TEST_CASE("a check-out by hand leaves the room vacant; said again it changes nothing") {
  Reception hotel;
  hotel.arrive("101", "900");
  const std::uint32_t tenancy = hotel.tenancy("101");
  const ReceptionView left = hotel.done(departure("101"));
  REQUIRE(left.stays.size() == 1);
  CHECK(left.stays[0].status == StayStatus::checked_out);
  CHECK_FALSE(hotel.rented("101"));
  CHECK(hotel.tenancy("101") == tenancy + 1);
  CHECK(hotel.done(departure("101")).stays.empty());
  CHECK(hotel.done(departure("101", "900")).stays.empty());
  CHECK(hotel.tenancy("101") == tenancy + 1);
}

TEST_CASE("of guests who share a room it is said who leaves") {
  Reception hotel;
  hotel.arrive("101", "900");
  CheckInRoom in = arrival("101", "901");
  in.shared = true;
  REQUIRE(hotel.done(in).stays.size() == 1);
  CHECK(hotel.conflict(departure("101")).find("2 stays are in room 101") == 0);
  CHECK(hotel.done(departure("101", "900")).stays.size() == 1);
  CHECK(hotel.view("101").stays == 1);
  hotel.arrive("102", "902");
  CHECK(hotel.conflict(departure("101", "902")).find("in house in room 102") != std::string::npos);
  in.reservation = "903";
  REQUIRE(hotel.done(in).stays.size() == 1);
  CHECK(hotel.done(departure("101", {}, true)).stays.size() == 2);
  CHECK_FALSE(hotel.rented("101"));
}

TEST_CASE("a reservation that nobody knows is told at its field, not taken for one that left") {
  Reception hotel;
  hotel.arrive("101", "900");
  CHECK(hotel.wrong_field(departure("101", "9oo")) == "/reservation");
  CHECK(hotel.wrong_field(move_of("101", "102", "9oo")) == "/reservation");
  CHECK(hotel.view("101").stays == 1);
}

TEST_CASE("what the desk adds to a stay of the PMS does not take it from the PMS") {
  Reception hotel;
  hotel.say(pms_check_in("900", "101"));
  CHECK_FALSE(hotel.arrive("101", "900", "p-1").by_desk);
  hotel.tell_in_sync({});
  CHECK_FALSE(hotel.rented("101"));
}

TEST_CASE("a move by hand takes along what the guest set, and is not made twice") {
  Reception hotel;
  hotel.arrive("101", "900");
  room::Hand hand;
  hand.setpoint = room::Temperature::milli_celsius(24'500);
  hotel.set_by_guest("101", hand);
  const ReceptionView moved = hotel.done(move_of("101", "102"));
  REQUIRE(moved.stays.size() == 1);
  CHECK(moved.number == "102");
  CHECK_FALSE(hotel.rented("101"));
  REQUIRE(hotel.view("102").plan.given);
  CHECK(hotel.view("102").plan.given->setpoint == hand.setpoint);
  const room::PlanId plan = hotel.view("102").plan.id;
  CHECK(hotel.done(move_of("101", "102")).stays.size() == 1);
  CHECK(hotel.view("102").plan.id == plan);
}

TEST_CASE("nobody moves where there is no place, nor from where nobody is") {
  Reception hotel;
  hotel.arrive("101", "900");
  hotel.arrive("102", "901");
  CHECK(hotel.wrong_field(move_of("101", "999")) == "/to");
  CHECK(hotel.wrong_field(move_of("101", "101")) == "/to");
  CHECK(hotel.conflict(move_of("101", "102")).find("room 102 is occupied") == 0);
  CHECK(hotel.conflict(move_of("103", "101")).find("room 103 is vacant") == 0);
  REQUIRE(hotel.done(departure("102")).stays.size() == 1);
  CHECK(hotel.conflict(move_of("101", "103", "901")).find("not in house") != std::string::npos);
  CHECK(hotel.view("101").stays == 1);
}

TEST_CASE("everybody of a room moves together when that is said") {
  Reception hotel;
  hotel.arrive("101", "900");
  CheckInRoom in = arrival("101", "901");
  in.shared = true;
  REQUIRE(hotel.done(in).stays.size() == 1);
  CHECK(hotel.done(move_of("101", "102", {}, true)).stays.size() == 2);
  CHECK_FALSE(hotel.rented("101"));
  CHECK(hotel.view("102").stays == 2);
}

}  // namespace
}  // namespace innkeeper::hub
