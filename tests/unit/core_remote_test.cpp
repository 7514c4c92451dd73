// SPDX-License-Identifier: Apache-2.0
// What building systems may ask of rooms, and what they may not.
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using support::id_of;

/// A house of three rooms, of which 101 is let, and a program on the broker.
struct House : CoreFixture {
  House() {
    say(CheckedIn{"1", "101", {}, Share::alone, false});
    online("101");
    run({confirmation("101")});
    static_cast<void>(sink.take<PublishPlan>());
  }

  /// Why the hub refuses; empty when it does not.
  std::string refused(decltype(AskRoom::wish) what, const std::string& number = "101") {
    const Answer answer = ask(RemoteRequest(AskRoom{id_of(number), what}), {Channel::api, "mqtt"});
    if (const auto* conflict = std::get_if<Conflict>(&answer)) return conflict->why;
    if (const auto* missing = std::get_if<NotFound>(&answer)) return missing->what;
    if (const auto* invalid = std::get_if<Invalid>(&answer)) return invalid->errors.at(0).detail;
    CHECK(std::holds_alternative<Done>(answer));
    return {};
  }
  std::vector<AuditEntry> audited() {
    return std::get<AuditView>(ask(AuditRequest(ListAudit{}))).lines;
  }
};

room::Temperature celsius(std::int32_t degrees) { return room::Temperature::celsius(degrees); }

TEST_CASE("a program sets what a guest could set, and stands in the audit") {
  House house;
  CHECK(house.refused(celsius(24)).empty());
  CHECK(house.refused(room::FanSetting::low).empty());
  CHECK(house.refused(room::Scene::relax).empty());
  const auto given = house.view("101").plan.given;
  REQUIRE(given);
  CHECK(given->setpoint == celsius(24));
  CHECK(given->fan == room::FanSetting::low);
  CHECK(given->scene == room::Scene::relax);
  const auto lines = house.audited();
  REQUIRE(lines.size() >= 3);
  const AuditRow& line = lines[lines.size() - 3].line;
  CHECK(line.what == "hand.setpoint");
  CHECK(line.after == "24");
  CHECK(line.actor == Actor{Channel::api, "mqtt"});
}

TEST_CASE("the same wish again makes neither a plan nor a line of the audit") {
  House house;
  CHECK(house.refused(celsius(24)).empty());
  const std::size_t lines = house.audited().size();
  static_cast<void>(house.sink.take<PublishPlan>());
  CHECK(house.refused(celsius(24)).empty());
  CHECK(house.audited().size() == lines);
  CHECK(house.sink.take<PublishPlan>().empty());
}

TEST_CASE("a set point beyond the limits is refused with them, and not clipped") {
  House house;
  CHECK(house.refused(room::Temperature::milli_celsius(26'100)).find("18 to 26") !=
        std::string::npos);
  CHECK(house.refused(room::Temperature::milli_celsius(17'900)).find("17.9") != std::string::npos);
  CHECK_FALSE(house.view("101").plan.given);
  CHECK(house.refused(celsius(26)).empty());
  CHECK(house.refused(celsius(18)).empty());
}

TEST_CASE("nobody's room and a held one are left alone, and no answer tells a room's number") {
  House house;
  for (const auto& what : {decltype(AskRoom::wish)(celsius(22)),
                           decltype(AskRoom::wish)(room::ServiceWish::do_not_disturb)}) {
    const std::string why = house.refused(what, "102");
    CHECK(why.find("nobody rents") != std::string::npos);
    CHECK(why.find("102") == std::string::npos);
  }
  CHECK_FALSE(house.refused(celsius(22), "999").empty());
  HoldRoom hold;
  hold.number = "101";
  hold.held.mode = room::ClimateMode::off;
  hold.reason = "valve leaks";
  REQUIRE(std::holds_alternative<Done>(house.ask(OverrideRequest(hold))));
  CHECK(house.refused(celsius(22)).find("maintenance") != std::string::npos);
}

TEST_CASE("a program sets do-not-disturb, and does not end it") {
  House house;
  CHECK(house.refused(room::ServiceWish::do_not_disturb).empty());
  CHECK(house.view("101").state.service == room::ServiceWish::do_not_disturb);
  CHECK_FALSE(house.refused(room::ServiceWish::none).empty());
  CHECK_FALSE(house.refused(room::ServiceWish::make_up_room).empty());
  CHECK(house.view("101").state.service == room::ServiceWish::do_not_disturb);
}

TEST_CASE("the hotel says which rooms there are, at its start and when that changes") {
  CoreFixture hotel(2);
  const auto declared = hotel.sink.take<RoomsDeclared>();
  REQUIRE(declared.size() == 1);
  CHECK(declared[0].property->rooms.size() == 2);
}

}  // namespace
}  // namespace innkeeper::hub
