// SPDX-License-Identifier: Apache-2.0
// What an encoder writes its decoder reads back as the same value, for random values; and what no
// decoder would take no encoder writes.
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "shared/wire/codec.hpp"
#include "shared/wire/json_document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/rounds.hpp"
#include "tests/support/wire_generator.hpp"
#include "tests/support/wire_values.hpp"

namespace innkeeper::wire {
namespace {

using room::Code;
using room::Temperature;
using test::neutral;
using test::WireGenerator;

using Buffer = std::array<char, kMaxDocumentBytes>;

const std::uint64_t kRoundTrips = tests::rounds(2000);

/// nlohmann's reading of what our encoder wrote.
nlohmann::json as_others_read(std::string_view bytes) {
  return test::neutral_document(nlohmann::json::parse(bytes));
}

TEST_CASE("a random plan survives the wire, and other readers see the same plan") {
  const std::uint64_t base = test::seed_of_run();
  for (std::uint64_t round = 0; round < kRoundTrips; ++round) {
    INFO("INNKEEPER_SEED=" << base << " round " << round);
    const room::Plan plan = WireGenerator(base * 1'000'003 + round).plan();
    Buffer buffer{};
    const auto bytes = encode(plan, buffer);
    REQUIRE(bytes);
    const auto back = decode_plan(*bytes);
    REQUIRE(back);
    REQUIRE(*back == plan);
    REQUIRE(as_others_read(*bytes) == neutral(plan));
  }
}

TEST_CASE("a random report survives the wire, and other readers see the same report") {
  const std::uint64_t base = test::seed_of_run();
  for (std::uint64_t round = 0; round < kRoundTrips; ++round) {
    INFO("INNKEEPER_SEED=" << base << " round " << round);
    const room::Report report = WireGenerator(base * 1'000'003 + round).report();
    Buffer buffer{};
    const auto bytes = encode(report, buffer);
    REQUIRE(bytes);
    const auto back = decode_report(*bytes);
    REQUIRE(back);
    REQUIRE(*back == report);
    REQUIRE(as_others_read(*bytes) == neutral(report));
  }
}

TEST_CASE("random telemetry, every link state and a random time survive the wire") {
  const std::uint64_t base = test::seed_of_run();
  for (std::uint64_t round = 0; round < kRoundTrips; ++round) {
    INFO("INNKEEPER_SEED=" << base << " round " << round);
    WireGenerator random(base * 1'000'003 + round);
    const room::Telemetry telemetry = random.telemetry();
    Buffer buffer{};
    const auto bytes = encode(telemetry, buffer);
    REQUIRE(bytes);
    REQUIRE(decode_telemetry(*bytes).value() == telemetry);
    REQUIRE(as_others_read(*bytes) == neutral(telemetry));
    const room::LocalTime time{{random.between(0, 253'402'300'799)},
                               static_cast<std::int16_t>(random.between(-1440, 1440))};
    REQUIRE(decode_time(encode(time, buffer).value()).value() == time);
  }
  for (const LinkState state : {LinkState::online, LinkState::offline, LinkState::lost}) {
    CHECK(decode_link(encode(state)).value() == state);
  }
}

TEST_CASE("every temperature in thousandths is written and read without loss") {
  Buffer buffer{};
  for (std::int32_t milli = -100'000; milli <= 200'000; ++milli) {
    room::Telemetry telemetry;
    telemetry.air = Temperature::milli_celsius(milli);
    const auto bytes = encode(telemetry, buffer);
    if (!bytes || decode_telemetry(*bytes).value() != telemetry) FAIL(milli);
  }
}

TEST_CASE("a value that its reader would refuse is not written") {
  Buffer buffer{};
  room::Plan plan = WireGenerator(1).plan();
  plan.climate.comfort = Temperature::celsius(36);
  CHECK(encode(plan, buffer).error() == Code::range);
  CHECK(encode(room::Plan{}, buffer).error() == Code::range);

  room::Plan nameless = WireGenerator(1).plan();
  nameless.lights.welcome.clear();
  REQUIRE(nameless.lights.welcome.push_back({}));
  CHECK(encode(nameless, buffer).error() == Code::text);

  CHECK(encode(room::LocalTime{{-1}, 0}, buffer).error() == Code::range);
  CHECK(encode(room::LocalTime{{253'402'300'800}, 0}, buffer).error() == Code::range);
  CHECK(encode(room::LocalTime{{0}, -1441}, buffer).error() == Code::range);
  CHECK(encode(room::Telemetry{Temperature::milli_celsius(200'001), {}, {}, {}, {}}, buffer)
            .error() == Code::range);

  room::Report report;
  CHECK(encode(report, buffer));
  report.verdict = room::Verdict::rejected;
  CHECK(encode(report, buffer).error() == Code::missing);
  REQUIRE(report.errors.push_back({Pointer::from("/\"").value(), Code::range}));
  CHECK(encode(report, buffer).error() == Code::text);
  report.verdict = room::Verdict::applied;
  CHECK(encode(report, buffer).error() == Code::contradiction);
}

TEST_CASE("what a writer is told to repeat is refused as a duplicate") {
  Buffer buffer{};
  room::Report report;
  const auto light = room::fixture_name("ceiling").value();
  REQUIRE(report.state.lights.push_back({light, {}}));
  REQUIRE(report.state.lights.push_back({light, {}}));
  CHECK(encode(report, buffer).error() == Code::duplicate_key);
  report.state.lights.clear();
  REQUIRE(report.why.lights.push_back({light, {}, {}, {}, {}}));
  REQUIRE(report.why.lights.push_back({light, {}, {}, {}, {}}));
  CHECK(encode(report, buffer).error() == Code::duplicate_key);
}

}  // namespace
}  // namespace innkeeper::wire
