// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_time.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/fixed_clock.hpp"

namespace innkeeper::hub::pms {
namespace {

using namespace std::chrono_literals;
using std::chrono::local_days, std::chrono::local_seconds, std::chrono::year;

/// Central European time in 2026: two hours ahead from 29 March to 25 October, 01:00 UTC each.
class Berlin final : public CivilClock {
 public:
  [[nodiscard]] int offset_min(room::UtcTime at) const override {
    constexpr std::int64_t kForward = 1'774'746'000;
    constexpr std::int64_t kBack = 1'792'890'000;
    return at.seconds >= kForward && at.seconds < kBack ? 120 : 60;
  }
};

local_seconds local(unsigned month, unsigned day, std::chrono::seconds time) {
  return local_days(year(2026) / static_cast<int>(month) / static_cast<int>(day)) + time;
}

std::int64_t utc(unsigned month, unsigned day, std::chrono::seconds time) {
  return local(month, day, time).time_since_epoch().count();
}

TEST_CASE("a wall-clock time becomes UTC in winter and in summer, and comes back") {
  const Berlin clock;
  CHECK(to_utc(local(1, 5, 6h + 30min), clock).seconds == utc(1, 5, 5h + 30min));
  CHECK(to_utc(local(7, 5, 6h + 30min), clock).seconds == utc(7, 5, 4h + 30min));
  CHECK(to_local({utc(7, 5, 4h + 30min)}, clock) == local(7, 5, 6h + 30min));
}

TEST_CASE("a wall-clock time that the clocks skip is as long behind the jump") {
  const Berlin clock;
  const room::UtcTime at = to_utc(local(3, 29, 2h + 30min), clock);
  CHECK(at.seconds == utc(3, 29, 1h + 30min));
  CHECK(to_local(at, clock) == local(3, 29, 3h + 30min));
}

TEST_CASE("a wall-clock time that the clocks show twice is the first of the two") {
  const Berlin clock;
  CHECK(to_utc(local(10, 25, 2h + 30min), clock).seconds == utc(10, 25, 30min));
  CHECK(to_utc(local(10, 25, 3h), clock).seconds == utc(10, 25, 2h));
  CHECK(to_utc(local(10, 25, 1h + 59min), clock).seconds == utc(10, 24, 23h + 59min));
}

TEST_CASE("every second of a year that the clocks show is found again, but the hour shown twice") {
  const Berlin clock;
  for (std::int64_t at = utc(1, 1, 0s); at < utc(12, 31, 0s); at += 977) {
    const bool second_showing = at >= 1'792'890'000 && at < 1'792'890'000 + 3600;
    const room::UtcTime found = to_utc(to_local({at}, clock), clock);
    REQUIRE(found.seconds == (second_showing ? at - 3600 : at));
  }
}

TEST_CASE("a date is six digits of a day there is") {
  CHECK(parse_date("261004") == CivilDay{static_cast<std::int32_t>(
                                    local_days(year(2026) / 10 / 4).time_since_epoch().count())});
  CHECK(parse_date("000229").has_value());
  for (const char* text : {"", "26100", "2610041", "261301", "260230", "26 004", "-61004"}) {
    INFO(text);
    CHECK(parse_date(text) == std::nullopt);
  }
}

TEST_CASE("a moment is a date and six digits of a time there is") {
  CHECK(parse_moment("261004", "063015") == local(10, 4, 6h + 30min + 15s));
  for (const char* text : {"", "0630", "240000", "066000", "063060", "0630155"}) {
    INFO(text);
    CHECK(parse_moment("261004", text) == std::nullopt);
  }
}

}  // namespace
}  // namespace innkeeper::hub::pms
