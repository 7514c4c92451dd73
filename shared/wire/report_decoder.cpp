// SPDX-License-Identifier: Apache-2.0
// `innkeeper.report/1`: the reading half, see docs/protocol.md. It asks for what the hub acts on
// and takes the rest as it comes: boards of other makes say less, newer ones say more.
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

std::optional<std::uint32_t> read_digest(Reader& in, At value) {
  const auto text = in.text<kDigestDigits>(value);
  if (!text) return std::nullopt;
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

room::Hand read_hand(Reader& in, At hand) {
  room::Hand result;
  const At setpoint = in.optional(hand, "setpoint");
  if (setpoint != kNowhere) result.setpoint = in.temperature(setpoint);
  const At fan = in.optional(hand, "fan");
  if (fan != kNowhere) result.fan = in.word(fan, kFanSettings);
  const At scene = in.optional(hand, "scene");
  if (scene != kNowhere) result.scene = in.word(scene, kScenes);
  in.take(in.optional(hand, "service"), kServices, result.service);
  in.take(in.optional(hand, "lights"), result.lights);
  return result;
}

room::Situation read_situation(Reader& in, At situation) {
  room::Situation result;
  in.take(in.optional(situation, "presence"), kPresences, result.presence);
  in.take(in.optional(situation, "quiet_s"), result.quiet_s);
  in.take(in.optional(situation, "arrival"), kArrivals, result.arrival);
  in.take(in.optional(situation, "protection"), kProtections, result.protection);
  in.take(in.optional(situation, "path_light"), result.path_light);
  in.take(in.optional(situation, "housekeeping_over"), result.housekeeping_over);
  in.take(in.optional(situation, "guest_returned"), result.guest_returned);
  in.take(in.optional(situation, "wake_over"), result.wake_over);
  const At setback = in.optional(situation, "setback");
  if (setback != kNowhere) result.setback = in.temperature(setback) - room::Temperature{};
  const At utc = in.optional(situation, "utc");
  if (utc != kNowhere) {
    result.time.emplace();
    result.time->utc.seconds = static_cast<std::int64_t>(in.integer(utc, kMaxUtcSeconds));
    result.time->offset_min = static_cast<std::int16_t>(
        in.signed_integer(in.optional(situation, "offset_min"), kMaxOffsetMinutes));
  }
  return result;
}

room::RoomState read_state(Reader& in, At state) {
  room::RoomState result;
  result.air = in.temperature_or_null(in.optional(state, "air"));
  in.take(in.optional(state, "heating"), result.heating);
  in.take(in.optional(state, "cooling"), result.cooling);
  in.take(in.optional(state, "fan"), result.fan);
  in.take(in.optional(state, "ventilation"), result.ventilation);
  result.humidity = in.percent_or_null(in.optional(state, "humidity"));
  in.take(in.optional(state, "lights"), result.lights);
  result.situation = read_situation(in, in.object(in.optional(state, "situation")));
  const At given = in.optional(state, "given");
  if (given != kNowhere) result.given = static_cast<std::uint16_t>(in.integer(given, kMaxStamp));
  result.hand = read_hand(in, in.object(in.optional(state, "hand")));
  return result;
}

room::ClimateDecision read_climate_decision(Reader& in, At climate) {
  room::ClimateDecision result;
  result.setpoint = in.temperature_or_null(in.optional(climate, "setpoint"));
  // A band that is not told asks for nothing: neither heating nor cooling at any temperature.
  result.band = {room::kColdest, room::kHottest};
  in.take(in.optional(climate, "heat"), result.band.heat);
  in.take(in.optional(climate, "cool"), result.band.cool);
  result.because = in.word_or(in.optional(climate, "because"), kBecauses, room::Because::unknown);
  result.until = in.time_or_null(in.optional(climate, "until"));
  result.wanted = in.temperature_or_null(in.optional(climate, "wanted"));
  return result;
}

room::LightDecision read_light(Reader& in, At key) {
  const At light = in.object(Reader::value_of(key));
  room::LightDecision result;
  result.fixture = in.fixture(key);
  in.take(in.optional(light, "level"), result.level);
  result.because = in.word_or(in.optional(light, "because"), kBecauses, room::Because::unknown);
  result.until = in.time_or_null(in.optional(light, "until"));
  result.wanted = in.percent_or_null(in.optional(light, "wanted"));
  return result;
}

/// `read` reads one value. What is not told is the initial value, for a reason that is not known.
template <class T, class Read>
room::Effective<T> read_effective(Reader& in, At effective, T initial, Read read) {
  room::Effective<T> result{initial, room::Because::unknown, std::nullopt, std::nullopt};
  const At value = in.optional(effective, "value");
  if (value != kNowhere) result.value = read(value);
  result.because = in.word_or(in.optional(effective, "because"), kBecauses, room::Because::unknown);
  result.until = in.time_or_null(in.optional(effective, "until"));
  const At wanted = in.optional(effective, "wanted");
  if (wanted != kNowhere && !in.is_null(wanted)) result.wanted = read(wanted);
  return result;
}

room::ColourTemperature read_white(Reader& in, At value) {
  if (value == kNowhere) return {};
  const std::uint64_t kelvin = in.integer(value, kCoolestWhite);
  if (in.ok() && kelvin < kWarmestWhite) in.add(value, Code::range);
  return {static_cast<std::uint16_t>(kelvin)};
}

room::Decision read_why(Reader& in, At why) {
  room::Decision result;
  result.climate = read_climate_decision(in, in.object(in.optional(why, "climate")));
  result.mode =
      read_effective(in, in.object(in.optional(why, "mode")), room::ClimateMode::automatic,
                     [&in](At value) { return in.word(value, kModes); });
  result.fan = read_effective(in, in.object(in.optional(why, "fan")), room::FanSetting::automatic,
                              [&in](At value) { return in.word(value, kFanSettings); });
  result.ventilation = read_effective(in, in.object(in.optional(why, "ventilation")), true,
                                      [&in](At value) { return in.boolean(value); });
  result.white = read_white(in, in.optional(why, "white"));
  const At lights = in.object(in.optional(why, "lights"));
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
  result.code = in.word_or(in.required(error, "code"), kCodes, Code::unknown);
  return result;
}

/// The list belongs to a rejection; beside another result it says nothing.
room::Violations read_errors(Reader& in, room::Verdict verdict) {
  room::Violations result;
  if (verdict != room::Verdict::rejected) return result;
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
    if (!result.push_back(in.word_or(at, kFaults, room::Fault::unknown))) {
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
  report.digest = read_digest(in, in.optional(root, "digest"));
  in.take(in.optional(root, "apply_ms"), report.apply_ms);
  report.boot = in.uint32(in.required(root, "boot"));
  report.seq = in.uint32(in.required(root, "seq"));
  report.state = read_state(in, in.object(in.optional(root, "state")));
  report.why = read_why(in, in.object(in.optional(root, "why")));
  report.faults = read_faults(in, in.optional(root, "faults"));
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
