// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/openings_report.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <future>
#include <iostream>
#include <vector>

#include "shared/config/command_line.hpp"
#include "tests/bench/openings.hpp"

namespace innkeeper::bench {
namespace {

using control::FanKind;
using control::TerminalKind;
using control::ValveKind;

struct Kind {
  const char* name;
  control::Terminal terminal;
};
const std::array kKinds{
    Kind{"fan-coil", {}},
    Kind{"on/off valve", {TerminalKind::fan_coil_4_pipe, ValveKind::on_off, FanKind::three_speed}},
    Kind{"compressor", {TerminalKind::compressor, ValveKind::modulating, FanKind::three_speed}}};
constexpr std::array kWinters{"healthy", "airing", "dead terminal", "frozen sensor"};

double quantile(std::vector<double>& values, double q) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1,
                         static_cast<std::size_t>(q * static_cast<double>(values.size())))];
}

std::vector<OpeningsResult> run_rooms(OpeningsOptions options, std::int64_t rooms,
                                      std::uint32_t first) {
  std::vector<std::future<OpeningsResult>> runs;
  for (std::uint32_t i = 0; i < rooms; ++i) {
    options.seed = first + i;
    runs.push_back(std::async(std::launch::async, simulate_winter, options));
  }
  std::vector<OpeningsResult> done;
  done.reserve(runs.size());
  for (auto& run : runs) done.push_back(run.get());
  return done;
}

void print(const char* kind, Winter winter, const std::vector<OpeningsResult>& rooms) {
  double days = 0;
  int openings = 0;
  int false_openings = 0;
  int false_heating = 0;
  int false_frozen = 0;
  double late_minutes = 0;
  std::vector<double> found;
  std::vector<double> told;
  for (const OpeningsResult& room : rooms) {
    days += room.days;
    false_openings += room.false_openings;
    false_heating += room.false_heating;
    false_frozen += room.false_frozen;
    late_minutes += room.late_minutes;
    openings += static_cast<int>(room.openings.size());
    for (const Opening& opening : room.openings) {
      if (opening.found_min) found.push_back(*opening.found_min);
    }
    const auto& told_h = winter == Winter::dead_terminal ? room.heating_told_h : room.frozen_told_h;
    if (told_h) told.push_back(*told_h);
  }
  std::printf("%-13s %-14s %6.0f %9.2f %9.2f %9.2f", kind, kWinters[static_cast<unsigned>(winter)],
              days, 100 * false_openings / days, 100 * false_heating / days,
              100 * false_frozen / days);
  if (winter == Winter::airing && openings > 0) {
    const auto n = static_cast<double>(found.size());
    std::printf("   %zu of %d (%.0f %%), after %.1f min (p90 %.1f), released %.1f min late",
                found.size(), openings, 100 * n / openings, quantile(found, 0.5),
                quantile(found, 0.9), n > 0 ? late_minutes / n : 0);
  } else if (winter != Winter::healthy && winter != Winter::airing) {
    std::printf("   %zu of %zu told, after %.1f h (at most %.1f)", told.size(), rooms.size(),
                quantile(told, 0.5), quantile(told, 1));
  }
  std::printf("\n");
}

}  // namespace

int report_openings(int argc, const char* const* argv) {
  std::int64_t rooms = 40;
  std::int64_t days = 14;
  std::int64_t first = 1001;  // not those that the constants were chosen by
  std::int64_t changes = 6;
  bool noise_free = false;
  config::CommandLine line("innkeeper-bench openings",
                           "Winter days of rooms without a window contact: false openings, found "
                           "windows, dead terminals and frozen sensors.");
  line.whole_number("--rooms", rooms, {1, 1000}, "Rooms, each by its own seed");
  line.whole_number("--days", days, {4, 60}, "Days of each, from some day of January on");
  line.whole_number("--seed", first, {1, 1'000'000}, "Seed of the first room");
  line.whole_number("--changes", changes, {1, 50}, "Changes of air an hour by an open window");
  line.flag("--noise-free", noise_free, "Air sensors of 0.1 K steps without noise");
  if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
  std::printf("%-13s %-14s %6s %29s\n", "", "", "room", "false per 100 room-days");
  std::printf("%-13s %-14s %6s %9s %9s %9s\n", "terminal", "winter", "days", "openings", "heating",
              "frozen");
  for (const Kind& kind : kKinds) {
    for (const Winter winter :
         {Winter::healthy, Winter::airing, Winter::dead_terminal, Winter::frozen_sensor}) {
      OpeningsOptions options;
      options.winter = winter;
      options.days = static_cast<int>(days);
      options.terminal = kind.terminal;
      options.noise_free = noise_free;
      options.open_window_per_h = static_cast<double>(changes);
      print(kind.name, winter, run_rooms(options, rooms, static_cast<std::uint32_t>(first)));
    }
  }
  return config::kExitOk;
}

}  // namespace innkeeper::bench
