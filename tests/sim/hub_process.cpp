// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/hub_process.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <utility>
#include <variant>

#include "shared/util/crc32.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::simtest {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// The daemon handles at most so many events in one transaction.
constexpr std::size_t kBatch = 256;

/// As the compiler spells it, without its namespaces.
template <class T>
constexpr std::string_view type_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  text = text.substr(text.find("T = ") + 4);
  text = text.substr(0, text.find_first_of(";]"));
  return text.substr(text.rfind(':') + 1);
}

/// Who asks what, and of which room.
std::string text_of(const hub::Asked& asked) {
  std::string text(hub::name_of(asked.actor.channel));
  const auto add = [&text]<class What>(const What& what) {
    text += " asks " + std::string(type_name<What>());
    if constexpr (requires { what.number.size(); }) text += " " + what.number;
    if constexpr (requires { name_of(what.service); })
      text += " " + std::string(name_of(what.service));
  };
  std::visit([&add](const auto& area) { std::visit(add, area); }, asked.request);
  return text;
}

}  // namespace

HubProcess::HubProcess(Stage& stage, Broker& broker, const Jury& jury,
                       const config::Property& property,
                       const std::map<std::string, config::Property>& variants, Oracle& oracle)
    : stage_(stage),
      broker_(broker),
      jury_(jury),
      property_(property),
      variants_(variants),
      oracle_(oracle),
      store_(oracle),
      client_(broker.attach(*this, "", std::string(wire::kHubLinkTopic), kHotel)) {
  store_.on_audit_text = [this](std::string_view text) {
    jury_.each([&](Checker& checker) { checker.on_text(text); });
  };
}

hub::Now HubProcess::now() const {
  const auto passed = stage_.time.now().time_since_epoch();
  return {room::Time(std::chrono::hours(1)) + passed, stage_.utc()};
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
  life_ =
      std::make_unique<Life>(property_, variants_, store_, static_cast<hub::EffectSink&>(*this));
  jury_.each([](Checker& checker) { checker.on_hub_started(); });
  free_at_ = stage_.time.now();
  schedule(stage_.time.now());
  connect_later();
  for (const auto& [ticket, asked] : asked_) queue_.push_back({asked});
  if (on_started) on_started();
  tell_time();
}

void HubProcess::die(std::string_view how) {
  if (!life_) return;
  stage_.trace.line(kHotel, "hub: dies " + std::string(how));
  life_.reset();
  store_.abandon();
  store_.disarm();
  crash_before_effect_ = 0;
  queue_.clear();
  said_just_now_ = false;
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
  seen_changes_ = oracle_.changes();
  store_.durable().restore(std::move(snapshot));
  jury_.each([](Checker& checker) { checker.on_restored(); });
}

void HubProcess::say(const hub::StayEvent& event, bool repeats) {
  if (!life_) return;
  queue_.push_back({event, true, repeats});
  schedule(free_at_);
}

void HubProcess::tell_pms_link(bool up) {
  if (life_) receive(hub::PmsLinkChanged{up});
}

std::uint64_t HubProcess::ask(hub::Request request, hub::Actor actor) {
  const hub::Asked asked{++last_ticket_, std::move(request), std::move(actor)};
  asked_.emplace(asked.ticket, asked);
  stage_.trace.line(kHotel, text_of(asked));
  jury_.each([&](Checker& checker) { checker.on_asked(asked); });
  if (life_) receive(asked);
  return asked.ticket;
}

void HubProcess::tell_time() {
  // As the daemon does: once a minute, to whoever listens.
  std::array<char, wire::kMaxTimeBytes> buffer{};
  const auto text = wire::encode(life_->clock.local(stage_.utc()), std::span(buffer));
  if (text) broker_.broadcast(client_, std::string(wire::kHubTimeTopic), std::string(*text));
  const std::uint64_t lives = lives_;
  stage_.time.after(std::chrono::minutes(1), [this, lives] {
    if (lives == lives_) tell_time();
  });
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

void HubProcess::look_at_commit() {
  if (oracle_.changes() == seen_changes_) return;
  seen_changes_ = oracle_.changes();
  jury_.each([](Checker& checker) { checker.on_commit(); });
}

void HubProcess::run() {
  wake_.reset();
  bool worked = false;
  try {
    worked = run_batch();
  } catch (const HubCrash&) {
    die("inside a transaction or before an effect");
  }
  look_at_commit();
  if (worked) jury_.each([](Checker& checker) { checker.on_run(); });
}

std::vector<hub::Event> HubProcess::next_batch() const {
  std::vector<hub::Event> batch;
  for (const Queued& queued : queue_) {
    const auto* said = std::get_if<hub::StayEvent>(&queued.event);
    const bool alone =
        queued.repeats || (said != nullptr && std::holds_alternative<hub::SyncEnded>(*said));
    if (batch.size() == kBatch || (alone && !batch.empty())) break;
    batch.push_back(queued.event);
    if (alone) break;
  }
  return batch;
}

bool HubProcess::run_batch() {
  const std::vector<hub::Event> batch = next_batch();
  const bool repeats = !queue_.empty() && queue_.front().repeats && said_just_now_;
  if (repeats) {
    // What is due by time is done first, so that only what was said twice can have had an effect.
    if (life_->engine.run({}, now()).error) return false;
    look_at_commit();
    jury_.each([](Checker& checker) { checker.on_run(); });
  }
  const hub::Engine::Outcome outcome = life_->engine.run(batch, now());
  look_at_commit();
  std::size_t from_pms = 0;
  for (std::size_t i = 0; i < outcome.handled; ++i) {
    if (queue_.front().from_pms) ++from_pms;
    said_just_now_ = queue_.front().from_pms;
    if (const auto* said = std::get_if<hub::StayEvent>(&queue_.front().event)) {
      jury_.each([said](Checker& checker) { checker.on_pms_handled(*said); });
      if (repeats) jury_.each([said](Checker& checker) { checker.on_repeated(*said); });
    }
    queue_.pop_front();
  }
  if (from_pms > 0) on_pms_handled(from_pms);
  if (outcome.error) {
    stage_.trace.line(kHotel, "hub: store fails: " + outcome.error->message);
    free_at_ = stage_.time.now() + stage_.random.between(milliseconds(100), seconds(1));
    schedule(free_at_);
    return false;
  }
  // A commit takes its time, now and then the time of a slow disk.
  free_at_ = stage_.time.now() + (stage_.random.chance(5)
                                      ? stage_.random.between(milliseconds(100), seconds(2))
                                      : stage_.random.between(milliseconds(1), milliseconds(15)));
  if (!queue_.empty()) schedule(free_at_);
  const auto deadline = life_->engine.next_deadline();
  if (deadline) schedule(stage_.time.now() + (*deadline - now().steady));
  return true;
}

void HubProcess::release(hub::Effects effects) {
  look_at_commit();
  for (const hub::Effect& effect : effects) {
    if (std::holds_alternative<hub::RoomsDeclared>(effect)) continue;  // nobody else is told here
    if (crash_before_effect_ > 0 && --crash_before_effect_ == 0) throw HubCrash{};
    std::visit([this](const auto& what) { on_effect(what); }, effect);
  }
}

void HubProcess::on_effect(const hub::PublishPlan& effect) {
  const int subject = subject_of(effect.room);
  stage_.trace.line(subject, "hub: publishes " + effect.bytes);
  published_at_ = stage_.time.now();
  jury_.each([&](Checker& checker) {
    checker.on_publish(subject, effect.room.view(), effect.bytes);
    checker.on_text(effect.bytes);
  });
  publish(std::string(wire::topic_of(effect.room, wire::Channel::plan).view()), effect.bytes);
}

void HubProcess::on_effect(const hub::ClearPlan& effect) {
  publish(std::string(wire::topic_of(effect.room, wire::Channel::plan).view()), "");
}

void HubProcess::on_effect(const hub::Reply& effect) {
  if (const auto* rooms = std::get_if<hub::RoomsView>(&effect.answer)) rooms_ = *rooms;
  const auto found = asked_.find(effect.ticket);
  check(found != asked_.end(), "an answer is to something that was asked");
  const hub::Asked asked = found->second;
  jury_.each([&](Checker& checker) { checker.on_answer(asked, effect.answer); });
  if (std::holds_alternative<hub::Unavailable>(effect.answer)) return;
  asked_.erase(found);
  if (on_answer) on_answer(asked, effect.answer);
}

void HubProcess::on_effect(const hub::SendToPms& effect) {
  jury_.each([&](Checker& checker) { checker.on_tell_pms(effect.message); });
  if (on_tell_pms) on_tell_pms(effect.message);
}

void HubProcess::on_effect(const hub::TendDatabase& effect) {
  on_effect(hub::Reply{effect.ticket, hub::UpkeepView{}});
}

void HubProcess::on_effect(const hub::Notice& effect) {
  std::string line = "hub: notice " + effect.event;
  for (const auto& [key, value] : effect.fields) line += " " + key + "=" + value;
  stage_.trace.line(kHotel, line);
  jury_.each([&](Checker& checker) { checker.on_text(line); });
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
    receive(hub::ReportReceived{where->room, *report, retained});
  } else if (where->channel == wire::Channel::link) {
    const auto state = wire::decode_link(payload);
    check(state.ok(), "a link state can be read");
    receive(hub::LinkReceived{where->room, *state, retained});
  }
}

}  // namespace innkeeper::simtest
