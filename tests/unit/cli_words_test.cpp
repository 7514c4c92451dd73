// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/words.hpp"

#include <limits>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::cli {
namespace {

TEST_CASE("values are shown with their units and no more digits than they have") {
  CHECK(celsius(22.5) == "22.5 °C");
  CHECK(celsius(21.0) == "21 °C");
  CHECK(celsius(-0.04) == "0 °C");
  CHECK(celsius(100.0) == "100 °C");
  CHECK(celsius(std::nullopt) == "-");
  CHECK(percent(60.0) == "60 %");
  CHECK(duration(0) == "0 ms");
  CHECK(duration(4.26) == "4.3 ms");
  CHECK(duration(38.4) == "38 ms");
  CHECK(duration(4210) == "4.2 s");
  CHECK(number_text(std::numeric_limits<double>::max()).size() == 309);
}

TEST_CASE("times are shown in UTC, and one beyond the calendar as it is") {
  CHECK(utc(0) == "1970-01-01 00:00 UTC");
  CHECK(utc(1'772'373'909) == "2026-03-01 14:05 UTC");
  CHECK(utc(253'402'300'799) == "9999-12-31 23:59 UTC");
  CHECK(utc(253'402'300'800) == "253402300800 s UTC");
  CHECK(utc(-1) == "-1 s UTC");
}

TEST_CASE("a reason is a sentence, and an unknown one its own words") {
  CHECK(reason("guest_preference") == "the guest's stored preference");
  CHECK(short_reason("guest_hand") == "guest's hand");
  CHECK(reason("window_open") == "window open");
  CHECK(short_reason("window_open") == "window open");
  CHECK(reason("") == "-");
}

TEST_CASE("what a terminal would obey is not shown") {
  CHECK(printable("a\x1b[31mb\r\n\x7f") == "a?[31mb???");
  CHECK(printable("\xc2\x9b"
                  "2J Süd °C") == "?2J Süd °C");
}

TEST_CASE("columns begin below each other, whatever the letters cost in bytes") {
  const std::vector<Row> rows{{{"ä"}, {"b"}, {"c"}}, {{"aaa"}, {""}, {"cc"}}, {{"a"}, {"bb"}}};
  CHECK(aligned(rows, Paint(false)) == "ä    b   c\naaa      cc\na    bb\n");
  CHECK(aligned(rows, Paint(false), 1) == " ä    b   c\n aaa      cc\n a    bb\n");
}

TEST_CASE("colours surround the words and move no column") {
  const std::vector<Row> rows{{{"up", Style::good}, {"x"}}, {{"down", Style::bad}, {"y"}}};
  CHECK(aligned(rows, Paint(true)) == "\x1b[32mup\x1b[0m    x\n\x1b[31mdown\x1b[0m  y\n");
  CHECK(aligned(rows, Paint(false)) == "up    x\ndown  y\n");
}

}  // namespace
}  // namespace innkeeper::hub::cli
