// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/comfort_report.hpp"

#include <array>
#include <cstdio>
#include <future>
#include <iostream>
#include <vector>

#include "device/agent/agent.hpp"
#include "shared/config/command_line.hpp"
#include "tests/bench/comfort.hpp"
#include "tests/support/occupancy_score.hpp"

namespace innkeeper::bench {
namespace {

constexpr std::array kClimates{"cold", "mild", "hot"};
constexpr std::array kControls{"always on", "hysteresis", "innkeeper"};

/// Means over rooms.
ComfortResult mean_of(const std::vector<ComfortResult>& rooms) {
  ComfortResult mean;
  const auto n = static_cast<double>(rooms.size());
  for (const ComfortResult& room : rooms) {
    mean.discomfort_kh += room.discomfort_kh / n;
    mean.of_it_window_kh += room.of_it_window_kh / n;
    for (std::size_t i = 0; i < kUses; ++i) {
      mean.energy_kwh[i] += room.energy_kwh[i] / n;
      mean.hours[i] += room.hours[i] / n;
    }
    mean.valve_travel += room.valve_travel / n;
    mean.fan_switches += room.fan_switches / n;
    mean.starts_per_hour += room.starts_per_hour / n;
    mean.step_ns += room.step_ns / n;
  }
  return mean;
}

void print(const char* climate, const std::array<ComfortResult, 3>& results) {
  const double reference = results[0].energy();
  for (std::size_t i = 0; i < results.size(); ++i) {
    const ComfortResult& r = results[i];
    std::printf("%-6s %-11s %8.1f %8.1f %7.0f %6.1f %8.0f %8.0f %8.0f %8.0f %8.0f %7.2f\n", climate,
                kControls[i], r.discomfort_kh, r.of_it_window_kh, r.energy(),
                100 * (1 - r.energy() / reference), r.energy_kwh[0], r.energy_kwh[1],
                r.energy_kwh[2], r.valve_travel, r.fan_switches, r.starts_per_hour);
  }
}

struct OccupancyCase {
  const char* name;
  test::StayScript script;
};

/// What the aims are about, then two guests who are not as the quiet periods assume.
std::vector<OccupancyCase> occupancy_cases() {
  const test::StayScript one{};
  test::StayScript two{};
  two.guests = 2;
  std::vector<OccupancyCase> cases{{"1 guest", one},
                                   {"1 guest, ASHRAE 90.1", one},
                                   {"2 guests", two},
                                   {"2 guests, ASHRAE 90.1", two},
                                   {"2 who rise an hour later", two},
                                   {"2, sleepers seen half as often", two},
                                   {"2, an awake one seen in 75 %", two},
                                   {"2, an awake one seen in 30 %", two},
                                   {"2 who mostly go apart", two}};
  cases[1].script.code = cases[3].script.code = room::EnergyCode::ashrae_90_1;
  cases[4].script.people.wake_h += 1;
  cases[5].script.people.seen_asleep /= 2;
  cases[6].script.people.seen_awake = 0.75;
  cases[7].script.people.seen_awake = 0.3;
  cases[8].script.people.together = 0.2;
  return cases;
}

}  // namespace

int report_comfort(int argc, const char* const* argv) {
  std::int64_t rooms = 4;
  std::int64_t days = 365;
  std::int64_t lead = 60;
  config::CommandLine line("innkeeper-bench comfort",
                           "A simulated year in three climates: comfort and energy of the room "
                           "controller next to two thermostats.");
  line.whole_number("--rooms", rooms, {1, 100}, "Rooms, each by its own seed");
  line.whole_number("--days", days, {7, 3650}, "Days from the first of January");
  line.whole_number("--lead", lead, {0, 600}, "Minutes from plan to the guests' arrival");
  if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
  std::printf("%-6s %-11s %8s %8s %7s %6s %8s %8s %8s %8s %8s %7s\n", "", "", "K h", "(window)",
              "kWh", "saved%", "unrented", "empty", "occupied", "strokes", "fan sw.", "starts");
  double step_ns = 0;
  std::array<double, kUses> hours{};
  for (std::size_t climate = 0; climate < kClimates.size(); ++climate) {
    std::array<ComfortResult, 3> results;
    for (std::size_t control = 0; control < results.size(); ++control) {
      std::vector<std::future<ComfortResult>> runs;
      runs.reserve(static_cast<std::size_t>(rooms));
      for (std::uint32_t seed = 1; seed <= rooms; ++seed) {
        ComfortOptions options{static_cast<int>(days), static_cast<int>(lead), seed};
        runs.push_back(std::async(std::launch::async, simulate_year, static_cast<int>(climate),
                                  static_cast<Control>(control), options));
      }
      std::vector<ComfortResult> done;
      done.reserve(runs.size());
      for (auto& run : runs) done.push_back(run.get());
      results[control] = mean_of(done);
    }
    print(kClimates[climate], results);
    step_ns = results[2].step_ns;
    hours = results[2].hours;
  }
  const double all = hours[0] + hours[1] + hours[2];
  std::printf(
      "\nmeans of %lld rooms and %lld days; unrented %.0f %%, empty %.0f %%, occupied %.0f "
      "%% of the time\n",
      static_cast<long long>(rooms), static_cast<long long>(days), 100 * hours[0] / all,
      100 * hours[1] / all, 100 * hours[2] / all);
  std::printf("one control step of the agent: %.0f ns; its state: %zu bytes, in flash 2 x %zu\n",
              step_ns, sizeof(agent::Agent), agent::kRecordBytes);
  return config::kExitOk;
}

int report_occupancy(int argc, const char* const* argv) {
  std::int64_t stays = 250;
  std::int64_t first = 1;
  config::CommandLine line("innkeeper-bench occupancy",
                           "How often a room is wrong about who is in, over simulated stays of "
                           "four nights.");
  line.whole_number("--stays", stays, {1, 100'000}, "Stays of one guest, and as many of two");
  line.whole_number("--first-seed", first, {1, 1'000'000}, "Seed of the first; others follow");
  if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
  std::printf("%-34s %7s %9s %12s %12s %14s %14s\n", "", "nights", "accuracy", "false vacant",
              "of it asleep", "false setback", "false occupied");
  std::printf("%-34s %7s %9s %12s %12s %14s %14s\n", "", "", "%", "min/night", "min", "nights",
              "h/night");
  for (const OccupancyCase& entry : occupancy_cases()) {
    test::OccupancyScore score;
    for (std::int64_t i = 0; i < stays; ++i) {
      score += test::score_stay(entry.script, static_cast<std::uint32_t>(first + i));
    }
    std::printf(
        "%-34s %7d %9.2f %12.2f %12lld %14d %14.2f\n", entry.name, score.nights,
        100 * score.accuracy(), static_cast<double>(score.false_vacant_minutes) / score.nights,
        static_cast<long long>(score.false_vacant_sleep_minutes), score.false_setback_nights,
        static_cast<double>(score.false_occupied_minutes) / 60 / score.nights);
  }
  return config::kExitOk;
}

}  // namespace innkeeper::bench
