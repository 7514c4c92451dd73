// SPDX-License-Identifier: Apache-2.0
// Why a room is as it is, in words.
#include <algorithm>

#include "hub/core/explain/sentences.hpp"
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using namespace std::chrono_literals;

Explanation part(CoreFixture& hotel, const std::string& what) {
  const auto view = std::get<ExplainView>(hotel.ask(ExplainRoom{"101"}));
  for (const Explanation& each : view.parts) {
    if (each.what == what) return each;
  }
  FAIL("no explanation of the " << what);
  return {};
}

TEST_CASE("every value of a room is explained, lights one by one") {
  CoreFixture hotel;
  const auto view = std::get<ExplainView>(hotel.ask(ExplainRoom{"101"}));
  std::vector<std::string> whats;
  for (const Explanation& each : view.parts) whats.push_back(each.what);
  CHECK(whats == std::vector<std::string>{"temperature", "heating and cooling", "fan", "fresh air",
                                          "light ceiling", "light bedside"});
  CHECK(std::holds_alternative<NotFound>(hotel.ask(ExplainRoom{"999"})));
}

TEST_CASE("an explanation names who holds the room, why, since and until when") {
  CoreFixture hotel;
  // 1,790,000,000 is 2026-09-21 14:13:20 UTC, 15:13 in this property.
  HoldRoom hold;
  hold.number = "101";
  hold.held.setpoint = room::Temperature::celsius(19);
  hold.reason = "paint dries";
  hold.until = room::UtcTime{hotel.now.utc.seconds + 3'600};
  static_cast<void>(hotel.ask(hold, {Channel::maintenance, "bo"}));
  const Explanation temperature = part(hotel, "temperature");
  CHECK(temperature.because == room::Because::maintenance);
  CHECK(temperature.value == "19 °C");
  CHECK_THAT(temperature.sentence,
             Catch::Matchers::Contains("because maintenance holds it (paint dries, by bo)"));
  CHECK_THAT(temperature.sentence, Catch::Matchers::Contains("since 15:13"));
  CHECK_THAT(temperature.sentence, Catch::Matchers::Contains("until 16:13"));
  CHECK(temperature.would_change == "maintenance releasing the room");
}

TEST_CASE("the since of an explanation is when the reason began, not when it was last told") {
  CoreFixture hotel;
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  const auto begun = hotel.now.utc;
  hotel.advance(10min);
  hotel.run({hotel.confirmation("101")});
  hotel.advance(10min);
  hotel.run({hotel.confirmation("101")});
  CHECK(part(hotel, "temperature").since == begun);
}

TEST_CASE("a limit tells what would hold without it") {
  CoreFixture hotel;
  hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
  ReportReceived report = hotel.confirmation("101");
  report.report.state.hand.setpoint = room::Temperature::celsius(29);
  hotel.run({report});
  const Explanation temperature = part(hotel, "temperature");
  CHECK(temperature.because == room::Because::limit_max);
  CHECK_THAT(
      temperature.sentence,
      Catch::Matchers::Contains("the hotel allows no higher; without that it would be 29 °C"));
}

TEST_CASE("every reason has words for why and for what would change it") {
  for (int i = 0; i <= static_cast<int>(room::Because::unknown); ++i) {
    const ReasonWords words = words_of(static_cast<room::Because>(i));
    INFO(room::name_of(static_cast<room::Because>(i)));
    CHECK_FALSE(words.why.empty());
    CHECK_FALSE(words.would_change.empty());
  }
}

TEST_CASE("a time of another day is told with its date") {
  const support::FixedClock clock(60);
  const room::UtcTime now{1'790'000'000};
  CHECK(clock_text(now, now, clock) == "15:13");
  CHECK(clock_text({now.seconds + 32'400}, now, clock) == "2026-09-22 00:13");
}

}  // namespace
}  // namespace innkeeper::hub
