// SPDX-License-Identifier: Apache-2.0
// Readings in Prometheus' text format. That promtool takes it is tested in tests/integration.
#include "hub/metrics/exposition.hpp"
#include "hub/daemon/process_reading.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::metrics {
namespace {

bool has(const std::string& text, const std::string& line) {
  return text.find("\n" + line + "\n") != std::string::npos;
}

TEST_CASE("a histogram is cumulative, in seconds, and ends with all") {
  MetricsView core;
  core.confirmations.add(std::chrono::milliseconds(7));
  core.confirmations.add(std::chrono::milliseconds(8));
  core.confirmations.add(std::chrono::minutes(2));
  const std::string text = exposition(core, {});
  CHECK(has(text, R"(innkeeper_plan_confirm_seconds_bucket{le="0.005"} 0)"));
  CHECK(has(text, R"(innkeeper_plan_confirm_seconds_bucket{le="0.01"} 2)"));
  CHECK(has(text, R"(innkeeper_plan_confirm_seconds_bucket{le="90"} 2)"));
  CHECK(has(text, R"(innkeeper_plan_confirm_seconds_bucket{le="+Inf"} 3)"));
  CHECK(has(text, "innkeeper_plan_confirm_seconds_count 3"));
}

TEST_CASE("what there is not is left out, and not told as zero") {
  const std::string without = exposition({}, {});
  CHECK(without.find("innkeeper_pms_up") == std::string::npos);
  CHECK(without.find("certificate") == std::string::npos);
  CHECK(without.find("process_open_fds") == std::string::npos);
  MetricsView core;
  core.pms_up = false;
  ShellReading shell;
  shell.process.open_files = 12;
  const std::string with = exposition(core, shell);
  CHECK(has(with, "innkeeper_pms_up 0"));
  CHECK(has(with, "process_open_fds 12"));
}

TEST_CASE("the text grows with routes and faults, never with rooms") {
  MetricsView house;
  house.rooms.rooms = 10;
  const std::size_t small = exposition(house, {}).size();
  house.rooms.rooms = 20'000;
  CHECK(exposition(house, {}).size() < small + 10);
}

TEST_CASE("replies are told by route pattern and class, and quotes in a label are escaped") {
  ShellReading shell;
  shell.replies.push_back({"GET", "/api/v1/rooms/{number}", 4, 7});
  MetricsView core;
  core.version = "1\"2";
  const std::string text = exposition(core, shell);
  CHECK(has(
      text,
      R"(innkeeper_http_requests_total{method="GET",route="/api/v1/rooms/{number}",status="4xx"} 7)"));
  CHECK(text.find(R"(version="1\"2")") != std::string::npos);
}

TEST_CASE("a process with blanks and brackets in its name is read") {
  const auto times = daemon::parse_process(
      "42 (a) b (c) S 1 42 42 0 -1 4194560 100 0 0 0 150 50 0 0 20 0 3 0 9000 123456 789 "
      "18446744073709551615");
  REQUIRE(times);
  CHECK(times->cpu_ticks == 200);
  CHECK(times->start_ticks == 9000);
  CHECK(times->virtual_bytes == 123456);
  CHECK(times->resident_pages == 789);
  CHECK_FALSE(daemon::parse_process("42 (name) S 1 2 3"));
  CHECK_FALSE(daemon::parse_process(""));
  const ProcessReading own = daemon::read_process();
  CHECK(own.open_files.value_or(0) >= 3);
  CHECK(own.resident_bytes.value_or(0) > 100'000);
  CHECK(own.started_at.value_or(0) > 1.6e9);
}

}  // namespace
}  // namespace innkeeper::hub::metrics
