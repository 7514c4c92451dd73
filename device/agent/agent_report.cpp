// SPDX-License-Identifier: Apache-2.0
// The speaking half of the agent: what is told when, and a report's content.
#include "device/agent/agent.hpp"

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

/// A light that wakes somebody rose or not, and all else is as it was.
bool only_rises(room::Decision before, const room::Decision& after) {
  for (std::size_t i = 0; i < after.lights.size() && i < before.lights.size(); ++i) {
    const bool wakes = before.lights[i].because == room::Because::wake_light &&
                       after.lights[i].because == room::Because::wake_light;
    if (wakes) before.lights[i].level = after.lights[i].level;
  }
  return before == after;
}

}  // namespace

void Agent::owe_decision(const room::Decision& before) {
  if (decision() == before) return;
  const auto& time = controller_->situation().time;
  const bool still_rises = plan_ && plan_->wake && time && time->utc < plan_->wake->at;
  const bool may_wait = still_rises && only_rises(before, decision());
  ramp_owed_ = ramp_owed_ || may_wait;
  report_owed_ = report_owed_ || !may_wait;
}

bool Agent::report_is_due(room::Time now) const {
  if (report_at_once_ || !reported_at_) return report_owed_;
  const room::Duration passed = now - *reported_at_;
  if (report_owed_) return passed >= kReportPeriod;
  if (ramp_owed_ && passed >= kRampReportPeriod) return true;
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
  if (!link_.publish_report(report())) return;  // still owed: the next step tries again
  ++seq_;
  reported_at_ = now;
  report_owed_ = false;
  report_at_once_ = false;
  ramp_owed_ = false;
  reported_ = measure();
}

void Agent::send_telemetry(room::Time now) {
  const auto payload = wire::encode(measure(), scratch_);
  check(payload.ok(), "every measurement fits its size");
  if (!link_.publish(wire::Channel::telemetry, *payload)) return;
  measured_at_ = now;
  measured_ = measure();
}

room::Telemetry Agent::measure() const {
  return {controller_->air(), outputs_.heating, outputs_.cooling, outputs_.fan,
          controller_->humidity()};
}

room::RoomState Agent::state() const {
  room::RoomState state;
  state.air = controller_->air();
  state.heating = outputs_.heating;
  state.cooling = outputs_.cooling;
  state.fan = outputs_.fan;
  state.ventilation = outputs_.ventilation;
  state.humidity = controller_->humidity();
  state.lights = outputs_.lights;
  state.situation = controller_->situation();
  state.given = record_.given;
  state.hand = effective_hand();
  return state;
}

room::Report Agent::report() const {
  room::Report report;
  report.applied = applied();
  report.verdict = verdict_;
  report.seen = record_.seen;
  report.digest = digest_;
  report.apply_ms = apply_ms_;
  report.boot = record_.boot;
  report.seq = seq_ + 1;
  report.state = state();
  report.why = decision();
  report.faults = faults_.list();
  if (verdict_ == room::Verdict::rejected) report.errors = errors_;
  return report;
}

}  // namespace innkeeper::agent
