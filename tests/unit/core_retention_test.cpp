// SPDX-License-Identifier: Apache-2.0
// How long the hub keeps what it keeps, in virtual time.
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using support::CoreFixture;

std::vector<AuditRow> lines(CoreFixture& hotel, std::string_view what) {
  std::vector<AuditRow> found;
  for (const AuditRow& line : hotel.store.snapshot().audit) {
    if (line.what == what) found.push_back(line);
  }
  return found;
}

/// `count` lines from `at` on, one a second.
void write_lines(CoreFixture& hotel, room::UtcTime at, std::size_t count) {
  hotel.store.begin();
  for (std::size_t i = 0; i < count; ++i) {
    AuditRow line;
    line.at = {at.seconds + static_cast<std::int64_t>(i)};
    line.what = "old";
    hotel.store.append(line);
  }
  REQUIRE(hotel.store.commit());
}

config::Property house_with(std::uint16_t audit_days) {
  config::Property house = support::small_property(3);
  house.audit_days = audit_days;
  return house;
}

/// Runs what is due, one look an hour.
void pass(CoreFixture& hotel, int count) {
  for (int i = 0; i < count; ++i) {
    hotel.advance(hours(1));
    hotel.run({});
  }
}

TEST_CASE(
    "lines of the audit go once they are older than the property keeps them, a day at a time") {
  CoreFixture hotel(house_with(30));
  write_lines(hotel, hotel.now.utc, 3);
  pass(hotel, 30 * 24);
  CHECK(lines(hotel, "old").size() == 3);
  pass(hotel, 24);
  CHECK(lines(hotel, "old").empty());
  const auto told = lines(hotel, "retention.audit");
  REQUIRE(told.size() == 1);
  // And the line of the property's first revision.
  CHECK(told[0].before == "4 lines");
  CHECK(told[0].why == "audit.retention_days is 30");
  CHECK(told[0].actor == Actor{});
}

TEST_CASE("a long audit is shortened in batches without a pause, each with its line") {
  CoreFixture hotel(house_with(30));
  write_lines(hotel, hotel.now.utc, kRetentionBatch + 10);
  hotel.advance(days(40));
  hotel.run({});  // a leap of both clocks: no mistake
  // And the line of the property's first revision.
  CHECK(lines(hotel, "old").size() == 11);
  REQUIRE(hotel.engine.next_deadline() <= hotel.now.steady);
  hotel.run({});
  CHECK(lines(hotel, "old").empty());
  CHECK(lines(hotel, "retention.audit").size() == 2);
  REQUIRE(hotel.engine.next_deadline());
  CHECK(*hotel.engine.next_deadline() > hotel.now.steady);
}

TEST_CASE("a clock that was set wrong erases nothing of the audit unless it stays so for an hour") {
  CoreFixture hotel(house_with(30));
  write_lines(hotel, hotel.now.utc, 3);
  pass(hotel, 3);
  hotel.now.utc.seconds += 5LL * 365 * 86'400;
  hotel.run({});
  hotel.advance(minutes(59));
  hotel.run({});
  CHECK(lines(hotel, "old").size() == 3);
  SECTION("mended in time") {
    hotel.now.utc.seconds -= 5LL * 365 * 86'400;
    pass(hotel, 3);
    CHECK(lines(hotel, "old").size() == 3);
  }
  SECTION("right after all") {
    hotel.advance(minutes(1));
    hotel.run({});
    CHECK(lines(hotel, "old").empty());
  }
}

TEST_CASE("a quiet hub wakes up to shorten its audit") {
  CoreFixture hotel(house_with(1));
  write_lines(hotel, hotel.now.utc, 3);
  pass(hotel, 2);
  for (int i = 0; i < 10 && !lines(hotel, "old").empty(); ++i) {
    const auto due = hotel.engine.next_deadline();
    REQUIRE(due);
    hotel.advance(*due - hotel.now.steady);
    hotel.run({});
  }
  CHECK(lines(hotel, "old").empty());
}

TEST_CASE("stays that are over go after their time, together, with one line that says how many") {
  CoreFixture hotel;
  for (const auto* number : {"101", "102", "103"}) {
    const std::string reservation = std::string("res-") + number;
    hotel.say(CheckedIn{reservation, number, {.profile = "p"}, Share::alone, false});
    hotel.say(CheckedOut{reservation, number});
    hotel.advance(minutes(10));
  }
  hotel.advance(hours(24) - minutes(25));
  hotel.run({});
  CHECK(hotel.store.snapshot().rows<StayRow>().size() == 2);
  hotel.advance(minutes(59));
  hotel.run({});
  CHECK(hotel.store.snapshot().rows<StayRow>().size() == 2);
  hotel.advance(minutes(1));
  hotel.run({});
  CHECK(hotel.store.snapshot().rows<StayRow>().empty());
  const auto told = lines(hotel, "retention.stays");
  REQUIRE(told.size() == 2);
  CHECK(told[0].before == "1 stay");
  CHECK(told[1].before == "2 stays");
  CHECK(told[1].why == "stays.departed_hours is 24");
}

TEST_CASE(
    "a stay whose time is over is never reinstated, though its row waits for the next sweep") {
  CoreFixture hotel;
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  hotel.say(CheckedOut{"1", "101"});
  hotel.advance(minutes(30));
  hotel.say(CheckedIn{"2", "102", {}, Share::alone, false});
  ReportReceived report = hotel.confirmation("102");
  report.report.state.hand.setpoint = room::Temperature::celsius(24);
  hotel.run({report});
  hotel.say(CheckedOut{"2", "102"});
  hotel.advance(hours(24) - minutes(20));
  hotel.run({});
  hotel.advance(minutes(21));
  hotel.run({});
  REQUIRE(hotel.store.snapshot().rows<StayRow>().size() == 1);
  hotel.say(CheckedIn{"2", "102", {}, Share::alone, false});
  CHECK_FALSE(hotel.view("102").plan.given);
}

}  // namespace
}  // namespace innkeeper::hub
