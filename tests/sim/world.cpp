// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/world.hpp"

#include <utility>

#include "tests/sim/checkers/convergence.hpp"

namespace innkeeper::simtest {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kTailLines = 60;
/// Minutes to wait for one in which no plan changes.
constexpr int kPatience = 30;
/// How often the bounds are looked at, and the operator looks at synchronisations.
constexpr minutes kRound{10};

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
  config::Tier gold;
  gold.name = "gold";
  gold.match = {"gold"};
  gold.setback = false;
  property.tiers.push_back(gold);
  for (std::size_t i = 0; i < rooms; ++i) {
    const std::string number = std::to_string(101 + i);
    property.rooms.push_back(
        {number, room::room_id("r-" + number).value(), i % 2, i % 3 == 0 ? "2" : "1"});
  }
  return property;
}

/// What the management changes between.
std::map<std::string, config::Property> variants_of(const config::Property& property) {
  std::map<std::string, config::Property> variants;
  config::Property& thrifty = variants.emplace("thrifty", property).first->second;
  for (config::RoomType& type : thrifty.types) {
    type.climate.vacant = {room::Temperature::celsius(12), room::Temperature::celsius(30)};
    type.climate.max = room::Temperature::celsius(24);
  }
  config::Property& generous = variants.emplace("generous", property).first->second;
  for (config::RoomType& type : generous.types) type.climate.min = room::Temperature::celsius(16);
  generous.quiet_hours = {22 * 60, 7 * 60};
  return variants;
}

}  // namespace

World::World(const Options& options, bool echo)
    : stage_(options, echo),
      property_(hotel_of(options.rooms)),
      variants_(variants_of(property_)),
      broker_(stage_),
      hub_(stage_, broker_, jury_, property_, variants_, oracle_),
      pms_(stage_, hub_, jury_, oracle_, property_),
      profiles_(stage_, hub_),
      desk_(stage_, pms_, profiles_, property_),
      staff_(stage_, hub_, pms_, property_, variants_),
      guests_(stage_, rooms_),
      faults_(stage_, {hub_, broker_, pms_, staff_, rooms_}) {
  const Evidence evidence{stage_, oracle_, property_};
  seat_all(jury_, evidence);
  jury_.seat(std::make_unique<AllAgree>(evidence, AllAgree::Parts{hub_, broker_, pms_, rooms_}));
  for (std::size_t i = 0; i < options.rooms; ++i) {
    const config::Room& room = property_.rooms[i];
    rooms_.push_back(std::make_unique<RoomProcess>(stage_, broker_, jury_, room,
                                                   property_.types[room.type].fixtures, i));
  }
  connect_parts();
}

void World::connect_parts() {
  hub_.on_pms_handled = [this](std::size_t count) { pms_.on_handled(count); };
  hub_.on_started = [this] { pms_.on_hub_started(); };
  hub_.on_tell_pms = [this](const hub::PmsMessage& message) { pms_.on_told(message); };
  hub_.on_answer = [this](const hub::Asked& asked, const hub::Answer& answer) {
    profiles_.on_answer(asked);
    staff_.on_answer(asked, answer);
  };
}

Outcome World::run() {
  stage_.trace.line(kHotel, text_of(stage_.options));
  open();
  const room::Time peace = stage_.time.now() + stage_.options.faulty;
  run_until(peace);
  if (!stage_.judge.first()) make_peace();
  run_until(peace + stage_.options.quiet);
  // What ends at its time changes plans in peace too: nobody can have confirmed the last one yet.
  for (int i = 0; i < kPatience && !stage_.judge.first(); ++i) {
    hub_.ask(hub::ListRooms{}, {hub::Channel::front_desk, {}});
    run_until(stage_.time.now() + seconds(1));
    if (stage_.time.now() - hub_.published_at() > minutes(1)) break;
    run_until(stage_.time.now() + minutes(1));
  }
  if (!stage_.judge.first()) jury_.each([](Checker& checker) { checker.at_end(); });

  Outcome outcome{stage_.judge.first(), stage_.trace.hash(), stage_.trace.lines(),
                  stage_.time.now().time_since_epoch(), ""};
  if (outcome.violation) {
    const Violation& violation = *outcome.violation;
    const InvariantText& text = text_of(violation.invariant);
    outcome.account = text_of(stage_.options) + "\n" +
                      stage_.trace.tail(violation.subject, kTailLines) +
                      "BROKEN: " + std::string(text.title) + " (" + std::string(text.promise) +
                      "): " + violation.what + "\n";
  }
  return outcome;
}

void World::open() {
  stage_.time.after(stage_.random.between(seconds(0), seconds(20)), [this] { hub_.start(); });
  for (const auto& room : rooms_) {
    stage_.time.after(stage_.random.between(seconds(0), seconds(30)), [&room] { room->boot(); });
  }
  keep_doing(stage_.options.pms_pace, stage_.chance_of(11), [this] { desk_.act(); });
  keep_doing(stage_.options.pms_pace * 2, stage_.chance_of(12), [this] { profiles_.change(); });
  keep_doing(stage_.options.staff_pace, stage_.chance_of(13), [this] { staff_.act(); });
  keep_doing(stage_.options.hand_pace, stage_.chance_of(14), [this] { guests_.act(); });
  look_around();
  faults_.begin();
}

void World::run_until(room::Time end) {
  while (!stage_.judge.first() && stage_.time.run_one(end)) {
  }
}

void World::keep_doing(room::Duration mean, Random random, const Act& act) {
  const room::Duration wait = random.around(mean);
  stage_.time.after(wait, [this, mean, random, act]() mutable {
    if (peace_) return;
    act();
    // Several things at once now and then.
    while (random.chance(200)) act();
    keep_doing(mean, random, act);
  });
}

void World::look_around() {
  stage_.time.after(kRound, [this] {
    jury_.each([](Checker& checker) { checker.on_round(); });
    staff_.operate();
    look_around();
  });
}

void World::make_peace() {
  stage_.trace.line(kHotel, "peace");
  peace_ = true;
  faults_.end();
  // People go on for a moment once everybody is connected again, while plans and reports still get
  // lost: nothing but sending them again brings these to their rooms.
  for (std::size_t i = 0; i < 2 * rooms_.size(); ++i) {
    const room::Duration wait = stage_.random.between(seconds(120), seconds(150));
    stage_.time.after(wait, [this] { desk_.act(); });
  }
  stage_.time.after(seconds(165), [this] { broker_.stop_dropping(); });
  // Whatever was restored or lost before: an operator has the PMS tell everything, and decides.
  stage_.time.after(seconds(170), [this] { staff_.ask_for_sync(); });
  for (const minutes later : {minutes(6), minutes(9), minutes(12)}) {
    stage_.time.after(later, [this] { staff_.operate(); });
  }
}

Outcome simulate(const Options& options, bool echo) {
  World world(options, echo);
  return world.run();
}

Outcome simulate(std::uint64_t seed) { return simulate(expand(seed)); }

}  // namespace innkeeper::simtest
