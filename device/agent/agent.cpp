// SPDX-License-Identifier: Apache-2.0
#include "device/agent/agent.hpp"

#include <algorithm>
#include <utility>

#include "shared/util/crc32.hpp"
#include "shared/util/planted.hpp"

namespace innkeeper::agent {
namespace {

/// What a reader of reports would call a change of situation: counters and clocks are none.
bool same_situation(room::Situation a, room::Situation b) {
  a.quiet_s = b.quiet_s = 0;
  a.time = b.time = std::nullopt;
  return a == b;
}

bool is_told(room::UtcTime time) { return time >= room::UtcTime{} && time <= room::kLatestTime; }

}  // namespace

Agent::Agent(const Equipment& equipment, Board& board, Memory& memory, Link& link)
    : equipment_(equipment), board_(board), link_(link), keeper_(memory) {}

void Agent::boot(room::Time now) {
  now_ = now;
  restore();
  ++record_.boot;
  controller_.emplace(equipment_, record_.controller, now);
  act(now);
  keeper_.save(record_, now, record_scratch());
  faults_.set(room::Fault::memory, keeper_.failed());
}

void Agent::restore() {
  faults_.set(room::Fault::memory_lost,
              keeper_.load(record_, record_scratch()) == Keeper::Found::lost);
  room::FixtureLevels known;
  for (const room::FixtureLevel& light : record_.hand.lights) {
    if (room::contains(equipment_.fixtures, light.fixture))
      static_cast<void>(known.push_back(light));
  }
  record_.hand.lights = known;
  if (record_.plan.empty()) return;
  const auto plan = wire::decode_plan(record_.plan.view(), equipment_.fixtures);
  if (!plan.ok()) {
    // The board was given other lights since: the retained plan will come again and be rejected
    // aloud.
    record_.plan.clear();
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
  const auto decoded = wire::decode_plan(bytes, equipment_.fixtures);
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
  // A hand from before the first plan belongs to nobody we know of: it goes as well. In another
  // epoch the hub goes on from an older database, and the same tenancy may be other guests.
  const bool changes_hands =
      !plan_ || plan_->id.epoch != plan.id.epoch || plan_->tenancy != plan.tenancy;
  const bool wipes = changes_hands && !planted(PlantedBug::agent_skips_wipe);
  if (wipes) {
    record_.hand = {};
    record_.given = 0;
    staff_hand_ = {};
  }
  record_.plan.clear();
  check(record_.plan.append(bytes), "a valid plan fits its buffer");
  record_.seen = std::max(record_.seen, plan.id);
  plan_ = plan;
  if (changes_hands) {
    controller_->on_tenancy(plan.rental == room::RentalState::rented, now);
    record_.controller = controller_->memory();
  }
  if (planted(PlantedBug::agent_forgets_hand_with_each_plan)) record_.hand.setpoint.reset();
  if (plan.given) take_given(*plan.given, now);
  digest_ = crc32(bytes);
  verdict_ = room::Verdict::applied;
  errors_.clear();
  plan_received_ = now;
  faults_.set(room::Fault::memory_lost, false);
  if (planted(PlantedBug::agent_reports_before_persist)) {
    keeper_.owe(now);
  } else if (wipes) {
    keeper_.wipe(record_, now, record_scratch());
    scratch_.fill('\0');
  } else {
    keeper_.save(record_, now, record_scratch());
  }
}

void Agent::on_hub_time(const room::LocalTime& time, room::Time now) {
  if (!is_told(time.utc)) return;
  hub_time_ = HubTime{time, now};
}

std::optional<room::LocalTime> Agent::time(room::Time now) const {
  if (!hub_time_) return std::nullopt;
  const auto passed = std::chrono::duration_cast<std::chrono::seconds>(now - hub_time_->at);
  room::LocalTime result = hub_time_->time;
  result.utc.seconds += passed.count();
  if (!is_told(result.utc)) return std::nullopt;
  return result;
}

Controller::Wish Agent::wish(room::Time now) const { return {plan(), effective_hand(), time(now)}; }

const room::Hand& Agent::effective_hand() const {
  const bool staff = controller_->situation().presence == room::Presence::staff;
  return staff ? staff_hand_ : record_.hand;
}

void Agent::step(room::Time now) {
  // A step may itself owe the next one: somebody came or went.
  if (std::exchange(step_owed_, false) || now >= control_due_) act(now);
  dim(now);
  now_ = now;
  const bool speaks_first = planted(PlantedBug::agent_reports_before_persist);
  if (!speaks_first) keep_memory(now);
  if (link_up_) speak(now);
  if (speaks_first) keep_memory(now);
  board_.feed_watchdog();
}

room::Time Agent::next_deadline() const {
  if (step_owed_) return now_;
  const auto lamps = controller_->next_lamp_change(now_);
  return lamps ? std::min(*lamps, control_due_) : control_due_;
}

void Agent::act(room::Time now) {
  control_due_ = now + kControlPeriod;
  const room::Decision before = decision();
  const room::Situation situation_before = controller_->situation();
  const FaultSet faults_before = faults_;
  const Outputs outputs = controller_->step(wish(now), board_.read(), now);
  for (std::size_t i = 0; i < equipment_.fixtures.size(); ++i) {
    controller_->heard_lamp(i, board_.lamp_burns(i), now);
  }
  follow_presence(situation_before.presence, now);
  controller_->tell_faults(faults_);
  drive(outputs);
  if (plan_received_) {
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now - *plan_received_);
    apply_ms_ = static_cast<std::uint32_t>(ms.count());
    plan_received_.reset();
  }
  if (faults_ != faults_before || !same_situation(controller_->situation(), situation_before)) {
    report_owed_ = true;
  }
  owe_decision(before);
  remember(now);
}

/// What ends because of who came or went; the next step acts on it.
void Agent::follow_presence(room::Presence before, room::Time now) {
  const room::Presence presence = controller_->situation().presence;
  if (presence == before) return;
  if (before == room::Presence::staff) staff_hand_ = {};
  step_owed_ = true;
  if (presence != room::Presence::nobody) return;
  bool changed = end_of_presence(record_.hand);
  const bool rented = plan_ && plan_->rental == room::RentalState::rented;
  if (plan_ && !rented && record_.hand != room::Hand{}) {
    record_.hand = {};
    changed = true;
  }
  if (changed) keeper_.owe(now);
}

void Agent::remember(room::Time now) {
  const ControllerMemory memory = controller_->memory();
  if (memory == record_.controller) return;
  record_.controller = memory;
  keeper_.owe(now);
}

void Agent::dim(room::Time now) {
  const control::Lamps lamps = controller_->lamps(now);
  if (lamps == lamps_) return;
  lamps_ = lamps;
  board_.dim(lamps);
}

void Agent::drive(const Outputs& wanted) {
  if (wanted == outputs_ && !outputs_unsure_) return;
  const bool driven = board_.drive(wanted);
  faults_.set(room::Fault::actuator, !driven);
  outputs_unsure_ = !driven;
  if (driven) outputs_ = wanted;
}

void Agent::keep_memory(room::Time now) {
  keeper_.flush(record_, now, record_scratch());
  if (faults_.has(room::Fault::memory) != keeper_.failed()) report_owed_ = true;
  faults_.set(room::Fault::memory, keeper_.failed());
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
