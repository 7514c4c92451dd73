// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/world.hpp"

#include <algorithm>
#include <utility>

#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::simtest {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kBackups = 8;
constexpr std::size_t kTailLines = 60;

room::FixtureName fixture(std::string_view name) { return room::fixture_name(name).value(); }

config::RoomType type_of(const std::string& name, std::initializer_list<std::string_view> lights) {
  config::RoomType type;
  type.name = name;
  for (const std::string_view light : lights) {
    check(type.fixtures.push_back(fixture(light)), "a room's lights fit");
  }
  check(room::set_level(type.welcome, fixture("ceiling"), room::Percent::from(50).value()),
        "one level fits");
  return type;
}

config::Property hotel_of(std::size_t rooms) {
  config::Property property;
  property.name = "Simulated";
  property.timezone = "Europe/Rome";
  property.types.push_back(type_of("double", {"ceiling", "bedside"}));
  property.types.push_back(type_of("suite", {"ceiling", "bedside", "desk", "bath"}));
  for (std::size_t i = 0; i < rooms; ++i) {
    const std::string number = std::to_string(101 + i);
    property.rooms.push_back({number, room::room_id("r-" + number).value(), i % 2, "1"});
  }
  return property;
}

}  // namespace

World::World(const Options& options, bool echo)
    : stage_(options, echo),
      property_(hotel_of(options.rooms)),
      durable_(stage_.judge, oracle_),
      preferences_(stage_.judge, oracle_),
      plans_(stage_.judge, options.rooms),
      actuators_(stage_.judge, options.rooms),
      hands_(stage_.judge, oracle_, options.rooms),
      reports_(stage_.judge),
      broker_(stage_),
      hub_(stage_, broker_, {durable_, preferences_, hands_}, property_, oracle_),
      pms_(stage_, hub_, preferences_, property_) {
  for (std::size_t i = 0; i < options.rooms; ++i) {
    const config::Room& room = property_.rooms[i];
    rooms_.push_back(std::make_unique<RoomProcess>(stage_, broker_,
                                                   RoomChecks{plans_, actuators_, hands_, reports_},
                                                   room, property_.types[room.type].fixtures, i));
  }
}

Outcome World::run() {
  stage_.trace.line(kHotel, text_of(stage_.options));
  open();
  const room::Time peace = stage_.time.now() + stage_.options.faulty;
  run_until(peace);
  if (!stage_.judge.first()) make_peace();
  run_until(peace + stage_.options.quiet);
  if (!stage_.judge.first()) {
    hub_.ask(hub::ListRooms{});
    run_until(peace + stage_.options.quiet + seconds(1));
  }
  if (!stage_.judge.first()) check_agreement();

  Outcome outcome{stage_.judge.first(), stage_.trace.hash(), stage_.trace.lines(), ""};
  if (outcome.violation) {
    const Violation& violation = *outcome.violation;
    outcome.account = text_of(stage_.options) + "\n" +
                      stage_.trace.tail(violation.subject, kTailLines) +
                      "BROKEN: " + violation.invariant + ": " + violation.what + "\n";
  }
  return outcome;
}

void World::open() {
  hub_.on_pms_handled = [this](std::size_t count) { pms_.on_handled(count); };
  hub_.on_started = [this] { pms_.on_hub_started(); };
  stage_.time.after(stage_.random.between(seconds(0), seconds(20)), [this] { hub_.start(); });
  for (const auto& room : rooms_) {
    stage_.time.after(stage_.random.between(seconds(0), seconds(30)), [&room] { room->boot(); });
  }
  plan_pms();
  plan_hand();
  plan_backup();
  for (std::size_t i = 0; i < kFaults; ++i) plan_fault(static_cast<Fault>(i));
}

void World::run_until(room::Time end) {
  while (!stage_.judge.first() && stage_.time.run_one(end)) {
  }
}

void World::plan_pms() {
  stage_.time.after(stage_.random.around(stage_.options.pms_pace), [this] {
    if (!faulty_) return;
    pms_.act();
    // A desk does several things at once now and then.
    while (stage_.random.chance(200)) pms_.act();
    plan_pms();
  });
}

void World::plan_hand() {
  stage_.time.after(stage_.random.around(stage_.options.hand_pace), [this] {
    if (!faulty_) return;
    hand();
    plan_hand();
  });
}

void World::plan_backup() {
  stage_.time.after(stage_.random.around(minutes(8)), [this] {
    if (!faulty_) return;
    broker_.save();
    backups_.push_back(hub_.backup());
    if (backups_.size() > kBackups) backups_.erase(backups_.begin());
    plan_backup();
  });
}

void World::plan_fault(Fault fault) {
  const room::Duration mean = stage_.options.mean[static_cast<std::size_t>(fault)];
  if (mean == room::Duration::zero()) return;
  stage_.time.after(stage_.random.around(mean), [this, fault] {
    if (!faulty_) return;
    stage_.trace.line(kHotel, "fault: " + std::string(name_of(fault)));
    strike(fault);
    plan_fault(fault);
  });
}

RoomProcess& World::any_room() { return *rooms_[stage_.random.below(rooms_.size())]; }

void World::hand() {
  RoomProcess& room = any_room();
  if (stage_.random.chance(600)) {
    // A set point that nobody used before: it betrays whose it is.
    if (++last_setpoint_ <= 30'000) {
      room.hand_setpoint(room::Temperature::milli_celsius(last_setpoint_));
    }
  } else {
    const auto level = static_cast<std::int64_t>(stage_.random.below(101));
    room.hand_light(stage_.random.below(4), room::Percent::from(level).value());
  }
}

void World::strike(Fault fault) {
  Random& random = stage_.random;
  switch (fault) {
    case Fault::hub_crash_in_transaction:
      hub_.crash_at_store_call(random.between(1, 40), random.chance(500));
      break;
    case Fault::hub_crash_between_effects: hub_.crash_before_effect(random.between(1, 12)); break;
    case Fault::hub_crash_idle: hub_.die("while it waits"); break;
    case Fault::hub_restored:
      // The very last backup, an old one, or none at all: the database was lost.
      if (backups_.empty() || random.chance(100)) {
        hub_.restore({});
      } else {
        hub_.restore(backups_[random.below(backups_.size())]);
      }
      pms_.synchronise();
      break;
    case Fault::store_failure: {
      constexpr std::array kinds{hub::StoreErrorKind::busy, hub::StoreErrorKind::full,
                                 hub::StoreErrorKind::io};
      hub_.fail_store(random.between(1, 30), kinds[random.below(kinds.size())],
                      random.between(1, 60));
      break;
    }
    case Fault::hub_disconnect: hub_.drop(); break;
    case Fault::broker_restart:
      broker_.die(random.chance(500) ? AfterDeath::everything : AfterDeath::stale,
                  random.between(seconds(1), seconds(60)));
      break;
    case Fault::broker_wipe:
      broker_.die(AfterDeath::nothing, random.between(seconds(1), seconds(60)));
      break;
    case Fault::room_disconnect: any_room().drop(); break;
    case Fault::room_partition:
      any_room().partition(random.between(seconds(5), minutes(25)));
      break;
    case Fault::room_power_cut:
      any_room().power_fails_after(static_cast<long>(random.between(1, 10)));
      break;
    case Fault::room_restart: any_room().restart(); break;
    case Fault::room_memory: {
      RoomProcess& room = any_room();
      room.wear_out(true);
      stage_.time.after(random.between(seconds(1), minutes(5)), [&room] { room.wear_out(false); });
      break;
    }
    case Fault::room_jam: {
      RoomProcess& room = any_room();
      room.jam(true);
      stage_.time.after(random.between(seconds(1), minutes(5)), [&room] { room.jam(false); });
      break;
    }
  }
}

void World::make_peace() {
  stage_.trace.line(kHotel, "peace");
  faulty_ = false;
  broker_.heal();
  hub_.heal();
  for (const auto& room : rooms_) room->heal();
  pms_.synchronise();
  // Guests go on for a moment once everybody is connected again, while plans and reports still get
  // lost: nothing but sending them again brings these to their rooms.
  for (std::size_t i = 0; i < 2 * rooms_.size(); ++i) {
    stage_.time.after(stage_.random.between(seconds(120), seconds(150)), [this] { pms_.act(); });
  }
  stage_.time.after(seconds(165), [this] { broker_.stop_dropping(); });
}

Outcome simulate(std::uint64_t seed, std::optional<std::size_t> rooms, bool echo) {
  World world(expand(seed, rooms), echo);
  return world.run();
}

}  // namespace innkeeper::simtest
