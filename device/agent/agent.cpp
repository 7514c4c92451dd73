// SPDX-License-Identifier: Apache-2.0
#include "device/agent/agent.hpp"

#include <algorithm>

#include "device/agent/thermostat.hpp"
#include "shared/util/crc32.hpp"
#include "shared/util/planted.hpp"

namespace innkeeper::agent {
namespace {

bool far_apart(room::Percent a, room::Percent b) {
  const int apart = a.value() - b.value();
  const bool started_or_stopped = (a == room::Percent::zero()) != (b == room::Percent::zero());
  return started_or_stopped || apart >= kMarkedPercent || apart <= -kMarkedPercent;
}

bool far_apart(const std::optional<room::Temperature>& a,
               const std::optional<room::Temperature>& b) {
  if (!a || !b) return a.has_value() != b.has_value();
  return *a - *b >= kMarkedWarming || *b - *a >= kMarkedWarming;
}

bool far_apart(const room::Telemetry& a, const room::Telemetry& b) {
  return far_apart(a.air, b.air) || far_apart(a.heating, b.heating) ||
         far_apart(a.cooling, b.cooling);
}

room::FixtureLevels levels_of(const room::Decision& decision) {
  room::FixtureLevels levels;
  for (const room::LightDecision& light : decision.lights) {
    check(levels.push_back({light.fixture, light.level}), "a room has a level for every fixture");
  }
  return levels;
}

}  // namespace

Agent::Agent(const room::Fixtures& fixtures, Board& board, Memory& memory, Link& link)
    : fixtures_(fixtures), board_(board), link_(link), keeper_(memory) {}

void Agent::boot(room::Time now) {
  now_ = now;
  restore();
  ++record_.boot;
  act(now);
  keeper_.save(record_, now, record_scratch());
  faults_.memory = keeper_.failed();
}

void Agent::restore() {
  faults_.memory_lost = keeper_.load(record_, record_scratch()) == Keeper::Found::lost;
  room::FixtureLevels known;
  for (const room::FixtureLevel& light : record_.hand.lights) {
    if (room::contains(fixtures_, light.fixture)) static_cast<void>(known.push_back(light));
  }
  record_.hand.lights = known;
  if (record_.plan.empty()) return;
  const auto plan = wire::decode_plan(record_.plan.view(), fixtures_);
  if (!plan.ok()) {
    // The board was given other lights since: the retained plan will come again and be rejected
    // aloud.
    record_.plan = {};
    return;
  }
  plan_ = *plan;
  digest_ = crc32(record_.plan.view());
  verdict_ = room::Verdict::applied;
}

void Agent::on_plan(std::string_view bytes, room::Time now) {
  now_ = now;
  step_owed_ = true;
  report_owed_ = true;
  report_at_once_ = true;
  const auto decoded = wire::decode_plan(bytes, fixtures_);
  if (!decoded.ok()) {
    reject(decoded.error());
    return;
  }
  const room::Plan& plan = *decoded;
  const bool newer = plan.id > applied();
  const bool older_is_fine = planted(PlantedBug::agent_accepts_older_plan) && plan.id != applied();
  if (newer || older_is_fine) {
    take(plan, bytes, now);
  } else if (plan.id == applied() && record_.seen <= plan.id) {
    // The hub repeats what is in force after a document that nobody could read.
    verdict_ = room::Verdict::applied;
    errors_.clear();
  }
}

void Agent::reject(const wire::Rejection& rejection) {
  // An outdated document is answered like any outdated plan, however wrong it is.
  if (rejection.id && (*rejection.id <= applied() || *rejection.id < record_.seen)) return;
  // Not written at once, since garbage must not wear memory out: the next write takes it along. If
  // power fails before, the broker's retained copy teaches it anew.
  if (rejection.id) record_.seen = *rejection.id;
  verdict_ = room::Verdict::rejected;
  errors_ = rejection.errors;
}

void Agent::take(const room::Plan& plan, std::string_view bytes, room::Time now) {
  const auto kept = PlanBytes::from(bytes);
  check(kept.has_value(), "a valid plan fits its buffer");
  // A hand from before the first plan belongs to nobody we know of: it goes as well. In another
  // epoch the hub goes on from an older database, and the same tenancy may be other guests.
  const bool changes_hands =
      !plan_ || plan_->id.epoch != plan.id.epoch || plan_->tenancy != plan.tenancy;
  const bool wipes = changes_hands && !planted(PlantedBug::agent_skips_wipe);
  if (wipes) record_.hand = {};
  record_.plan = *kept;
  record_.seen = std::max(record_.seen, plan.id);
  plan_ = plan;
  digest_ = crc32(bytes);
  verdict_ = room::Verdict::applied;
  errors_.clear();
  plan_received_ = now;
  faults_.memory_lost = false;
  if (planted(PlantedBug::agent_reports_before_persist)) {
    keeper_.owe(now);
  } else if (wipes) {
    keeper_.wipe(record_, now, record_scratch());
    scratch_.fill('\0');
  } else {
    keeper_.save(record_, now, record_scratch());
  }
}

void Agent::on_hub_time(room::UtcTime utc, room::Time now) { hub_time_ = HubTime{utc, now}; }

std::optional<room::UtcTime> Agent::utc(room::Time now) const {
  if (!hub_time_) return std::nullopt;
  const auto passed = std::chrono::duration_cast<std::chrono::seconds>(now - hub_time_->at);
  return room::UtcTime{hub_time_->utc.seconds + passed.count()};
}

void Agent::hand_setpoint(std::optional<room::Temperature> wanted, room::Time now) {
  now_ = now;
  step_owed_ = true;
  if (record_.hand.setpoint == wanted || (wanted && !room::is_plausible(*wanted))) return;
  record_.hand.setpoint = wanted;
  report_owed_ = true;
  keeper_.owe(now);
}

bool Agent::hand_light(const room::FixtureName& fixture, room::Percent level, room::Time now) {
  if (!room::contains(fixtures_, fixture)) return false;
  now_ = now;
  step_owed_ = true;
  const room::Percent* set = room::level_of(record_.hand.lights, fixture);
  if (set != nullptr && *set == level) return true;
  check(room::set_level(record_.hand.lights, fixture, level), "a hand has room for every fixture");
  report_owed_ = true;
  keeper_.owe(now);
  return true;
}

void Agent::step(room::Time now) {
  if (step_owed_ || now >= control_due_) act(now);
  step_owed_ = false;
  now_ = now;
  const bool speaks_first = planted(PlantedBug::agent_reports_before_persist);
  if (!speaks_first) keep_memory(now);
  if (link_up_) speak(now);
  if (speaks_first) keep_memory(now);
}

room::Time Agent::next_deadline() const { return step_owed_ ? now_ : control_due_; }

void Agent::act(room::Time now) {
  control_due_ = now + kControlPeriod;
  air_ = board_.read().air;
  if (air_ && !room::is_plausible(*air_)) air_.reset();
  const room::Decision decision = room::decide(plan(), record_.hand, fixtures_);
  const ClimateOutputs climate =
      regulate(decision.climate.band, air_, {outputs_.heating, outputs_.cooling});
  drive({climate.heating, climate.cooling, levels_of(decision)});
  if (plan_received_) {
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now - *plan_received_);
    apply_ms_ = static_cast<std::uint32_t>(ms.count());
    plan_received_.reset();
  }
  if (faults_.air_sensor != !air_ || decision != decision_) report_owed_ = true;
  faults_.air_sensor = !air_;
  decision_ = decision;
}

void Agent::drive(const Outputs& wanted) {
  if (wanted == outputs_ && !outputs_unsure_) return;
  const bool driven = board_.drive(wanted);
  if (faults_.actuator == driven) report_owed_ = true;
  faults_.actuator = !driven;
  outputs_unsure_ = !driven;
  if (driven) outputs_ = wanted;
}

void Agent::keep_memory(room::Time now) {
  keeper_.flush(record_, now, record_scratch());
  if (faults_.memory != keeper_.failed()) report_owed_ = true;
  faults_.memory = keeper_.failed();
}

void Agent::on_link_up(room::Time now) {
  now_ = now;
  step_owed_ = true;
  link_up_ = true;
  announced_ = false;
  report_owed_ = true;
  report_at_once_ = true;
}

void Agent::on_link_down() { link_up_ = false; }

bool Agent::report_is_due(room::Time now) const {
  if (report_at_once_ || !reported_at_) return report_owed_;
  const room::Duration passed = now - *reported_at_;
  if (report_owed_) return passed >= kReportPeriod;
  return passed >= kMeasurementReportPeriod && far_apart(measure(), reported_);
}

bool Agent::telemetry_is_due(room::Time now) const {
  if (!measured_at_) return true;
  const room::Duration passed = now - *measured_at_;
  return passed >= kTelemetryPeriod ||
         (passed >= kMarkedChangePeriod && far_apart(measure(), measured_));
}

void Agent::speak(room::Time now) {
  if (!announced_) {
    announced_ = link_.publish(wire::Channel::link, wire::encode(wire::LinkState::online));
  }
  // In this order, always: what a room says about itself comes after that it is there.
  if (!announced_) return;
  if (report_is_due(now)) send_report(now);
  if (telemetry_is_due(now)) send_telemetry(now);
}

void Agent::send_report(room::Time now) {
  const auto payload = wire::encode(report(), scratch_);
  check(payload.ok(), "every report fits its size");
  if (!link_.publish(wire::Channel::report, *payload))
    return;  // still owed: the next step tries again
  ++seq_;
  reported_at_ = now;
  report_owed_ = false;
  report_at_once_ = false;
  reported_ = measure();
}

void Agent::send_telemetry(room::Time now) {
  const auto payload = wire::encode(measure(), scratch_);
  check(payload.ok(), "every measurement fits its size");
  if (!link_.publish(wire::Channel::telemetry, *payload)) return;
  measured_at_ = now;
  measured_ = measure();
}

room::Telemetry Agent::measure() const { return {air_, outputs_.heating, outputs_.cooling}; }

room::Report Agent::report() const {
  room::Report report;
  report.applied = applied();
  report.verdict = verdict_;
  report.seen = record_.seen;
  report.digest = digest_;
  report.apply_ms = apply_ms_;
  report.boot = record_.boot;
  report.seq = seq_ + 1;
  report.state = {air_, outputs_.heating, outputs_.cooling, outputs_.lights, record_.hand};
  report.why = decision_;
  const auto add = [&report](bool present, room::Fault fault) {
    if (present) static_cast<void>(report.faults.push_back(fault));
  };
  add(faults_.air_sensor, room::Fault::air_sensor);
  add(faults_.memory, room::Fault::memory);
  add(faults_.memory_lost, room::Fault::memory_lost);
  add(faults_.actuator, room::Fault::actuator);
  if (verdict_ == room::Verdict::rejected) report.errors = errors_;
  return report;
}

void Agent::shut_down() {
  keeper_.flush_all(record_, now_, record_scratch());
  if (link_up_) {
    // Refused or not, the connection closes next: a link that says nothing is found `lost` by the
    // broker.
    static_cast<void>(link_.publish(wire::Channel::link, wire::encode(wire::LinkState::offline)));
  }
  link_up_ = false;
}

RecordBytes Agent::record_scratch() {
  static_assert(sizeof(scratch_) >= kRecordBytes);
  return std::as_writable_bytes(std::span(scratch_)).first<kRecordBytes>();
}

}  // namespace innkeeper::agent
