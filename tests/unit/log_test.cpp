// SPDX-License-Identifier: Apache-2.0
#include "shared/log/log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "shared/log/flood_gate.hpp"
#include "shared/log/logfmt.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::log {
namespace {

using std::chrono::milliseconds;

std::string line(std::initializer_list<Field> fields) {
  return logfmt("e", std::span(fields.begin(), fields.size()));
}

TEST_CASE("a log line holds the event and its fields in order") {
  CHECK(logfmt("broker.connected", {}) == "broker.connected");
  CHECK(line({{"room", "r-1"}, {"try", 3}, {"bytes", std::uint64_t{18446744073709551615U}}}) ==
        "e room=r-1 try=3 bytes=18446744073709551615");
  CHECK(line({{"ok", true}, {"late", false}, {"delta", -7}}) == "e ok=true late=false delta=-7");
}

TEST_CASE("a value that could be misread is quoted and escaped") {
  CHECK(line({{"k", "two words"}}) == R"(e k="two words")");
  CHECK(line({{"k", ""}}) == R"(e k="")");
  CHECK(line({{"k", R"(a"b\c)"}}) == R"(e k="a\"b\\c")");
  CHECK(line({{"k", "a=b"}}) == R"(e k="a=b")");
  CHECK(line({{"k", "Süd"}}) == "e k=Süd");
}

TEST_CASE("control characters never reach the log raw") {
  CHECK(line({{"k", "a\nlevel=error forged"}}) == R"(e k="a\nlevel=error forged")");
  CHECK(line({{"k", "\x1b[2J"}}) == R"(e k="\x1b[2J")");
  CHECK(line({{"k",
               "\xc2\x9b"
               "2J"}}) == R"(e k="\xc2\x9b2J")");
  CHECK(line({{"k", "\x7f"}}) == R"(e k="\x7f")");
}

TEST_CASE("a value beyond the limit is cut and the line says so") {
  const std::string longest(kMaxValueBytes, 'x');
  CHECK(line({{"k", std::string_view(longest)}}) == "e k=" + longest);
  const std::string longer(kMaxValueBytes + 5, 'x');
  CHECK(line({{"k", std::string_view(longer)}}) == "e k=\"" + longest + "... and 5 bytes more\"");
}

TEST_CASE("a flood of one event is cut and counted, other events pass") {
  FloodGate gate;
  const milliseconds start{1000};
  for (std::uint32_t i = 0; i < FloodGate::kLinesPerWindow; ++i) CHECK(gate.admit("flood", start));
  for (int i = 0; i < 7; ++i) CHECK_FALSE(gate.admit("flood", start + milliseconds{i}));
  CHECK(gate.admit("other", start));
  CHECK(gate.take_suppressed(start + FloodGate::kWindow - milliseconds{1}).empty());
  const auto told = gate.take_suppressed(start + FloodGate::kWindow);
  CHECK(told == std::vector<FloodGate::Suppressed>{{"flood", 7}});
  CHECK(gate.take_suppressed(start + FloodGate::kWindow).empty());
  CHECK(gate.admit("flood", start + FloodGate::kWindow));
}

TEST_CASE("event names beyond the limit share one allowance") {
  FloodGate gate;
  std::uint32_t passed = 0;
  const auto names = static_cast<std::uint32_t>(FloodGate::kMaxEvents) - 1;
  for (std::uint32_t i = 0; i < names; ++i) CHECK(gate.admit("e" + std::to_string(i), {}));
  for (int i = 0; i < 1000; ++i) passed += gate.admit("late" + std::to_string(i), {}) ? 1U : 0U;
  CHECK(passed == FloodGate::kLinesPerWindow);
}

TEST_CASE("a line goes to stderr with time and level, and only from the chosen level on") {
  std::string path = "/tmp/innkeeper-log-XXXXXX";
  const int file = mkstemp(path.data());
  REQUIRE(file >= 0);
  const int saved = dup(STDERR_FILENO);
  dup2(file, STDERR_FILENO);
  write(Level::debug, "test.hidden");
  write(Level::warning, "test.shown", {{"answer", 42}});
  set_level(Level::error);
  write(Level::warning, "test.hidden");
  set_level(Level::info);
  dup2(saved, STDERR_FILENO);
  close(saved);
  close(file);
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  unlink(path.c_str());
  CHECK_THAT(text.str(),
             Catch::Matchers::Matches(
                 R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warning test\.shown answer=42\n)"));
}

TEST_CASE("level names are those of the configuration") {
  CHECK(level_named("warning") == Level::warning);
  CHECK_FALSE(level_named("verbose"));
}

}  // namespace
}  // namespace innkeeper::log
