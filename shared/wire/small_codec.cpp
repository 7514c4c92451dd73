// SPDX-License-Identifier: Apache-2.0
// The documents of a few bytes: telemetry, link and time, see docs/protocol.md.
#include <array>

#include "shared/wire/codec.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/json_writer.hpp"

namespace innkeeper::wire {
namespace {

using room::Code;
using room::LocalTime;
using room::Telemetry;
using room::Violation;

constexpr std::string_view kTelemetrySchema = "innkeeper.telemetry/1";
constexpr std::array kLinkStates{LinkState::online, LinkState::offline, LinkState::lost};

}  // namespace

std::string_view name_of(LinkState state) {
  switch (state) {
    case LinkState::online: return "online";
    case LinkState::offline: return "offline";
    case LinkState::lost: return "lost";
  }
  panic("a LinkState has a name");
}

Result<std::string_view, Code> encode(const Telemetry& telemetry, std::span<char> buffer) {
  Writer out(buffer, kMaxTelemetryBytes);
  out.begin_object();
  out.key("schema");
  out.string(kTelemetrySchema);
  out.key("air");
  out.temperature_or_null(telemetry.air);
  out.key("heating");
  out.percent(telemetry.heating);
  out.key("cooling");
  out.percent(telemetry.cooling);
  out.key("fan");
  out.percent(telemetry.fan);
  out.key("humidity");
  out.percent_or_null(telemetry.humidity);
  out.end_object();
  return out.finish();
}

Result<std::string_view, Code> encode(const LocalTime& time, std::span<char> buffer) {
  Writer out(buffer, kMaxTimeBytes);
  out.begin_object();
  out.key("utc");
  // A negative time becomes a very large number, and that is refused as well.
  out.integer(static_cast<std::uint64_t>(time.utc.seconds), kMaxUtcSeconds);
  out.key("offset_min");
  out.signed_integer(time.offset_min, kMaxOffsetMinutes);
  out.end_object();
  return out.finish();
}

std::string_view encode(LinkState state) {
  switch (state) {
    case LinkState::online: return R"({"state":"online"})";
    case LinkState::offline: return R"({"state":"offline"})";
    case LinkState::lost: return R"({"state":"lost"})";
  }
  panic("a LinkState has a document");
}

Result<Telemetry, Violation> decode_telemetry(std::string_view bytes) {
  std::array<Token, kMaxBoardTokens> memory;
  Reader in(memory);
  if (!in.open(bytes, kMaxTelemetryBytes)) return fail(in.errors()[0]);
  in.expect_schema(in.required(Reader::root(), "schema"), kTelemetrySchema);
  if (!in.ok()) return fail(in.errors()[0]);
  Telemetry telemetry;
  telemetry.air = in.temperature_or_null(in.required(Reader::root(), "air"));
  telemetry.heating = in.percent(in.required(Reader::root(), "heating"));
  telemetry.cooling = in.percent(in.required(Reader::root(), "cooling"));
  in.take(in.optional(Reader::root(), "fan"), telemetry.fan);
  telemetry.humidity = in.percent_or_null(in.optional(Reader::root(), "humidity"));
  if (!in.ok()) return fail(in.errors()[0]);
  return telemetry;
}

Result<LinkState, Violation> decode_link(std::string_view bytes) {
  std::array<Token, kMaxBoardTokens> memory;
  Reader in(memory);
  if (!in.open(bytes, kMaxLinkBytes)) return fail(in.errors()[0]);
  const LinkState state = in.word(in.required(Reader::root(), "state"), kLinkStates);
  if (!in.ok()) return fail(in.errors()[0]);
  return state;
}

Result<LocalTime, Violation> decode_time(std::string_view bytes) {
  std::array<Token, kMaxBoardTokens> memory;
  Reader in(memory);
  if (!in.open(bytes, kMaxTimeBytes)) return fail(in.errors()[0]);
  LocalTime time;
  time.utc.seconds =
      static_cast<std::int64_t>(in.integer(in.required(Reader::root(), "utc"), kMaxUtcSeconds));
  time.offset_min = static_cast<std::int16_t>(
      in.signed_integer(in.optional(Reader::root(), "offset_min"), kMaxOffsetMinutes));
  if (!in.ok()) return fail(in.errors()[0]);
  return time;
}

}  // namespace innkeeper::wire
