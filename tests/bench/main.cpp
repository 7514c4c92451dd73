// SPDX-License-Identifier: Apache-2.0
// innkeeper-bench: measures the product next to what the machine allows. Only ratios within one run
// mean something; see docs/performance.md.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "shared/config/command_line.hpp"
#include "tests/bench/checkin.hpp"
#include "tests/bench/comfort_report.hpp"
#include "tests/bench/openings_report.hpp"
#include "tests/bench/property.hpp"
#include "tests/bench/rush.hpp"

namespace {

using namespace innkeeper;

double ratio(double value, double floor) { return floor > 0 ? value / floor : 0; }

void print_table(std::size_t rooms, const bench::CheckinResult& r) {
  const double p50 = r.product.latency.quantile(0.5);
  const double p99 = r.product.latency.quantile(0.99);
  const double floor50 = r.floor.latency.quantile(0.5);
  const double floor99 = r.floor.latency.quantile(0.99);
  std::printf("check-in to confirmed room, %zu rooms\n\n", rooms);
  std::printf("%-28s %12s %12s %8s\n", "", "product", "floor", "ratio");
  std::printf("%-28s %12.0f %12.0f %8.2f\n", "p50, one at a time (us)", p50, floor50,
              ratio(p50, floor50));
  std::printf("%-28s %12.0f %12.0f %8.2f\n", "p99, one at a time (us)", p99, floor99,
              ratio(p99, floor99));
  std::printf("%-28s %12.0f %12.0f %8.2f\n", "changes a second, in flight", r.product.per_second,
              r.floor.per_second, ratio(r.product.per_second, r.floor.per_second));
  std::printf("%-28s %12.1f\n", "all rooms confirmed (s)", r.seconds_to_online);
  std::printf("%-28s %12.1f\n", "hub resident (MiB)", static_cast<double>(r.hub_kib) / 1024);
  std::printf("%-28s %12.1f\n", "broker resident (MiB)", static_cast<double>(r.broker_kib) / 1024);
}

void print_json(std::size_t rooms, const bench::CheckinResult& r) {
  const auto one = [](const bench::Measured& m) {
    return nlohmann::json{{"p50_us", m.latency.quantile(0.5)},
                          {"p99_us", m.latency.quantile(0.99)},
                          {"samples", m.latency.size()},
                          {"per_second", m.per_second}};
  };
  const nlohmann::json document{
      {"benchmark", "checkin"},
      {"rooms", rooms},
      {"product", one(r.product)},
      {"floor", one(r.floor)},
      {"ratio",
       {{"p50", ratio(r.product.latency.quantile(0.5), r.floor.latency.quantile(0.5))},
        {"p99", ratio(r.product.latency.quantile(0.99), r.floor.latency.quantile(0.99))},
        {"per_second", ratio(r.product.per_second, r.floor.per_second)}}},
      {"seconds_to_online", r.seconds_to_online},
      {"hub_mib", static_cast<double>(r.hub_kib) / 1024},
      {"broker_mib", static_cast<double>(r.broker_kib) / 1024}};
  std::printf("%s\n", document.dump().c_str());
}

int checkin(int argc, const char* const* argv) {
  std::int64_t rooms = 100;
  std::int64_t samples = 500;
  bool json = false;
  bench::CheckinOptions options;
  options.programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  config::CommandLine line("innkeeper-bench checkin",
                           "Measures check-in to confirmed room next to its floor.");
  line.whole_number("--rooms", rooms, {1, 20'000}, "Rooms of the hotel");
  line.whole_number("--samples", samples, {10, 100'000}, "Check-ins one at a time");
  line.flag("--json", json, "Print one JSON object");
  if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
  options.rooms = static_cast<std::size_t>(rooms);
  options.one_by_one = static_cast<std::size_t>(samples);
  const bench::CheckinResult result = bench::measure_checkin(options);
  json ? print_json(options.rooms, result) : print_table(options.rooms, result);
  return config::kExitOk;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc >= 2 && std::string_view(argv[1]) == "checkin") return checkin(argc - 1, argv + 1);
    if (argc >= 2 && std::string_view(argv[1]) == "comfort") {
      return bench::report_comfort(argc - 1, argv + 1);
    }
    if (argc >= 2 && std::string_view(argv[1]) == "occupancy") {
      return bench::report_occupancy(argc - 1, argv + 1);
    }
    if (argc >= 2 && std::string_view(argv[1]) == "openings") {
      return bench::report_openings(argc - 1, argv + 1);
    }
    if (argc >= 2 && std::string_view(argv[1]) == "property") {
      return bench::report_property(argc - 1, argv + 1);
    }
    if (argc >= 2 && std::string_view(argv[1]) == "rush") {
      return bench::report_rush(argc - 1, argv + 1);
    }
    config::CommandLine line("innkeeper-bench",
                             "Measurements: `innkeeper-bench checkin --help`, and comfort, "
                             "occupancy, openings, property and rush.");
    if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
    std::cerr << "innkeeper-bench: name a measurement: checkin, comfort, occupancy, openings, "
                 "property or rush\n";
    return config::kExitBadInput;
  } catch (const std::exception& error) {
    std::cerr << "innkeeper-bench: " << error.what() << '\n';
    return config::kExitFailed;
  }
}
