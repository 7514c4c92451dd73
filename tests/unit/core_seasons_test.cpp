// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "hub/core/hotel.hpp"
#include "tests/support/core_fixture.hpp"
#include "tests/support/property_text.hpp"

namespace innkeeper::hub {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::int64_t utc(int year, unsigned month, unsigned day, int hour, int minute,
                           int second = 0) {
  const std::chrono::sys_days date{std::chrono::year(year) / std::chrono::month(month) /
                                   std::chrono::day(day)};
  return std::chrono::duration_cast<seconds>(
             (date + hours(hour) + minutes(minute) + seconds(second)).time_since_epoch())
      .count();
}

/// Rome from October 2026 to October 2027.
class Rome final : public CivilClock {
 public:
  [[nodiscard]] int offset_min(room::UtcTime at) const override {
    const bool winter =
        at.seconds >= utc(2026, 10, 25, 1, 0) && at.seconds < utc(2027, 3, 28, 1, 0);
    return winter ? 60 : 120;
  }
};

/// A hotel of two room types in which comfort is 24 in a season.
class SeasonalHotel {
 public:
  SeasonalHotel(const std::string& from, const std::string& to, std::int64_t start)
      : source_(support::property_of(
            support::property_text("[[season]]\nname = \"s\"\nfrom = \"" + from + "\"\nto = \"" +
                                   to + "\"\n[season.type.standard]\ncomfort = 24\n"))),
        hotel_(source_, store, clock_, {"test", false}),
        engine_(hotel_, store, sink),
        now_{room::Time{hours(1)}, {start}} {
    run();
  }

  /// Lets time pass as the hub would: from one deadline to the next, at most until then.
  void run_until(std::int64_t end) {
    while (now_.utc.seconds < end) {
      const auto due = engine_.next_deadline();
      const auto left = std::chrono::duration_cast<room::Duration>(seconds(end - now_.utc.seconds));
      const room::Duration step =
          due ? std::clamp<room::Duration>(*due - now_.steady, seconds(1), left) : left;
      now_.steady += step;
      now_.utc.seconds += std::chrono::duration_cast<seconds>(step).count();
      run();
    }
  }
  void run() { REQUIRE_FALSE(engine_.run({}, now_).error); }
  /// Somebody sets the hub's clock; no time passes.
  void set_clock(std::int64_t to) { now_.utc.seconds = to; }

  bool in_season() {
    REQUIRE_FALSE(engine_.run(std::vector<Event>{Asked{1, ShowRoom{"0412"}, {}}}, now_).error);
    const auto replies = sink.take<Reply>();
    return std::get<RoomView>(replies.at(0).answer).plan.climate.comfort ==
           room::Temperature::celsius(24);
  }

  support::MemoryStore store;
  support::CollectingSink sink;

 private:
  Rome clock_;
  support::FixedProperty source_;
  Hotel hotel_;
  Engine engine_;
  Now now_;
};

TEST_CASE("a season begins and ends at local midnight, summer time included") {
  SeasonalHotel hotel("04-10", "04-10", utc(2027, 4, 9, 12, 0));
  CHECK_FALSE(hotel.in_season());
  hotel.run_until(utc(2027, 4, 9, 21, 59, 59));
  CHECK_FALSE(hotel.in_season());
  hotel.run_until(utc(2027, 4, 9, 22, 0));
  CHECK(hotel.in_season());
  hotel.run_until(utc(2027, 4, 10, 21, 59, 59));
  CHECK(hotel.in_season());
  hotel.run_until(utc(2027, 4, 10, 22, 0));
  CHECK_FALSE(hotel.in_season());
}

TEST_CASE("a day on which clocks change is 23 or 25 hours of its season") {
  SeasonalHotel autumn("10-26", "11-30", utc(2026, 10, 24, 23, 0));
  autumn.run_until(utc(2026, 10, 25, 22, 59, 59));
  CHECK_FALSE(autumn.in_season());
  autumn.run_until(utc(2026, 10, 25, 23, 0));
  CHECK(autumn.in_season());

  SeasonalHotel spring("03-29", "04-30", utc(2027, 3, 27, 23, 0));
  spring.run_until(utc(2027, 3, 28, 21, 59, 59));
  CHECK_FALSE(spring.in_season());
  spring.run_until(utc(2027, 3, 28, 22, 0));
  CHECK(spring.in_season());
}

TEST_CASE("a season goes on over the year's end") {
  SeasonalHotel hotel("12-20", "01-10", utc(2026, 12, 31, 20, 0));
  CHECK(hotel.in_season());
  hotel.run_until(utc(2027, 1, 1, 12, 0));
  CHECK(hotel.in_season());
  hotel.run_until(utc(2027, 1, 10, 23, 0));
  CHECK_FALSE(hotel.in_season());
}

TEST_CASE("only rooms whose targets differ get a new plan when a season begins") {
  SeasonalHotel hotel("04-10", "04-20", utc(2027, 4, 9, 12, 0));
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.run_until(utc(2027, 4, 9, 22, 0));
  const auto plans = hotel.sink.take<PublishPlan>();
  REQUIRE(plans.size() == 1);
  CHECK(plans[0].room == support::id_of("412"));
}

TEST_CASE("a season that begins is told in log and audit") {
  SeasonalHotel hotel("04-10", "04-20", utc(2027, 4, 9, 12, 0));
  static_cast<void>(hotel.sink.take<Notice>());
  hotel.run_until(utc(2027, 4, 10, 12, 0));
  const auto notices = hotel.sink.take<Notice>();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].event == "season_changed");
  hotel.store.begin();
  const auto lines = hotel.store.audit({});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].what == "property.file");
  CHECK(lines[1].what == "property.season");
  CHECK(lines[1].before.empty());
  CHECK(lines[1].after == "s");
  REQUIRE(hotel.store.commit().ok());
}

TEST_CASE("a clock that is set over a season's begin is noticed within a minute") {
  SeasonalHotel hotel("04-10", "04-20", utc(2027, 4, 1, 12, 0));
  hotel.set_clock(utc(2027, 4, 12, 12, 0));
  hotel.run_until(utc(2027, 4, 12, 12, 1));
  CHECK(hotel.in_season());
}

TEST_CASE("a hub that was down when a season began makes the plans at its start") {
  SeasonalHotel hotel("04-10", "04-20", utc(2027, 4, 12, 12, 0));
  CHECK(hotel.in_season());
}

}  // namespace
}  // namespace innkeeper::hub
