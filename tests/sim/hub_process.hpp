// SPDX-License-Identifier: Apache-2.0
// The hub of a simulated hotel: the real core and engine, with the duties of the daemon around them
// in a few lines. Its process can die at any call of the store and before any effect leaves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/engine.hpp"
#include "hub/core/hotel.hpp"
#include "shared/util/backoff.hpp"
#include "tests/sim/broker.hpp"
#include "tests/sim/checkers/checker.hpp"
#include "tests/sim/faulty_store.hpp"
#include "tests/sim/stage.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/fixed_property.hpp"

namespace innkeeper::simtest {

class HubProcess final : public Client, hub::EffectSink {
 public:
  /// `variants`: other properties by the text that declares them. Everything must outlive the hub.
  HubProcess(Stage& stage, Broker& broker, const Jury& jury, const config::Property& property,
             const std::map<std::string, config::Property>& variants, Oracle& oracle);
  HubProcess(const HubProcess&) = delete;
  HubProcess& operator=(const HubProcess&) = delete;

  /// Called with the count of PMS events that became durable, from the front of what was said.
  std::function<void(std::size_t)> on_pms_handled;
  std::function<void()> on_started;
  /// What the hub tells the PMS.
  std::function<void(const hub::PmsMessage&)> on_tell_pms;
  /// Each answer to what was asked.
  std::function<void(const hub::Asked&, const hub::Answer&)> on_answer;

  void start();
  [[nodiscard]] bool alive() const { return life_ != nullptr; }
  /// Counts starts and deaths.
  [[nodiscard]] std::uint64_t lives() const { return lives_; }
  /// `repeats`: the very same was said just before.
  void say(const hub::StayEvent& event, bool repeats = false);
  void tell_pms_link(bool up);
  /// Asks until it is answered, over deaths of the hub. The ticket.
  std::uint64_t ask(hub::Request request, hub::Actor actor);
  /// The last answer to ListRooms.
  [[nodiscard]] const std::optional<hub::RoomsView>& rooms() const { return rooms_; }
  /// When a plan last left.
  [[nodiscard]] room::Time published_at() const { return published_at_; }

  // Faults.
  void die(std::string_view how);
  void crash_at_store_call(std::uint64_t n, bool after_it) { store_.crash_at(n, after_it); }
  void crash_before_effect(std::size_t k) { crash_before_effect_ = k; }
  void fail_store(std::uint64_t n, hub::StoreErrorKind kind, std::uint64_t times);
  void restore(support::MemoryStore::Snapshot snapshot);
  [[nodiscard]] support::MemoryStore::Snapshot backup() { return store_.durable().snapshot(); }
  void drop() { broker_.cut(client_); }
  /// Armed faults are gone.
  void heal();

 private:
  struct Life {
    Life(const config::Property& property, const std::map<std::string, config::Property>& variants,
         hub::Store& store, hub::EffectSink& sink)
        : source(property), hotel(source, store, clock, {"sim", true}), engine(hotel, store, sink) {
      for (const auto& [text, variant] : variants) source.put(text, variant);
    }
    support::FixedProperty source;
    support::FixedClock clock{60};
    hub::Hotel hotel;
    hub::Engine engine;
  };
  struct Queued {
    hub::Event event;
    bool from_pms = false;
    bool repeats = false;
  };
  struct Packet {
    std::uint64_t number = 0;
    std::string payload;
  };

  void on_connected() override;
  void on_connect_failed() override { connect_later(); }
  void on_disconnected() override;
  void on_message(const std::string& topic, const std::string& payload, bool retained) override;
  void on_acknowledged(std::uint64_t packet) override;
  void release(hub::Effects effects) override;

  void on_effect(const hub::PublishPlan& effect);
  void on_effect(const hub::ClearPlan& effect);
  void on_effect(const hub::RoomsDeclared&) {}
  void on_effect(const hub::Reply& effect);
  void on_effect(const hub::SendToPms& effect);
  void on_effect(const hub::ForgetPeople&) {}  // no history is kept here
  void on_effect(const hub::TendDatabase& effect);
  void on_effect(const hub::Notice& effect);
  void on_effect(const hub::Announcement&) {}
  void publish(const std::string& topic, std::string payload);
  void receive(hub::Event event);
  void schedule(room::Time when);
  void run();
  [[nodiscard]] bool run_batch();
  /// What waits, up to an event that must be seen alone.
  [[nodiscard]] std::vector<hub::Event> next_batch() const;
  void look_at_commit();
  void tell_time();
  void connect_later();
  [[nodiscard]] hub::Now now() const;
  [[nodiscard]] int subject_of(const room::RoomId& room) const;

  Stage& stage_;
  Broker& broker_;
  const Jury& jury_;
  const config::Property& property_;
  const std::map<std::string, config::Property>& variants_;
  Oracle& oracle_;
  FaultyStore store_;
  std::size_t client_;

  std::unique_ptr<Life> life_;
  std::uint64_t lives_ = 0;
  std::deque<Queued> queue_;
  std::uint64_t wakes_ = 0;
  std::optional<room::Time> wake_;
  room::Time free_at_;
  std::size_t crash_before_effect_ = 0;
  std::uint64_t seen_changes_ = 0;
  room::Time published_at_;
  bool said_just_now_ = false;  // the last thing handled was an event of the PMS, and alone
  Backoff backoff_{500, 30'000};

  std::map<std::string, Packet> unacknowledged_;  // latest by topic
  std::uint64_t last_packet_ = 0;
  bool looking_at_plans_ = false;

  std::map<std::uint64_t, hub::Asked> asked_;  // by ticket
  std::uint64_t last_ticket_ = 0;
  std::optional<hub::RoomsView> rooms_;
};

}  // namespace innkeeper::simtest
