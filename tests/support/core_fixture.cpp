// SPDX-License-Identifier: Apache-2.0
#include "tests/support/core_fixture.hpp"

#include <array>
#include <chrono>
#include <span>

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

void CollectingSink::release(hub::Effects effects) {
  for (hub::Effect& effect : effects) all.push_back(std::move(effect));
}

CoreFixture::CoreFixture(config::Property house)
    : property(std::move(house)),
      source(property),
      hotel(source, store, clock, {"test", true}),
      engine(hotel, store, sink) {
  run({});
  static_cast<void>(sink.take<hub::Notice>());  // of the first start
}

CoreFixture::~CoreFixture() = default;

void CoreFixture::run(std::vector<hub::Event> events) {
  std::span<const hub::Event> rest(events);
  do {
    const auto outcome = engine.run(rest, now);
    if (outcome.error) FAIL(outcome.error->message);
    rest = rest.subspan(outcome.handled);
  } while (!rest.empty());
}

void CoreFixture::say(hub::StayEvent event) { run({hub::Event{std::move(event)}}); }

void CoreFixture::online(const std::string& number) {
  run({hub::LinkReceived{id_of(number), wire::LinkState::online}});
}

void CoreFixture::advance(room::Duration by) {
  now.steady += by;
  now.utc.seconds += std::chrono::duration_cast<std::chrono::seconds>(by).count();
}

hub::RoomView CoreFixture::view(const std::string& number) {
  return std::get<hub::RoomView>(ask(hub::ShowRoom{number}));
}

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
