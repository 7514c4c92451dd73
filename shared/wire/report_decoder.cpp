// SPDX-License-Identifier: Apache-2.0
// `innkeeper.report/1`: the reading half, see docs/protocol.md.
#include <array>

#include "shared/wire/codec.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/report_words.hpp"

namespace innkeeper::wire {
namespace {

using room::Code;
using room::Report;

room::PlanId read_seen(Reader& in, At value) {
  const At pair = in.array(value);
  const At epoch = in.first_child(pair);
  const At version = epoch == kNowhere ? kNowhere : in.next_sibling(epoch);
  if (pair == kNowhere) return {};
  if (version == kNowhere || in.next_sibling(version) != kNowhere) {
    in.add(pair, Code::range);
    return {};
  }
  return {in.integer(epoch, room::kMaxEpoch), in.uint32(version)};
}

std::uint32_t read_digest(Reader& in, At value) {
  const auto text = in.text<kDigestDigits>(value);
  if (!text) return 0;
  std::uint32_t digest = 0;
  bool valid = text->size() == kDigestDigits;
  for (const char c : text->view()) {
    const std::size_t digit = kHexDigits.find(c);
    valid = valid && digit != std::string_view::npos;
    digest = digest * 16 + static_cast<std::uint32_t>(digit);
  }
  if (!valid) in.add(value, Code::text);
  return digest;
}

room::RoomState read_state(Reader& in, At state) {
  room::RoomState result;
  result.air = in.temperature_or_null(in.required(state, "air"));
  result.heating = in.percent(in.required(state, "heating"));
  result.cooling = in.percent(in.required(state, "cooling"));
  result.lights = in.levels(in.required(state, "lights"));
  const At hand = in.object(in.required(state, "hand"));
  const At setpoint = in.optional(hand, "setpoint");
  if (setpoint != kNowhere) result.hand.setpoint = in.temperature(setpoint);
  result.hand.lights = in.levels(in.required(hand, "lights"));
  return result;
}

room::ClimateDecision read_climate(Reader& in, At climate) {
  room::ClimateDecision result;
  result.setpoint = in.temperature_or_null(in.required(climate, "setpoint"));
  result.band.heat = in.temperature(in.required(climate, "heat"));
  result.band.cool = in.temperature(in.required(climate, "cool"));
  result.because = in.word(in.required(climate, "because"), kBecauses);
  result.until = in.time_or_null(in.required(climate, "until"));
  result.wanted = in.temperature_or_null(in.required(climate, "wanted"));
  return result;
}

room::LightDecision read_light(Reader& in, At key) {
  const At light = in.object(Reader::value_of(key));
  room::LightDecision result;
  result.fixture = in.fixture(key);
  result.level = in.percent(in.required(light, "level"));
  result.because = in.word(in.required(light, "because"), kBecauses);
  result.until = in.time_or_null(in.required(light, "until"));
  return result;
}

room::Decision read_why(Reader& in, At why) {
  room::Decision result;
  result.climate = read_climate(in, in.object(in.required(why, "climate")));
  const At lights = in.object(in.required(why, "lights"));
  for (At key = in.first_child(lights); key != kNowhere; key = in.next_sibling(key)) {
    if (!result.lights.push_back(read_light(in, key))) {
      in.add(lights, Code::too_many);
      break;
    }
  }
  return result;
}

room::Violation read_error(Reader& in, At value) {
  const At error = in.object(value);
  const At place = in.required(error, "at");
  room::Violation result;
  if (const auto text = in.text<Pointer::capacity()>(place)) {
    result.at = *text;
    if (!is_plain(text->view())) in.add(place, Code::text);
  }
  result.code = in.word(in.required(error, "code"), kCodes);
  return result;
}

/// The list belongs to a rejection, and to nothing else.
room::Violations read_errors(Reader& in, room::Verdict verdict) {
  room::Violations result;
  if (verdict != room::Verdict::rejected) {
    const At surplus = in.optional(Reader::root(), "errors");
    if (surplus != kNowhere) in.add(surplus, Code::contradiction);
    return result;
  }
  const At errors = in.array(in.required(Reader::root(), "errors"));
  for (At at = in.first_child(errors); at != kNowhere; at = in.next_sibling(at)) {
    if (!result.push_back(read_error(in, at))) {
      in.add(errors, Code::too_many);
      break;
    }
  }
  if (errors != kNowhere && result.empty()) in.add(errors, Code::missing);
  return result;
}

FixedVector<room::Fault, room::kMaxFaults> read_faults(Reader& in, At value) {
  FixedVector<room::Fault, room::kMaxFaults> result;
  const At faults = in.array(value);
  for (At at = in.first_child(faults); at != kNowhere; at = in.next_sibling(at)) {
    if (!result.push_back(in.word(at, kFaults))) {
      in.add(faults, Code::too_many);
      break;
    }
  }
  return result;
}

Report read_report(Reader& in) {
  const At root = Reader::root();
  Report report;
  report.applied.epoch = in.integer(in.required(root, "epoch"), room::kMaxEpoch);
  report.applied.version = in.uint32(in.required(root, "version"));
  report.verdict = in.word(in.required(root, "result"), kVerdicts);
  report.seen = read_seen(in, in.required(root, "seen"));
  report.digest = read_digest(in, in.required(root, "digest"));
  report.apply_ms = in.uint32(in.required(root, "apply_ms"));
  report.boot = in.uint32(in.required(root, "boot"));
  report.seq = in.uint32(in.required(root, "seq"));
  report.state = read_state(in, in.object(in.required(root, "state")));
  report.why = read_why(in, in.object(in.required(root, "why")));
  report.faults = read_faults(in, in.required(root, "faults"));
  report.errors = read_errors(in, report.verdict);
  return report;
}

}  // namespace

Result<Report, room::Violation> decode_report(std::string_view bytes) {
  std::array<Token, kMaxHubTokens> memory;
  Reader in(memory);
  if (!in.open(bytes, kMaxReportBytes)) return fail(in.errors()[0]);
  in.expect_schema(in.required(Reader::root(), "schema"), kReportSchema);
  if (!in.ok()) return fail(in.errors()[0]);
  const Report report = read_report(in);
  if (!in.ok()) return fail(in.errors()[0]);
  return report;
}

}  // namespace innkeeper::wire
