// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/room_process.hpp"

#include <algorithm>
#include <utility>

#include "hub/core/text.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::simtest {
namespace {

std::string text(const wire::Topic& topic) { return std::string(topic.view()); }

}  // namespace

RoomProcess::RoomProcess(Stage& stage, Broker& broker, const Jury& jury,
                         const config::Room& declared, const room::Fixtures& fixtures,
                         std::size_t index)
    : stage_(stage),
      broker_(broker),
      jury_(jury),
      id_(declared.id.view()),
      link_topic_(text(wire::topic_of(declared.id, wire::Channel::link))),
      report_topic_(text(wire::topic_of(declared.id, wire::Channel::report))),
      fixtures_(fixtures),
      index_(index),
      client_(broker.attach(*this, text(wire::topic_of(declared.id, wire::Channel::plan)),
                            link_topic_, static_cast<int>(index))) {}

void RoomProcess::boot() {
  if (agent_) return;
  ++life_;
  say("boots");
  calls_left_ = kUnlimited;
  // Power that fails once often fails again while the board starts.
  if (fragile_ && stage_.random.chance(stage_.options.power_cut_at_plan)) {
    calls_left_ = static_cast<long>(stage_.random.between(1, 8));
  }
  booted_at_ = stage_.time.now();
  outputs_ = {};
  // A memory that fails forgets, and the room said so: only then may it fall back.
  const bool forgot = std::exchange(behind_, false);
  jury_.each([&](Checker& checker) { checker.on_boot(index_, forgot); });
  agent_.emplace(agent::Equipment{fixtures_, {}}, static_cast<agent::Board&>(*this),
                 static_cast<agent::Memory&>(*this), static_cast<agent::Link&>(*this));
  agent_->boot(board_time());
  after_call();
  if (agent_) step_done();
  if (agent_) connect_later();
}

void RoomProcess::power_fails_after(long calls) {
  if (agent_) calls_left_ = std::min(calls_left_, calls);
}

void RoomProcess::flash() {
  if (!agent_) return;
  say("gets another board");
  lose_power();
  const bool blank = stage_.random.chance(500);
  for (auto& slot : slots_) {
    for (std::byte& each : slot)
      each = blank ? std::byte{0xFF} : static_cast<std::byte>(stage_.random.below(256));
  }
  behind_ = true;
}

RoomSight RoomProcess::sight() const {
  return {index_,       id_,
          *agent_,      seen_slots_,
          board_time(), !worn_out_ && !behind_ && !agent_->faults().has(room::Fault::memory)};
}

void RoomProcess::step_done() {
  const RoomSight now = sight();
  jury_.each([&](Checker& checker) { checker.on_step(now); });
}

void RoomProcess::press(const HandAtPanel& what) {
  const RoomSight now = sight();
  jury_.each([&](Checker& checker) { checker.on_hand(now, what); });
}

void RoomProcess::restart() {
  if (!agent_) return;
  say("shuts down");
  agent_->shut_down();
  if (calls_left_ <= 0) {
    lose_power();
    return;
  }
  agent_.reset();
  const std::uint64_t life = ++life_;
  broker_.disconnect(client_);
  stage_.time.after(stage_.random.between(std::chrono::seconds(1), std::chrono::seconds(90)),
                    [this, life] {
                      if (life == life_) boot();
                    });
}

void RoomProcess::heal() {
  fragile_ = false;
  calls_left_ = kUnlimited;
  jammed_ = false;
  worn_out_ = false;
}

void RoomProcess::hand_setpoint(room::Temperature value) {
  if (!agent_) return;
  say("hand: set point " + hub::text_of(value));
  press({.setpoint = value, .light = {}, .service = {}});
  agent_->hand_setpoint(value, board_time());
  after_call();
}

void RoomProcess::hand_light(std::size_t fixture, room::Percent level) {
  if (!agent_) return;
  const room::FixtureName& name = fixtures_[fixture % fixtures_.size()].name;
  say("hand: " + std::string(name.view()) + " " + std::to_string(level.value()));
  press({.setpoint = {}, .light = room::FixtureLevel{name, level}, .service = {}});
  check(agent_->hand_light(name, level, board_time()), "a hand finds the lights of its room");
  after_call();
}

void RoomProcess::hand_scene(room::Scene scene) {
  if (!agent_) return;
  say("hand: scene " + std::string(room::name_of(scene)));
  press({});
  agent_->hand_scene(scene, board_time());
  after_call();
}

void RoomProcess::hand_fan(room::FanSetting fan) {
  if (!agent_) return;
  say("hand: fan");
  press({});
  agent_->hand_fan(fan, board_time());
  after_call();
}

void RoomProcess::hand_service(room::ServiceWish wish) {
  if (!agent_) return;
  say("hand: " + std::string(room::name_of(wish)));
  press({.setpoint = {}, .light = {}, .service = wish});
  agent_->hand_service(wish, board_time());
  after_call();
}

void RoomProcess::on_connected() {
  if (!agent_) return;
  say("connected");
  backoff_.reset();
  agent_->on_link_up(board_time());
  after_call();
}

void RoomProcess::on_connect_failed() { connect_later(); }

void RoomProcess::on_disconnected() {
  if (!agent_) return;
  say("disconnected");
  agent_->on_link_down();
  connect_later();
}

void RoomProcess::connect_later() {
  const std::uint64_t life = life_;
  const std::uint32_t wait = backoff_.next_ms(stage_.random.next32());
  stage_.time.after(std::chrono::milliseconds(wait), [this, life] {
    if (life == life_) broker_.connect(client_);
  });
}

void RoomProcess::on_message(const std::string& topic, const std::string& payload, bool retained) {
  if (!agent_) return;
  if (topic == wire::kHubTimeTopic) {
    if (const auto time = wire::decode_time(payload)) agent_->on_hub_time(*time, board_time());
    return;
  }
  say(std::string(retained ? "receives retained " : "receives ") + payload);
  if (fragile_ && stage_.random.chance(stage_.options.power_cut_at_plan)) {
    power_fails_after(static_cast<long>(stage_.random.between(1, 8)));
  }
  agent_->on_plan(payload, board_time());
  after_call();
}

void RoomProcess::after_call() {
  if (calls_left_ <= 0) {
    lose_power();
    return;
  }
  observe();
  wake_at(agent_->next_deadline());
}

void RoomProcess::wake_at(room::Time due) {
  const std::uint64_t wake = ++wakes_;
  // Nobody sees the lamps here: their fades need not wake the room twenty-five times a second.
  if (due > board_time()) due = std::max(due, board_time() + std::chrono::milliseconds(500));
  // The shell of a board needs a moment between what it hears and its next step.
  const room::Duration moment(due <= board_time() ? 300 : 0);
  stage_.time.at(std::max(booted_at_ + due.time_since_epoch(), stage_.time.now()) + moment,
                 [this, wake] {
                   if (wake != wakes_ || !agent_) return;
                   agent_->step(board_time());
                   after_call();
                   if (agent_) step_done();
                 });
}

void RoomProcess::observe() {
  const room::Plan* plan = agent_->plan();
  if (agent_->digest() != seen_digest_ && plan != nullptr) {
    seen_digest_ = agent_->digest();
    say("holds " + hub::text_of(plan->id) + "/" + hex(seen_digest_));
  }
}

void RoomProcess::lose_power() {
  say("power fails");
  agent_.reset();
  const std::uint64_t life = ++life_;
  broker_.vanish(client_);
  stage_.time.after(stage_.random.between(std::chrono::milliseconds(100), std::chrono::seconds(60)),
                    [this, life] {
                      if (life == life_) boot();
                    });
}

RoomProcess::Spent RoomProcess::spend() {
  if (calls_left_ == kUnlimited) return Spent::whole;
  if (calls_left_ <= 0) return Spent::dead;
  return --calls_left_ == 0 ? Spent::dying : Spent::whole;
}

agent::Readings RoomProcess::read() {
  if (spend() != Spent::whole) return {};
  warm_up();
  agent::Readings readings;
  readings.air = air_;
  return readings;
}

void RoomProcess::warm_up() {
  // A room among cooler ones: 4 mK/s by full power, and 1/4000 of the difference to its surroundings lost
  // each second. In micro-kelvin, and with surroundings that swing between 13 and 17 degrees in a day: a
  // room that rests, or whose power is lost in rounding, looks to the agent like a sensor that is stuck.
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(stage_.time.now() - air_at_);
  if (seconds.count() <= 0) return;
  air_at_ += seconds;
  const auto passed = static_cast<std::int32_t>(std::min<std::int64_t>(seconds.count(), 600));
  const std::int64_t power = outputs_.heating.value() - outputs_.cooling.value();
  const std::int64_t second_of_day =
      std::chrono::duration_cast<std::chrono::seconds>(air_at_.time_since_epoch()).count() % 86'400;
  const std::int64_t surroundings =
      13'000'000 + std::abs(second_of_day - 43'200) * 4'000'000 / 43'200;
  const std::int64_t loss = (micro_celsius_ - surroundings) / 4000;
  micro_celsius_ += passed * (40 * power - loss);
  air_ = room::Temperature::milli_celsius(static_cast<std::int32_t>(micro_celsius_ / 1000));
}

bool RoomProcess::drive(const agent::Outputs& outputs) {
  const Spent spent = spend();
  if (spent == Spent::dead) return false;
  if (spent == Spent::dying && stage_.random.chance(500)) return false;
  jury_.each([&](Checker& checker) { checker.on_drive(index_, outputs, !jammed_); });
  if (jammed_) return false;
  outputs_ = outputs;
  return spent == Spent::whole;
}

bool RoomProcess::read(agent::Slot slot, std::span<std::byte> out) {
  if (spend() != Spent::whole) return false;
  const auto& bytes = slots_[slot == agent::Slot::a ? 0 : 1];
  std::copy_n(bytes.begin(), std::min(out.size(), bytes.size()), out.begin());
  return true;
}

bool RoomProcess::write(agent::Slot slot, std::span<const std::byte> bytes) {
  const Spent spent = spend();
  if (spent == Spent::dead) return false;
  if (worn_out_) {
    behind_ = true;
    return false;
  }
  if (spent == Spent::whole) behind_ = false;
  const std::size_t arrived =
      spent == Spent::dying ? stage_.random.below(bytes.size() + 1) : bytes.size();
  std::copy_n(bytes.begin(), arrived, slots_[slot == agent::Slot::a ? 0 : 1].begin());
  return spent == Spent::whole;
}

bool RoomProcess::publish(wire::Channel channel, std::string_view payload) {
  const Spent spent = spend();
  if (spent == Spent::dead) return false;
  if (spent == Spent::dying && stage_.random.chance(500)) return false;
  if (channel != wire::Channel::report && channel != wire::Channel::link) return true;
  if (channel == wire::Channel::report) {
    const auto report = wire::decode_report(payload);
    if (!report) {
      stage_.judge.broken(Invariant::i16_fail_loud, static_cast<int>(index_),
                          "a report that nobody can read: " + std::string(payload));
      return true;
    }
    look_at(*report);
  }
  jury_.each([&](Checker& checker) { checker.on_text(payload); });
  return broker_.publish(client_, 0, channel == wire::Channel::report ? report_topic_ : link_topic_,
                         std::string(payload));
}

void RoomProcess::look_at(const room::Report& report) {
  say("reports " + std::string(room::name_of(report.verdict)) + " " + hub::text_of(report.applied) +
      "/" + hex(report.digest.value_or(0)) + " seen " + hub::text_of(report.seen));
  const RoomSight now = sight();
  jury_.each([&](Checker& checker) { checker.on_report(now, report); });
}

}  // namespace innkeeper::simtest
