// SPDX-License-Identifier: Apache-2.0
// From what rooms tell to slots of their history.
#include "hub/core/history/history_book.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/history_room.hpp"

namespace innkeeper::hub {
namespace {

HistoryLevels levels(std::int32_t milli_celsius, bool guest = false) {
  HistoryLevels told;
  told.air = room::Temperature::milli_celsius(milli_celsius);
  told.setpoint = room::Temperature::celsius(22);
  told.guest = guest;
  return told;
}

room::Telemetry telemetry(std::int32_t milli_celsius, int heating) {
  room::Telemetry measured;
  measured.air = room::Temperature::milli_celsius(milli_celsius);
  measured.heating = room::Percent::from(heating).value();
  return measured;
}

std::vector<HistoryPoint> points(const std::vector<HistoryRow>& rows, HistoryTier tier) {
  std::vector<HistoryPoint> found;
  for (const HistoryRow& row : rows) {
    if (row.tier == tier) found.push_back(row.point);
  }
  return found;
}

/// A room that is online and told these levels at the begin of a slot.
HistoryBook a_book(const HistoryLevels& told) {
  HistoryBook book;
  book.linked(kRoom, true, {kBegin});
  book.told(kRoom, told, {kBegin});
  return book;
}

TEST_CASE("a slot holds means weighed by time, and the set point at its end") {
  HistoryBook book = a_book(levels(20'000, true));
  HistoryLevels later = levels(23'000);
  later.setpoint = room::Temperature::celsius(18);
  book.told(kRoom, later, {kBegin + 100});
  const auto fine = points(book.finished({kBegin + 300}), HistoryTier::fine);
  REQUIRE(fine.size() == 1);
  CHECK(fine[0].at.seconds == kBegin);
  CHECK(fine[0].told_s == 300);
  CHECK(fine[0].air == room::Temperature::milli_celsius(22'000));
  CHECK(fine[0].setpoint == room::Temperature::celsius(18));
  REQUIRE(fine[0].people);
  CHECK(fine[0].people->guest == 33);
}

TEST_CASE("a coarse slot is over with its third fine one") {
  HistoryBook book = a_book(levels(20'000));
  CHECK(points(book.finished({kBegin + 300}), HistoryTier::coarse).empty());
  CHECK(points(book.finished({kBegin + 600}), HistoryTier::coarse).empty());
  const auto coarse = points(book.finished({kBegin + 900}), HistoryTier::coarse);
  REQUIRE(coarse.size() == 1);
  CHECK(coarse[0].at.seconds == kBegin);
  CHECK(coarse[0].told_s == 900);
}

TEST_CASE("telemetry changes what is measured, and nothing that only a report tells") {
  HistoryBook book = a_book(levels(20'000, true));
  book.measured(kRoom, telemetry(24'000, 80), {kBegin + 150});
  const auto fine = points(book.finished({kBegin + 300}), HistoryTier::fine);
  REQUIRE(fine.size() == 1);
  CHECK(fine[0].air == room::Temperature::milli_celsius(22'000));
  CHECK(fine[0].heating == 40);
  CHECK(fine[0].setpoint == room::Temperature::celsius(22));
  CHECK(fine[0].people->guest == 100);
}

TEST_CASE("telemetry of a room that never reported makes no history") {
  HistoryBook book;
  book.linked(kRoom, true, {kBegin});
  book.measured(kRoom, telemetry(24'000, 80), {kBegin});
  CHECK(book.finished({kBegin + 300}).empty());
}

TEST_CASE("a room that is lost leaves a gap, and goes on where it comes back") {
  HistoryBook book = a_book(levels(20'000));
  book.linked(kRoom, false, {kBegin + 60});
  CHECK(points(book.finished({kBegin + 300}), HistoryTier::fine)[0].told_s == 60);
  CHECK(book.finished({kBegin + 600}).empty());
  book.linked(kRoom, true, {kBegin + 800});
  CHECK(points(book.finished({kBegin + 900}), HistoryTier::fine)[0].told_s == 100);
}

TEST_CASE("while the broker is away no room is heard") {
  HistoryBook book = a_book(levels(20'000));
  book.all_silent({kBegin + 30});
  CHECK(points(book.finished({kBegin + 300}), HistoryTier::fine)[0].told_s == 30);
}

TEST_CASE("a clock that leaps forward or back leaves a gap and no slot longer than it is") {
  HistoryBook book = a_book(levels(20'000));
  book.told(kRoom, levels(20'000), {kBegin + 50});
  const auto leapt = points(book.finished({kBegin + 100'000}), HistoryTier::fine);
  REQUIRE(leapt.size() == 1);
  CHECK(leapt[0].told_s == 50);
  const auto back = points(book.finished({kBegin - 5'000}), HistoryTier::fine);
  CHECK(back.empty());
  const auto after = points(book.finished({kBegin - 4'800}), HistoryTier::fine);
  for (const HistoryPoint& point : after) CHECK(point.told_s <= 300);
}

TEST_CASE("the slot under way is shown as far as it goes, and still ends as a whole") {
  HistoryBook book = a_book(levels(20'000));
  const auto now = book.under_way(kRoom, HistoryTier::fine, {kBegin + 120});
  REQUIRE(now);
  CHECK(now->told_s == 120);
  CHECK(points(book.finished({kBegin + 300}), HistoryTier::fine)[0].told_s == 300);
}

TEST_CASE("what a slot under way tells of people can be forgotten") {
  HistoryBook book = a_book(levels(20'000, true));
  book.forget_people(kRoom, {kBegin + 100});
  const auto fine = points(book.finished({kBegin + 300}), HistoryTier::fine);
  REQUIRE(fine.size() == 1);
  CHECK_FALSE(fine[0].people);
  CHECK(fine[0].air);
}

TEST_CASE("more rooms than the book follows have no history, and cost nothing") {
  HistoryBook book;
  for (std::size_t i = 0; i < kMaxHistoryRooms + 5; ++i) {
    const room::RoomId id = room::room_id("r-" + std::to_string(i)).value();
    book.linked(id, true, {kBegin});
    book.told(id, levels(20'000), {kBegin});
  }
  CHECK(book.finished({kBegin + 300}).size() == kMaxHistoryRooms);
}

TEST_CASE("wider slots weigh their parts by the time told, and tell of people only if all do") {
  HistoryPoint first;
  first.at = {3'600};
  first.told_s = 900;
  first.air = room::Temperature::celsius(20);
  first.people = PeoplePoint{100, 0, 0};
  HistoryPoint second = first;
  second.at = {4'500};
  second.told_s = 300;
  second.air = room::Temperature::celsius(24);
  second.people = PeoplePoint{0, 0, 0};
  const auto wide = widened({first, second}, kHourSlot);
  REQUIRE(wide.size() == 1);
  CHECK(wide[0].air == room::Temperature::celsius(21));
  CHECK(wide[0].people->guest == 75);
  second.people.reset();
  CHECK_FALSE(widened({first, second}, kHourSlot)[0].people);
}

}  // namespace
}  // namespace innkeeper::hub
