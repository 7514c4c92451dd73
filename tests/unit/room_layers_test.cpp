// SPDX-License-Identifier: Apache-2.0
// The cross product of the six layers against a table that says, strongest first, which one wins.
#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "shared/room/decide.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::room {
namespace {

constexpr UtcTime kNow{1'790'000'000};
constexpr Temperature kHeld = Temperature::celsius(19);
constexpr Temperature kByHand = Temperature::celsius(20);
constexpr Temperature kTooLow = Temperature::celsius(12);
constexpr Temperature kPreferred = Temperature::celsius(23);
constexpr TemperatureDelta kByDemand = TemperatureDelta::milli_kelvin(1500);
constexpr Temperature kAtNight = Temperature::milli_celsius(19'500);

/// Layers that few rooms see: alone, beside each other, and all at once.
struct Extra {
  bool demand;
  bool airing;
  bool evacuation;
};
constexpr std::array<Extra, 5> kExtras{{{false, false, false},
                                        {true, false, false},
                                        {false, true, false},
                                        {false, false, true},
                                        {true, true, true}}};

struct Case {
  RentalState rental;
  Source source;
  bool has_plan;
  bool has_night;
  std::optional<Temperature> hand;
  Presence presence;
  Arrival arrival;
  std::optional<int> hour;  ///< local; none: unknown
  bool held_setpoint;
  bool locked_out;
  Protection protection;
  Extra extra;
};

struct Room {
  std::optional<Plan> plan;
  Hand hand;
  Situation situation;
  Decision decide() const {
    return room::decide(plan ? &*plan : nullptr, hand, situation, Fixtures{});
  }
};

Room room_of(const Case& c) {
  Room room;
  Plan plan;
  plan.id = {1, 1};
  plan.rental = c.rental;
  plan.climate.comfort = kPreferred;
  plan.climate.comfort_source = c.source;
  if (c.has_night) plan.climate.night = kAtNight;
  if (c.held_setpoint || c.locked_out) {
    plan.maintenance.emplace();
    if (c.held_setpoint) plan.maintenance->setpoint = kHeld;
    if (c.locked_out) plan.maintenance->mode = ClimateMode::off;
  }
  if (c.extra.demand) plan.climate.demand = DemandResponse{kByDemand, kLatestTime};
  if (c.extra.airing)
    plan.housekeeping = HousekeepingOverride{kLatestTime, HousekeepingTask::airing};
  plan.evacuation = c.extra.evacuation;
  if (c.has_plan) room.plan = plan;
  room.hand.setpoint = c.hand;
  room.situation.presence = c.presence;
  room.situation.arrival = c.arrival;
  room.situation.protection = c.protection;
  // At midnight UTC, an offset of h hours makes it h o'clock.
  if (c.hour) {
    const UtcTime midnight{kNow.seconds / 86'400 * 86'400};
    room.situation.time = LocalTime{midnight, static_cast<std::int16_t>(*c.hour * 60)};
  }
  return room;
}

template <class Visit>
void for_every_room(Visit visit) {
  std::size_t rooms = 0;
  for (const auto rental : {RentalState::vacant, RentalState::rented, RentalState::out_of_service})
    for (const auto source : {Source::policy, Source::guest})
      for (const bool has_plan : {true, false})
        for (const bool has_night : {false, true})
          for (const auto hand :
               {std::optional<Temperature>{}, std::optional(kByHand), std::optional(kTooLow)})
            for (const auto presence :
                 {Presence::nobody, Presence::leaving, Presence::staff, Presence::guest})
              for (const auto arrival : {Arrival::past, Arrival::awaited, Arrival::overdue})
                for (const auto hour : {std::optional<int>{}, std::optional(12), std::optional(2)})
                  for (const bool held : {false, true})
                    for (const bool locked : {false, true})
                      for (int p = 0; p <= static_cast<int>(Protection::frost); ++p) {
                        if (held && locked) continue;  // no valid plan says both
                        for (const Extra& extra : kExtras) {
                          ++rooms;
                          visit(Case{rental, source, has_plan, has_night, hand, presence, arrival,
                                     hour, held, locked, static_cast<Protection>(p), extra});
                        }
                      }
  CHECK(rooms == 54'432 * kExtras.size());
}

struct Row {
  const char* layer;
  std::function<bool(const Case&)> applies;
  Because because;
};

bool rented(const Case& c) { return c.has_plan && c.rental == RentalState::rented; }
bool held_as_empty(const Case& c) {
  return rented(c) && c.presence != Presence::guest && c.presence != Presence::leaving &&
         c.arrival != Arrival::awaited;
}
bool nobody_inside_unrented(const Case& c) {
  return c.has_plan && !rented(c) && (!c.hand || c.presence == Presence::nobody);
}

const std::vector<Row>& rows_of_set_point() {
  using enum Because;
  static const std::vector<Row> rows{
      {"maintenance", [](const Case& c) { return c.has_plan && c.held_setpoint; }, maintenance},
      {"absence", held_as_empty, unoccupied_setback},
      {"out of service",
       [](const Case& c) {
         return nobody_inside_unrented(c) && c.rental == RentalState::out_of_service;
       },
       out_of_service},
      {"vacant", nobody_inside_unrented, vacant},
      // An empty room drifts further than this demand asks for.
      {"demand response",
       [](const Case& c) { return c.has_plan && c.extra.demand && c.hour.has_value(); },
       demand_response},
      {"limit", [](const Case& c) { return c.hand == kTooLow; }, limit_min},
      {"hand", [](const Case& c) { return c.hand.has_value(); }, guest_hand},
      {"no plan", [](const Case& c) { return !c.has_plan; }, no_plan},
      {"preference", [](const Case& c) { return c.source == Source::guest; }, guest_preference},
      {"night", [](const Case& c) { return c.has_night && c.hour == 2; }, night},
      {"policy", [](const Case&) { return true; }, policy},
  };
  return rows;
}

TEST_CASE("for every combination of layers the strongest one is the reason of the set point") {
  for_every_room([](const Case& c) {
    // Whether drying changes a set point depends on numbers, not on layers: it has a test of its own.
    if (c.protection == Protection::humidity && c.presence == Presence::nobody) return;
    const Decision decision = room_of(c).decide();
    for (const Row& row : rows_of_set_point()) {
      if (!row.applies(c)) continue;
      INFO(row.layer << ": " << name_of(decision.climate.because));
      REQUIRE(decision.climate.because == row.because);
      return;
    }
  });
}

TEST_CASE(
    "for every combination of layers the mode follows frost, evacuation, other safety, "
    "maintenance, "
    "housekeeping, policy") {
  using enum Because;
  for_every_room([](const Case& c) {
    const Decision decision = room_of(c).decide();
    const bool airing = c.has_plan && c.extra.airing;
    const bool locked = c.has_plan && c.locked_out;
    const auto weakest = airing ? housekeeping : c.has_plan ? policy : no_plan;
    const auto weaker = locked ? maintenance : weakest;
    const ClimateMode without = locked || airing ? ClimateMode::off : ClimateMode::automatic;
    struct Safe {
      ClimateMode mode;
      Because because;
    };
    const std::array<Safe, 7> table{
        {{without, weaker},
         {without, weaker},
         {without == ClimateMode::off ? without : ClimateMode::heat, condensation},
         {without, air_sensor},
         {ClimateMode::off, opening},
         {without == ClimateMode::off ? without : ClimateMode::cool, overheat},
         {ClimateMode::heat, frost}}};
    const bool evacuated = c.has_plan && c.extra.evacuation && c.protection != Protection::frost;
    const Safe expected = evacuated ? Safe{ClimateMode::off, evacuation}
                                    : table[static_cast<std::size_t>(c.protection)];
    REQUIRE(decision.mode.value == expected.mode);
    REQUIRE(decision.mode.because == expected.because);
    REQUIRE(decision.mode.wanted.has_value() == (expected.mode != ClimateMode::automatic));
  });
}

TEST_CASE("no combination of layers lets heating and cooling overlap") {
  for_every_room([](const Case& c) {
    const Decision decision = room_of(c).decide();
    REQUIRE(decision.climate.band.cool - decision.climate.band.heat >= kDeadBand);
    REQUIRE(decision.climate.band.heat >= kLowestTarget);
    REQUIRE(decision.climate.band.cool <= kHighestTarget);
  });
}

TEST_CASE("whatever was asked for stays visible while a stronger layer rules") {
  for_every_room([](const Case& c) {
    const Decision decision = room_of(c).decide();
    const auto& climate = decision.climate;
    if (climate.because == Because::limit_min || climate.because == Because::unoccupied_setback ||
        climate.because == Because::demand_response) {
      REQUIRE(climate.wanted.has_value());
    }
    const bool widened = climate.because == Because::unoccupied_setback ||
                         climate.because == Because::demand_response;
    if (widened && c.hand) {
      REQUIRE(climate.wanted == *c.hand);
    }
  });
}

struct LightLayers {
  bool wake;
  bool housekeeping;
  bool maintenance;
  bool evacuation;
};

/// What the bed's light is told, and why, while these layers speak over a guest who sleeps in the dark.
LightDecision light_at_the_bed(const LightLayers& layers) {
  Plan plan;
  plan.id = {1, 1};
  plan.rental = RentalState::rented;
  const UtcTime now{1'790'035'200};
  if (layers.wake) plan.wake = WakeLight{now};
  if (layers.housekeeping) {
    plan.housekeeping = HousekeepingOverride{kLatestTime, HousekeepingTask::turndown};
  }
  if (layers.maintenance) {
    plan.maintenance.emplace();
    plan.maintenance->lights = Percent::from(70);
  }
  plan.evacuation = layers.evacuation;
  Hand hand;
  hand.scene = Scene::off;
  Situation situation;
  situation.time = LocalTime{now, 0};
  Fixtures fixtures;
  REQUIRE(fixtures.push_back({*fixture_name("bed"), FixtureRole::bedside}));
  return decide(&plan, hand, situation, fixtures).lights[0];
}

TEST_CASE("light follows evacuation, maintenance, housekeeping, the wake light, then the hand") {
  using enum Because;
  for (int bits = 0; bits < 16; ++bits) {
    const LightLayers layers{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0};
    const LightDecision light = light_at_the_bed(layers);
    INFO("layers " << bits << ": " << name_of(light.because));
    const Because strongest = layers.evacuation     ? evacuation
                              : layers.maintenance  ? maintenance
                              : layers.housekeeping ? housekeeping
                              : layers.wake         ? wake_light
                                                    : guest_hand;
    CHECK(light.because == strongest);
    CHECK(light.wanted.has_value() == (bits != 0));
  }
}

}  // namespace
}  // namespace innkeeper::room
