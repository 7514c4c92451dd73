// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/hub_process.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "shared/util/crc32.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::simtest {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::int64_t kFirstSecond = 1'790'000'000;
/// The daemon handles at most so many events in one transaction.
constexpr std::size_t kBatch = 256;

}  // namespace

HubProcess::HubProcess(Stage& stage, Broker& broker, HubChecks checks,
                       const config::Property& property, Oracle& oracle)
    : stage_(stage),
      broker_(broker),
      checks_(checks),
      property_(property),
      oracle_(oracle),
      store_(oracle),
      client_(broker.attach(*this, "", std::string(wire::kHubLinkTopic), kHotel)) {}

hub::Now HubProcess::now() const {
  const auto passed = stage_.time.now().time_since_epoch();
  return {room::Time(std::chrono::hours(1)) + passed,
          {kFirstSecond + std::chrono::duration_cast<seconds>(passed).count()}};
}

int HubProcess::subject_of(const room::RoomId& room) const {
  for (std::size_t i = 0; i < property_.rooms.size(); ++i) {
    if (property_.rooms[i].id == room) return static_cast<int>(i);
  }
  return kHotel;
}

void HubProcess::start() {
  if (life_) return;
  stage_.trace.line(kHotel, "hub: starts");
  ++lives_;
  life_ = std::make_unique<Life>(property_, store_, static_cast<hub::EffectSink&>(*this));
  free_at_ = stage_.time.now();
  schedule(stage_.time.now());
  connect_later();
  for (const auto& [ticket, request] : asked_) queue_.push_back({hub::Asked{ticket, request}});
  if (on_started) on_started();
}

void HubProcess::die(std::string_view how) {
  if (!life_) return;
  stage_.trace.line(kHotel, "hub: dies " + std::string(how));
  life_.reset();
  store_.abandon();
  store_.disarm();
  crash_before_effect_ = 0;
  queue_.clear();
  unacknowledged_.clear();
  looking_at_plans_ = false;
  wake_.reset();
  ++wakes_;
  broker_.vanish(client_);
  const std::uint64_t lives = ++lives_;
  stage_.time.after(stage_.random.between(milliseconds(300), seconds(20)), [this, lives] {
    if (lives == lives_) start();
  });
}

void HubProcess::heal() {
  store_.disarm();
  store_.durable().mend();
  crash_before_effect_ = 0;
}

void HubProcess::fail_store(std::uint64_t n, hub::StoreErrorKind kind, std::uint64_t times) {
  store_.durable().fail_call(n, kind, times);
}

void HubProcess::restore(support::MemoryStore::Snapshot snapshot) {
  die("to have its database restored");
  oracle_.restore(snapshot);
  store_.durable().restore(std::move(snapshot));
}

void HubProcess::say(const hub::StayEvent& event) {
  if (!life_) return;
  queue_.push_back({event, true});
  schedule(free_at_);
}

void HubProcess::ask(hub::Request request) {
  const std::uint64_t ticket = ++last_ticket_;
  asked_.emplace(ticket, request);
  if (life_) receive(hub::Asked{ticket, std::move(request)});
}

void HubProcess::receive(hub::Event event) {
  queue_.push_back({std::move(event)});
  schedule(free_at_);
}

void HubProcess::schedule(room::Time when) {
  when = std::max({when, free_at_, stage_.time.now()});
  if (wake_ && *wake_ <= when) return;
  wake_ = when;
  const std::uint64_t wake = ++wakes_;
  stage_.time.at(when, [this, wake] {
    if (wake == wakes_ && life_) run();
  });
}

void HubProcess::run() {
  wake_.reset();
  try {
    run_batch();
  } catch (const HubCrash&) {
    die("inside a transaction or before an effect");
  }
  checks_.preferences.on_commit();
  checks_.hands.on_commit();
}

void HubProcess::run_batch() {
  std::vector<hub::Event> batch;
  for (const Queued& queued : queue_) {
    if (batch.size() == kBatch) break;
    batch.push_back(queued.event);
  }
  const hub::Engine::Outcome outcome = life_->engine.run(batch, now());
  std::size_t from_pms = 0;
  for (std::size_t i = 0; i < outcome.handled; ++i) {
    if (queue_.front().from_pms) ++from_pms;
    queue_.pop_front();
  }
  if (from_pms > 0) on_pms_handled(from_pms);
  if (outcome.error) {
    stage_.trace.line(kHotel, "hub: store fails: " + outcome.error->message);
    free_at_ = stage_.time.now() + stage_.random.between(milliseconds(100), seconds(1));
    schedule(free_at_);
    return;
  }
  // A commit takes its time, now and then the time of a slow disk.
  free_at_ = stage_.time.now() + (stage_.random.chance(5)
                                      ? stage_.random.between(milliseconds(100), seconds(2))
                                      : stage_.random.between(milliseconds(1), milliseconds(15)));
  if (!queue_.empty()) schedule(free_at_);
  const auto deadline = life_->engine.next_deadline();
  if (deadline) schedule(stage_.time.now() + (*deadline - now().steady));
}

void HubProcess::release(hub::Effects effects) {
  for (const hub::Effect& effect : effects) {
    if (crash_before_effect_ > 0 && --crash_before_effect_ == 0) throw HubCrash{};
    std::visit([this](const auto& what) { on_effect(what); }, effect);
  }
}

void HubProcess::on_effect(const hub::PublishPlan& effect) {
  const int subject = subject_of(effect.room);
  stage_.trace.line(subject, "hub: publishes " + effect.bytes);
  checks_.durable.on_publish(subject, effect.room.view(), effect.bytes);
  checks_.preferences.on_publish(subject, effect.room.view(), effect.bytes);
  publish(std::string(wire::topic_of(effect.room, wire::Channel::plan).view()), effect.bytes);
}

void HubProcess::on_effect(const hub::ClearPlan& effect) {
  publish(std::string(wire::topic_of(effect.room, wire::Channel::plan).view()), "");
}

void HubProcess::on_effect(const hub::Reply& effect) {
  const bool unavailable = std::holds_alternative<hub::Unavailable>(effect.answer);
  if (const auto* rooms = std::get_if<hub::RoomsView>(&effect.answer)) rooms_ = *rooms;
  if (!unavailable) asked_.erase(effect.ticket);
}

void HubProcess::on_effect(const hub::Notice& effect) {
  std::string line = "hub: notice " + effect.event;
  for (const auto& [key, value] : effect.fields) line += " " + key + "=" + value;
  stage_.trace.line(kHotel, line);
}

void HubProcess::publish(const std::string& topic, std::string payload) {
  // As the daemon's client: of each state topic the latest is kept until the broker has it.
  const std::uint64_t number = ++last_packet_;
  unacknowledged_[topic] = {number, payload};
  static_cast<void>(broker_.publish(client_, number, topic, std::move(payload)));
}

void HubProcess::on_acknowledged(std::uint64_t packet) {
  std::erase_if(unacknowledged_,
                [packet](const auto& each) { return each.second.number == packet; });
}

void HubProcess::connect_later() {
  const std::uint64_t lives = lives_;
  stage_.time.after(milliseconds(backoff_.next_ms(stage_.random.next32())), [this, lives] {
    if (lives == lives_) broker_.connect(client_);
  });
}

void HubProcess::on_connected() {
  if (!life_) return;
  backoff_.reset();
  looking_at_plans_ = true;
  receive(hub::BrokerUp{});
  std::vector<std::pair<std::uint64_t, std::string>> again;
  for (const auto& [topic, packet] : unacknowledged_) again.emplace_back(packet.number, topic);
  std::sort(again.begin(), again.end());
  for (const auto& [number, topic] : again) {
    static_cast<void>(broker_.publish(client_, number, topic, unacknowledged_[topic].payload));
  }
  publish(std::string(wire::kHubLinkTopic), std::string(wire::encode(wire::LinkState::online)));
}

void HubProcess::on_disconnected() {
  if (!life_) return;
  looking_at_plans_ = false;
  receive(hub::BrokerDown{});
  connect_later();
}

void HubProcess::on_message(const std::string& topic, const std::string& payload, bool retained) {
  if (!life_) return;
  if (topic == end_of_plans_topic()) {
    looking_at_plans_ = false;
    receive(hub::RetainedPlansEnd{});
    return;
  }
  const auto where = wire::parse_topic(topic);
  if (!where) return;  // its own link
  if (where->channel == wire::Channel::plan && retained && looking_at_plans_) {
    const auto plan = wire::decode_plan(payload);
    receive(hub::RetainedPlanSeen{where->room, plan ? std::optional(plan->id) : std::nullopt,
                                  crc32(payload)});
  } else if (where->channel == wire::Channel::report) {
    const auto report = wire::decode_report(payload);
    check(report.ok(), "a report that was looked at when it left can be read");
    receive(hub::ReportReceived{where->room, *report});
  } else if (where->channel == wire::Channel::link) {
    const auto state = wire::decode_link(payload);
    check(state.ok(), "a link state can be read");
    receive(hub::LinkReceived{where->room, *state});
  }
}

}  // namespace innkeeper::simtest
