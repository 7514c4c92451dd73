// SPDX-License-Identifier: Apache-2.0
// Guests of the fleet, in virtual time and without a broker: they follow the plans that a room is given, and
// its agent sees them.
#include <algorithm>
#include <array>
#include <sstream>

#include "device/sim/simhotel_room.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const room::FixtureName kBedside = room::fixture_name("bedside").value();

SimulatedRoomSettings settings_of(std::uint32_t seed) {
  SimulatedRoomSettings settings;
  settings.client = {room::room_id("r-1").value(), "127.0.0.1", 1, std::nullopt, seed};
  REQUIRE(settings.fixtures.push_back(kBedside));
  settings.begin = hours(16);
  settings.seed = seed;
  settings.people = true;
  return settings;
}

/// A room whose clock and plans are in the test's hands.
class Room {
 public:
  explicit Room(const SimulatedRoomSettings& settings)
      : room_(io_, settings, [this] { return now_; }) {}

  void plan(room::RentalState rental) {
    room::Plan plan;
    plan.id = {1, ++version_};
    plan.tenancy = version_;
    plan.rental = rental;
    REQUIRE(room::set_level(plan.lights.welcome, kBedside, *room::Percent::from(15)));
    std::array<char, wire::kMaxPlanBytes> buffer{};
    const wire::Topic topic = wire::topic_of(room_.id(), wire::Channel::plan);
    room_.on_message(topic.view(), wire::encode(plan, buffer).value());
    room_.on_read();
  }
  void tell_time(const room::LocalTime& time) {
    std::array<char, wire::kMaxDocumentBytes> buffer{};
    room_.on_message(wire::kHubTimeTopic, wire::encode(time, buffer).value());
    room_.on_read();
  }
  /// By the clock, a control step at a time.
  void pass(room::Duration time) {
    for (const room::Time end = now_ + time; now_ < end;) {
      now_ = std::min(end, std::max(room_.next_deadline(), now_ + std::chrono::milliseconds(2)));
      room_.tick(now_);
    }
  }
  /// Until the truth is so, by the minute; false when it never was.
  template <class Condition>
  bool pass_until(room::Duration patience, const Condition& holds) {
    for (room::Duration waited{}; waited < patience; waited += seconds(1)) {
      if (holds()) return true;
      pass(seconds(1));
    }
    return holds();
  }

  [[nodiscard]] const Presence& people() const { return room_.board().people(); }
  [[nodiscard]] const room::Situation& situation() const { return room_.agent().situation(); }
  [[nodiscard]] const room::ClimateDecision& climate() const {
    return room_.agent().decision().climate;
  }
  [[nodiscard]] room::Percent bedside() const {
    return *room::level_of(room_.board().outputs().lights, kBedside);
  }
  [[nodiscard]] const SimulatedRoom& room() const { return room_; }

 private:
  boost::asio::io_context io_;
  room::Time now_{seconds(1'000'000)};
  SimulatedRoom room_;
  std::uint32_t version_ = 0;
};

/// All that can be seen of a room over some hours, a line a minute.
std::string history(std::uint32_t seed) {
  Room room(settings_of(seed));
  std::ostringstream told;
  room.plan(room::RentalState::rented);
  for (int minute = 0; minute < 20 * 60; ++minute) {
    if (minute == 18 * 60) room.plan(room::RentalState::vacant);
    room.pass(minutes(1));
    told << +room.people().guests_in << +room.people().guests_asleep << room.people().door_open
         << room.people().window_open << room.room().board().air().milli_celsius() << ' '
         << room::name_of(room.situation().presence) << ' ' << +room.bedside().value() << '\n';
  }
  return told.str();
}

TEST_CASE("the same seed gives the same history of people, air and agent; another one another") {
  const std::string first = history(1);
  CHECK(first == history(1));
  CHECK(first != history(2));
}

TEST_CASE(
    "guests of a rented room come by the door within the time of arrival, and find their light") {
  const auto seed = GENERATE(range(1U, 9U));
  CAPTURE(seed);
  Room room(settings_of(seed));
  room.plan(room::RentalState::vacant);
  // A new board has to learn that nobody is in.
  room.pass(minutes(30));
  REQUIRE(room.situation().presence == room::Presence::nobody);

  room.plan(room::RentalState::rented);
  CHECK(room.situation().arrival == room::Arrival::awaited);
  CHECK(room.bedside() == room::Percent::zero());
  room.pass(minutes(2) - seconds(1));
  CHECK(room.people().guests_in == 0);
  CHECK(room.situation().presence == room::Presence::nobody);

  REQUIRE(room.pass_until(minutes(8), [&] { return room.people().guests_in > 0; }));
  CHECK(room.people().door_open);
  CHECK(room.situation().presence == room::Presence::guest);
  CHECK(room.situation().arrival == room::Arrival::past);
  CHECK(room.bedside() == *room::Percent::from(15));
}

TEST_CASE("when a stay ends its guests are gone for good, and the room learns it") {
  Room room(settings_of(3));
  room.plan(room::RentalState::rented);
  REQUIRE(room.pass_until(minutes(10), [&] { return room.people().guests_in > 0; }));
  room.pass(minutes(5));
  room.plan(room::RentalState::vacant);
  CHECK(room.people().guests_in == 0);
  CHECK(room.people().door_open);
  room.pass(minutes(30));
  CHECK(room.situation().presence == room::Presence::nobody);
  CHECK(room.bedside() == room::Percent::zero());
}

TEST_CASE("a vacant room has nobody at its door, nor any motion, for days") {
  Room room(settings_of(4));
  room.plan(room::RentalState::vacant);
  for (int minute = 0; minute < 2 * 24 * 60; ++minute) {
    room.pass(minutes(1));
    REQUIRE(room.people() == Presence{});
    if (minute > 30) REQUIRE(room.situation().presence == room::Presence::nobody);
  }
}

TEST_CASE("guests who leave for the day let the room drift, and come back to it") {
  SimulatedRoomSettings settings = settings_of(5);
  settings.begin = hours(8);
  Room room(settings);
  // Without the hour a room waits through its longest quiet periods.
  room.tell_time({{1'790'000'000}, 120});
  room.plan(room::RentalState::rented);
  REQUIRE(room.pass_until(minutes(10), [&] { return room.people().guests_in > 0; }));
  const auto drifts = [&] { return room.climate().because == room::Because::unoccupied_setback; };
  REQUIRE(room.pass_until(hours(30), drifts));
  CHECK(room.people().guests_in == 0);
  REQUIRE(room.pass_until(hours(24), [&] { return room.people().guests_in > 0; }));
  room.pass(seconds(2));
  CHECK(room.situation().presence == room::Presence::guest);
  CHECK_FALSE(drifts());
}

TEST_CASE("guests press the night scene when they go to bed and the welcome when they get up") {
  Room room(settings_of(6));
  room.tell_time({{1'790'000'000}, 120});
  room.plan(room::RentalState::rented);
  const auto asleep = [&] {
    return room.people().guests_in > 0 && room.people().guests_asleep == room.people().guests_in;
  };
  REQUIRE(room.pass_until(hours(12), asleep));
  CHECK(room.room().agent().hand().scene == room::Scene::night);
  const auto up = [&] { return room.room().agent().hand().scene == room::Scene::welcome; };
  REQUIRE(room.pass_until(hours(12), up));
  const room::Duration time_of_day = room.room().board().now() % hours(24);
  CHECK(time_of_day > hours(5));
  CHECK(time_of_day < hours(12));
}

TEST_CASE("a room without people does not look for any, and is ready for its guest at check-in") {
  SimulatedRoomSettings settings = settings_of(7);
  settings.people = false;
  Room room(settings);
  room.plan(room::RentalState::vacant);
  room.pass(hours(2));
  room.plan(room::RentalState::rented);
  CHECK(room.bedside() == *room::Percent::from(15));
  room.pass(hours(2));
  CHECK(room.people() == Presence{});
}

TEST_CASE("at speed 60 a minute of the clock is an hour of the room, its agent included") {
  SimulatedRoomSettings settings = settings_of(8);
  settings.speed = 60;
  Room room(settings);
  room.plan(room::RentalState::vacant);
  room.pass(seconds(30));
  CHECK(room.situation().presence == room::Presence::nobody);
  CHECK(room.room().board().now() >= hours(16) + minutes(29));
  room.plan(room::RentalState::rented);
  room.pass(seconds(11));
  CHECK(room.people().guests_in > 0);
  CHECK(room.situation().presence == room::Presence::guest);
}

TEST_CASE("a room takes the hour from the hub, or keeps the one it was given") {
  const room::LocalTime half_past_nine{{1'790'000'000}, 0};
  const int minute = half_past_nine.minute();
  SimulatedRoomSettings settings = settings_of(9);
  Room given(settings);
  given.tell_time(half_past_nine);
  given.pass(seconds(1));
  CHECK(given.situation().time->minute() == 16 * 60);

  settings.begin.reset();
  Room taken(settings);
  taken.tell_time(half_past_nine);
  taken.pass(seconds(1));
  CHECK(taken.situation().time->minute() == minute);
  CHECK(taken.room().board().now() % hours(24) / minutes(1) == minute);

  settings.speed = 60;
  Room fast(settings);
  fast.tell_time(half_past_nine);
  fast.pass(minutes(1));
  // The hub says that a minute passed; in the room it was an hour.
  fast.tell_time({{half_past_nine.utc.seconds + 60}, 0});
  fast.pass(seconds(1));
  CHECK(fast.situation().time->minute() == (minute + 61) % 1440);
}

}  // namespace
}  // namespace innkeeper::sim
