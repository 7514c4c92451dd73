// SPDX-License-Identifier: Apache-2.0
#include "tests/support/core_fixture.hpp"

#include <array>

namespace innkeeper::support {

config::Property small_property(std::size_t rooms) {
  config::Property property;
  property.name = "Test";
  property.timezone = "Europe/Rome";
  config::RoomType type;
  type.name = "double";
  const auto ceiling = room::fixture_name("ceiling").value();
  const auto bedside = room::fixture_name("bedside").value();
  check(type.fixtures.push_back(ceiling) && type.fixtures.push_back(bedside), "two fixtures fit");
  check(room::set_level(type.welcome, ceiling, room::Percent::from(50).value()), "one level fits");
  property.types.push_back(type);
  for (std::size_t i = 0; i < rooms; ++i) {
    const std::string number = std::to_string(101 + i);
    property.rooms.push_back({number, id_of(number), 0, "1"});
  }
  return property;
}

room::RoomId id_of(const std::string& number) { return room::room_id("r-" + number).value(); }

hub::Answer CoreFixture::ask(hub::Request request, hub::Actor actor) {
  run({hub::Asked{7, std::move(request), std::move(actor)}});
  auto replies = sink.take<hub::Reply>();
  REQUIRE(replies.size() == 1);
  REQUIRE(replies[0].ticket == 7);
  return std::move(replies[0].answer);
}

void CoreFixture::prefer(const std::string& profile, std::int32_t milli_celsius, int bedside) {
  hub::Preferences preferences;
  preferences.comfort = room::Temperature::milli_celsius(milli_celsius);
  if (bedside >= 0) {
    REQUIRE(room::set_level(preferences.welcome, room::fixture_name("bedside").value(),
                            room::Percent::from(bedside).value()));
  }
  REQUIRE(std::holds_alternative<hub::Done>(ask(hub::PutPreferences{profile, preferences})));
}

hub::ReportReceived CoreFixture::confirmation(const std::string& number) {
  room::Report report;
  report.applied = view(number).plan.id;
  report.verdict = room::Verdict::applied;
  report.seen = report.applied;
  std::array<char, wire::kMaxPlanBytes> buffer{};
  report.digest = crc32(wire::encode(view(number).plan, std::span(buffer)).value());
  return {id_of(number), report};
}

}  // namespace innkeeper::support
