// SPDX-License-Identifier: Apache-2.0
// The people of a simulated room: what they do makes sense, and is the same however it is asked.
#include <algorithm>
#include <random>

#include "device/sim/occupant.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::sim::test {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr room::Duration kDay = hours(24);

std::vector<Happening> joined(std::vector<Happening> a, const std::vector<Happening>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// Two guests who come at 15:00 of the first day, by minute, until `days` are over.
template <typename Each>
void live(std::uint32_t seed, int days, Each each, int guests = 2, OccupantTraits traits = {}) {
  Occupants people(traits, seed);
  (void)people.advance(hours(15));
  people.check_in(hours(15), guests);
  for (room::Duration now = hours(15); now < kDay * days; now += minutes(1)) {
    each(now, people.advance(now), people.presence());
  }
}

int count(const std::vector<Happening>& all, Happened what) {
  return static_cast<int>(
      std::count_if(all.begin(), all.end(), [what](const Happening& h) { return h.what == what; }));
}

TEST_CASE("what people do depends on the seed, not on how often it is asked") {
  Occupants at_once({}, 42);
  at_once.check_in(hours(15), 2);
  const auto whole = at_once.advance(kDay * 10);

  constexpr std::uint32_t kSteps = 7;
  INFO("seed of the steps " << kSteps);
  std::mt19937 random(kSteps);
  Occupants by_steps({}, 42);
  by_steps.check_in(hours(15), 2);
  std::vector<Happening> pieces;
  room::Duration now = hours(15);
  while (now < kDay * 10) {
    now = std::min<room::Duration>(now + seconds(random() % 5000), kDay * 10);
    pieces = joined(std::move(pieces), by_steps.advance(now));
  }
  CHECK(whole.size() > 1000);
  CHECK(whole == pieces);
  CHECK(at_once.presence() == by_steps.presence());

  Occupants other({}, 43);
  other.check_in(hours(15), 2);
  CHECK(other.advance(kDay * 10) != whole);
}

TEST_CASE("nobody is in a room that is not taken, and nothing moves") {
  Occupants people({}, 5);
  CHECK(people.advance(kDay * 30).empty());
  CHECK(people.presence() == Presence{});
}

TEST_CASE("people come and go through the door, in order of time") {
  Presence before;
  room::Duration last{};
  live(3, 100,
       [&](room::Duration now, const std::vector<Happening>& news, const Presence& presence) {
         for (const Happening& happening : news) {
           REQUIRE(happening.at >= last);
           REQUIRE(happening.at <= now);
           last = happening.at;
         }
         const int opened = count(news, Happened::door_opened);
         const bool changed =
             presence.guests_in != before.guests_in || presence.staff_in > before.staff_in;
         if (changed && !before.door_open) REQUIRE(opened > 0);
         REQUIRE(presence.guests_asleep <= presence.guests_in);
         REQUIRE(presence.guests_in <= 2);
         const bool anyone = presence.guests_in + presence.staff_in > 0;
         const bool someone_was = before.guests_in + before.staff_in > 0;
         if (!anyone && !someone_was && opened == 0) REQUIRE(count(news, Happened::motion) == 0);
         before = presence;
       });
}

TEST_CASE("levels are what the events say") {
  bool door = false;
  bool window = false;
  bool shower = false;
  live(9, 60, [&](room::Duration, const std::vector<Happening>& news, const Presence& presence) {
    for (const Happening& happening : news) {
      const Happened what = happening.what;
      if (what == Happened::door_opened || what == Happened::door_closed) {
        REQUIRE(door == (what == Happened::door_closed));
        door = !door;
      }
      if (what == Happened::window_opened) window = true;
      if (what == Happened::window_closed) window = false;
      if (what == Happened::shower_began) shower = true;
      if (what == Happened::shower_ended) shower = false;
      if (what == Happened::panel_touched) {
        REQUIRE(happening.half_kelvins != 0);
        REQUIRE(std::abs(happening.half_kelvins) <= 4);
      }
    }
    REQUIRE(presence.door_open == door);
    REQUIRE(presence.window_open == window);
    REQUIRE(presence.shower_on == shower);
  });
}

TEST_CASE("a motion sensor sees half of the minutes of who is awake and few of who sleeps") {
  int awake = 0, awake_seen = 0, asleep = 0, asleep_seen = 0;
  Presence before;
  before.guests_in = 1;
  live(
      17, 300,
      [&](room::Duration, const std::vector<Happening>& news, const Presence& presence) {
        const int seen = count(news, Happened::motion);
        REQUIRE(seen <= 1);
        if (presence == before && presence.guests_in == 1 && presence.staff_in == 0) {
          (presence.guests_asleep > 0 ? asleep : awake) += 1;
          (presence.guests_asleep > 0 ? asleep_seen : awake_seen) += seen;
        }
        before = presence;
      },
      1);
  REQUIRE(awake > 50'000);
  REQUIRE(asleep > 50'000);
  CHECK(awake_seen / static_cast<double>(awake) == Approx(0.5).margin(0.01));
  CHECK(asleep_seen / static_cast<double>(asleep) == Approx(0.02).margin(0.003));
}

TEST_CASE("in four hundred days everything happens that a room must cope with") {
  int left_a_sleeper = 0, left_one_awake = 0, up_at_night = 0, empty_with_window = 0, cleaned = 0;
  int panel = 0, showers = 0;
  int asleep_minutes = 0, out_minutes = 0, total = 0;
  Presence before;
  live(21, 400, [&](room::Duration now, const std::vector<Happening>& news, const Presence& p) {
    const auto hour = (now % kDay) / hours(1);
    if (before.guests_in == 2 && p.guests_in == 1) {
      (p.guests_asleep == 1 ? left_a_sleeper : left_one_awake) += 1;
    }
    if (before.guests_asleep > p.guests_asleep && p.guests_in == before.guests_in && hour < 5) {
      ++up_at_night;
    }
    if (p.guests_in == 0 && p.window_open) ++empty_with_window;
    if (p.staff_in > before.staff_in) ++cleaned;
    panel += count(news, Happened::panel_touched);
    showers += count(news, Happened::shower_began);
    asleep_minutes += p.guests_asleep;
    out_minutes += 2 - p.guests_in;
    ++total;
    before = p;
  });
  CHECK(left_a_sleeper > 0);
  CHECK(left_one_awake > 40);
  CHECK(up_at_night > 80);
  CHECK(empty_with_window > 0);
  CHECK(cleaned > 200);
  CHECK(panel > 120);
  CHECK(showers > 320);
  // About eight hours of sleep and half a day out, each.
  CHECK(asleep_minutes / (2.0 * total) == Approx(8 / 24.0).margin(0.04));
  CHECK(out_minutes / (2.0 * total) == Approx(0.45).margin(0.1));
}

TEST_CASE("the door falls shut behind guests; a cleaning cart keeps it open") {
  int long_open = 0;
  room::Duration opened{};
  live(4, 60, [&](room::Duration, const std::vector<Happening>& news, const Presence&) {
    for (const Happening& happening : news) {
      if (happening.what == Happened::door_opened) opened = happening.at;
      if (happening.what == Happened::door_closed && opened > room::Duration::zero()) {
        const room::Duration open = happening.at - opened;
        if (open > seconds(8)) {
          ++long_open;
          REQUIRE(open >= minutes(14));
          REQUIRE(open <= minutes(36));
        }
      }
    }
  });
  CHECK(long_open > 30);
}

TEST_CASE("who leaves for good leaves a quiet room") {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    INFO("seed " << seed);
    Occupants people({}, seed);
    people.check_in(hours(15), 2);
    (void)people.advance(kDay * 2 + hours(11));
    people.check_out(kDay * 2 + hours(11));
    const auto after = people.advance(kDay * 2 + hours(12));
    CHECK(people.presence() == Presence{});
    CHECK(people.advance(kDay * 20).empty());
    for (const Happening& happening : after) CHECK(happening.at < kDay * 2 + hours(12));

    people.check_in(kDay * 20 + hours(15), 1);
    CHECK(people.presence().guests_in == 1);
    CHECK(people.advance(kDay * 22).size() > 100);
  }
}

TEST_CASE("guests who arrive in the night go to bed") {
  Occupants people({}, 8);
  people.check_in(hours(26), 2);
  (void)people.advance(hours(27));
  CHECK(people.presence().guests_asleep == 2);
}

TEST_CASE("a room takes no second stay before the first is over") {
  Occupants people({}, 8);
  people.check_in(hours(15), 9);
  CHECK(people.presence().guests_in == kMaxGuests);
  people.check_in(hours(16), 1);
  CHECK(people.presence().guests_in <= kMaxGuests);
  people.check_out(hours(17));
  people.check_in(hours(18), 0);
  CHECK(people.presence().guests_in == 0);
}

}  // namespace
}  // namespace innkeeper::sim::test
