// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/house.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::simpms {
namespace {

using Fields = std::vector<std::string>;

const Fields kGuestIn{"RN", "G#", "GS", "G+", "SF"};
const Fields kGuestOut{"RN", "G#", "GS", "SF"};
const Fields kGuestChange{"RN", "G#", "GS", "G+", "RO"};

std::string said(const Result<Announcement, std::string>& announcement, const Fields& fields) {
  REQUIRE(announcement.ok());
  return render(*announcement, fields);
}

TEST_CASE("the desk announces guests, sharers, moves and departures with the right share flags") {
  House house({});
  CHECK(said(house.check_in("101", "1", "71", Sharing::refuse), kGuestIn) ==
        "GI|RN101|G#1|GSN|G+71|");
  CHECK(said(house.check_in("101", "2", "", Sharing::allow), kGuestIn) == "GI|RN101|G#2|GSY|");
  CHECK(said(house.check_in("102", "3", "", Sharing::allow), kGuestIn) == "GI|RN102|G#3|GSN|");
  CHECK(said(house.move("1", "102", Sharing::allow), kGuestChange) ==
        "GC|RN102|GSY|G#1|G+71|RO101|GSY|");
  CHECK(said(house.move("2", "103", Sharing::refuse), kGuestChange) ==
        "GC|RN103|GSN|G#2|RO101|GSN|");
  CHECK(said(house.update("2", "72"), kGuestChange) == "GC|RN103|G#2|G+72|");
  CHECK(said(house.check_out("1"), kGuestOut) == "GO|RN102|G#1|GSY|");
  CHECK(said(house.check_out("3"), kGuestOut) == "GO|RN102|G#3|GSN|");
}

TEST_CASE("only requested fields are sent, in the order of the request") {
  House house({});
  auto in = house.check_in("101", "1", "71", Sharing::refuse);
  REQUIRE(in.ok());
  using std::chrono::year, std::chrono::October, std::chrono::local_days;
  in->at = local_days(year(2026) / October / 4) + std::chrono::hours(9);
  CHECK(render(*in, {"TI", "G+", "RN", "GN", "DA"}) == "GI|TI090000|G+71|RN101|DA261004|");
  CHECK(render(*in, {}) == "GI|");
  const auto move = house.move("1", "102", Sharing::refuse);
  CHECK(said(move, {"RO", "RN", "G#"}) == "GC|RO101|RN102|G#1|");
  CHECK(said(move, {"RO", "RN", "GS"}) == "GC|RO101|GSN|RN102|GSN|");
}

TEST_CASE("what the desk cannot do changes nothing and says the remedy") {
  House house({"101", "102"});
  REQUIRE(house.check_in("101", "1", "", Sharing::refuse).ok());
  CHECK(house.check_in("101", "2", "", Sharing::refuse).error() ==
        "room 101 is occupied; add the word share, or check the guest out first");
  CHECK(house.check_in("102", "1", "", Sharing::refuse).error() ==
        "reservation 1 is in house already; to repeat a check-in use raw");
  CHECK(house.check_in("999", "2", "", Sharing::refuse).error() ==
        "the property has no room 999; to send it all the same use: raw GI|RN999|...");
  CHECK(house.check_out("2").error() == "reservation 2 is not in house; check it in first");
  CHECK_FALSE(house.move("1", "101", Sharing::allow).ok());
  CHECK_FALSE(house.move("1", "999", Sharing::allow).ok());
  CHECK_FALSE(house.move("2", "102", Sharing::allow).ok());
  CHECK_FALSE(house.update("2", "7").ok());
  REQUIRE(house.guests().size() == 1);
  CHECK(house.guests().at("1").room == "101");
}

}  // namespace
}  // namespace innkeeper::hub::simpms
