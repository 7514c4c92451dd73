// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "device/cortex_m/line_reader.hpp"
#include "device/cortex_m/output.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/cortex_m_fake_board.hpp"

namespace innkeeper::cortex_m {
namespace {

using Outcome = LineReader::Outcome;

Outcome typed(LineReader& reader, std::string_view text) {
  Outcome last = Outcome::more;
  for (const char c : text) last = reader.take(c);
  return last;
}

TEST_CASE("a line is taken at its end, with either kind of end, and backspace takes back") {
  LineReader reader;
  CHECK(typed(reader, "fan quiex\bt\r") == Outcome::line);
  CHECK(reader.line() == "fan quiet");
  CHECK(typed(reader, "\n") == Outcome::more);
  CHECK(typed(reader, "\x7F+\n") == Outcome::line);
  CHECK(reader.line() == "+");
}

TEST_CASE("a line that is too long, or garbage, is told once and the next one is taken") {
  LineReader reader;
  CHECK(typed(reader, std::string(kMaxLine, 'a') + "\n") == Outcome::line);
  CHECK(typed(reader, std::string(kMaxLine + 1, 'a') + "\n") == Outcome::too_long);
  CHECK(typed(reader, "sh\xF0\x01ow\n") == Outcome::garbage);
  CHECK(typed(reader, "show\n") == Outcome::line);
  CHECK(reader.line() == "show");
}

TEST_CASE("numbers are whole and within their limits, or none") {
  CHECK(whole_number("40", 0, 100) == 40);
  for (const auto* text : {"", "101", "-1", "4x", "+4", "99999999999", " 4"}) {
    INFO(text);
    CHECK_FALSE(whole_number(text, 0, 100));
  }
}

TEST_CASE("temperatures are told with one decimal, rounded away from the middle") {
  Output output;
  tests::console_text().clear();
  for (const int milli : {21'500, 0, -49, -50, -1'250, 21'449}) {
    output.temperature(room::Temperature::milli_celsius(milli)).text(" ");
  }
  output.temperature(std::nullopt).end();
  output.pump();
  CHECK(tests::console_text() == "21.5 0.0 0.0 -0.1 -1.3 21.4 -\r\n");
}

TEST_CASE("a line without room is left out whole, and that is told") {
  Output output;
  tests::console_text().clear();
  for (int i = 0; i < 6; ++i) output.line(std::string(90, 'x'));
  output.pump();
  output.pump();
  const std::string& text = tests::console_text();
  CHECK(text.find("console: 1 lines found no room") != std::string::npos);
  CHECK(text.substr(0, 92) == std::string(90, 'x') + "\r\n");
}

}  // namespace
}  // namespace innkeeper::cortex_m
