// SPDX-License-Identifier: Apache-2.0
// `innkeeper.report/1`: the writing half, see docs/protocol.md.
#include <array>

#include "shared/wire/codec.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/json_writer.hpp"
#include "shared/wire/report_words.hpp"

namespace innkeeper::wire {
namespace {

using room::Code;
using room::Report;

void write_until(Writer& out, const std::optional<room::UtcTime>& until) {
  out.key("until");
  if (until) {
    // A negative time becomes a very large number, and that is refused as well.
    out.integer(static_cast<std::uint64_t>(until->seconds), kMaxUtcSeconds);
  } else {
    out.null();
  }
}

void write_digest(Writer& out, std::uint32_t digest) {
  std::array<char, kDigestDigits> text{};
  for (std::size_t i = 0; i < kDigestDigits; ++i) {
    text[kDigestDigits - 1 - i] = kHexDigits[(digest >> (4 * i)) & 0xFU];
  }
  out.key("digest");
  out.string({text.data(), text.size()});
}

void write_header(Writer& out, const Report& report) {
  out.key("schema");
  out.string(kReportSchema);
  out.key("epoch");
  out.integer(report.applied.epoch, room::kMaxEpoch);
  out.key("version");
  out.integer(report.applied.version, kMaxUint32);
  out.key("result");
  out.string(name_of(report.verdict));
  out.key("seen");
  out.begin_array();
  out.integer(report.seen.epoch, room::kMaxEpoch);
  out.integer(report.seen.version, kMaxUint32);
  out.end_array();
  if (report.digest) write_digest(out, *report.digest);
  out.key("apply_ms");
  out.integer(report.apply_ms, kMaxUint32);
  out.key("boot");
  out.integer(report.boot, kMaxUint32);
  out.key("seq");
  out.integer(report.seq, kMaxUint32);
}

void write_hand(Writer& out, const room::Hand& hand) {
  out.key("hand");
  out.begin_object();
  if (hand.setpoint) {
    out.key("setpoint");
    out.temperature(*hand.setpoint);
  }
  if (hand.fan) {
    out.key("fan");
    out.string(name_of(*hand.fan));
  }
  if (hand.scene) {
    out.key("scene");
    out.string(name_of(*hand.scene));
  }
  out.key("service");
  out.string(name_of(hand.service));
  out.key("lights");
  out.levels(hand.lights);
  out.end_object();
}

void write_situation(Writer& out, const room::Situation& situation) {
  out.key("situation");
  out.begin_object();
  out.key("presence");
  out.string(name_of(situation.presence));
  out.key("quiet_s");
  out.integer(situation.quiet_s, kMaxUint32);
  out.key("arrival");
  out.string(name_of(situation.arrival));
  out.key("protection");
  out.string(name_of(situation.protection));
  out.key("path_light");
  out.boolean(situation.path_light);
  out.key("housekeeping_over");
  out.boolean(situation.housekeeping_over);
  out.key("guest_returned");
  out.boolean(situation.guest_returned);
  out.key("wake_over");
  out.boolean(situation.wake_over);
  out.key("setback");
  out.temperature(room::Temperature{} + situation.setback);
  if (situation.time) {
    out.key("utc");
    out.integer(static_cast<std::uint64_t>(situation.time->utc.seconds), kMaxUtcSeconds);
    out.key("offset_min");
    out.signed_integer(situation.time->offset_min, kMaxOffsetMinutes);
  }
  out.end_object();
}

void write_state(Writer& out, const room::RoomState& state) {
  out.key("state");
  out.begin_object();
  out.key("air");
  out.temperature_or_null(state.air);
  out.key("heating");
  out.percent(state.heating);
  out.key("cooling");
  out.percent(state.cooling);
  out.key("fan");
  out.percent(state.fan);
  out.key("ventilation");
  out.boolean(state.ventilation);
  out.key("humidity");
  out.percent_or_null(state.humidity);
  out.key("lights");
  out.levels(state.lights);
  write_situation(out, state.situation);
  out.key("given");
  out.integer(state.given, kMaxStamp);
  write_hand(out, state.hand);
  out.end_object();
}

void write_climate(Writer& out, const room::ClimateDecision& climate) {
  out.key("climate");
  out.begin_object();
  out.key("setpoint");
  out.temperature_or_null(climate.setpoint);
  out.key("heat");
  out.temperature(climate.band.heat);
  out.key("cool");
  out.temperature(climate.band.cool);
  out.key("because");
  out.string(name_of(climate.because));
  write_until(out, climate.until);
  out.key("wanted");
  out.temperature_or_null(climate.wanted);
  out.end_object();
}

void write_light(Writer& out, const room::LightDecision& light) {
  out.fixture_key(light.fixture);
  out.begin_object();
  out.key("level");
  out.percent(light.level);
  out.key("because");
  out.string(name_of(light.because));
  write_until(out, light.until);
  out.key("wanted");
  out.percent_or_null(light.wanted);
  out.end_object();
}

/// `{"value":...,"because":...,"until":...,"wanted":...}`; `write` writes one value.
template <class T, class Write>
void write_effective(Writer& out, std::string_view key, const room::Effective<T>& effective,
                     Write write) {
  out.key(key);
  out.begin_object();
  out.key("value");
  write(effective.value);
  out.key("because");
  out.string(name_of(effective.because));
  write_until(out, effective.until);
  out.key("wanted");
  if (effective.wanted) {
    write(*effective.wanted);
  } else {
    out.null();
  }
  out.end_object();
}

void write_why(Writer& out, const room::Decision& why) {
  out.key("why");
  out.begin_object();
  write_climate(out, why.climate);
  const auto word = [&out](auto value) { out.string(name_of(value)); };
  write_effective(out, "mode", why.mode, word);
  write_effective(out, "fan", why.fan, word);
  write_effective(out, "ventilation", why.ventilation, [&out](bool on) { out.boolean(on); });
  out.key("white");
  if (why.white.kelvin < kWarmestWhite) out.fail_with(Code::range);
  out.integer(why.white.kelvin, kCoolestWhite);
  out.key("lights");
  out.begin_object();
  for (std::size_t i = 0; i < why.lights.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (why.lights[j].fixture == why.lights[i].fixture) out.fail_with(Code::duplicate_key);
    }
    write_light(out, why.lights[i]);
  }
  out.end_object();
  out.end_object();
}

void write_faults(Writer& out, const Report& report) {
  out.key("faults");
  out.begin_array();
  for (const room::Fault fault : report.faults) out.string(name_of(fault));
  out.end_array();
}

/// The list belongs to a rejection, and to nothing else.
void write_errors(Writer& out, const Report& report) {
  const bool rejected = report.verdict == room::Verdict::rejected;
  if (rejected && report.errors.empty()) out.fail_with(Code::missing);
  if (!rejected && !report.errors.empty()) out.fail_with(Code::contradiction);
  if (!rejected) return;
  out.key("errors");
  out.begin_array();
  for (const room::Violation& error : report.errors) {
    out.begin_object();
    out.key("at");
    out.string(error.at.view());
    out.key("code");
    out.string(name_of(error.code));
    out.end_object();
  }
  out.end_array();
}

void write_report(Writer& out, const Report& report) {
  out.begin_object();
  write_header(out, report);
  write_state(out, report.state);
  write_why(out, report.why);
  write_faults(out, report);
  write_errors(out, report);
  out.end_object();
}

}  // namespace

Result<std::string_view, Code> encode(const Report& report, std::span<char> buffer) {
  Writer out(buffer, kMaxReportBytes);
  write_report(out, report);
  return out.finish();
}

Result<std::size_t, Code> encode_part(const Report& report, std::size_t offset,
                                      std::span<char> buffer) {
  Writer out(buffer, kMaxReportBytes, offset);
  write_report(out, report);
  return out.size();
}

}  // namespace innkeeper::wire
