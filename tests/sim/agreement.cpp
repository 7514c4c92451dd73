// SPDX-License-Identifier: Apache-2.0
// What must hold once nothing goes wrong any more: everybody agrees, and the hub knows it. Apart
// from world.cpp, since it looks at one instant and not at the way to it.
#include <algorithm>
#include <map>

#include "hub/core/text.hpp"
#include "shared/util/crc32.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"
#include "tests/sim/world.hpp"

namespace innkeeper::simtest {
namespace {

constexpr const char* kAgree = "after peace all agree";

std::string_view name_of(hub::Delivery delivery) {
  switch (delivery) {
    case hub::Delivery::none: return "none";
    case hub::Delivery::pending: return "pending";
    case hub::Delivery::confirmed: return "confirmed";
    case hub::Delivery::rejected: return "rejected";
    case hub::Delivery::unconfirmed: return "unconfirmed";
  }
  panic("a Delivery has a name");
}

std::string retained(const Broker& broker, const room::RoomId& room, wire::Channel channel) {
  const auto found = broker.retained().find(std::string(wire::topic_of(room, channel).view()));
  return found == broker.retained().end() ? std::string("nothing") : found->second;
}

}  // namespace

void World::check_agreement() {
  if (!hub_.rooms() || hub_.rooms()->rooms.size() != rooms_.size()) {
    stage_.judge.broken(kAgree, kHotel, "the hub does not answer");
    return;
  }
  if (!pms_.all_said()) stage_.judge.broken(kAgree, kHotel, "the PMS still waits for the hub");
  const auto link = broker_.retained().find(std::string(wire::kHubLinkTopic));
  if (link == broker_.retained().end() || link->second != wire::encode(wire::LinkState::online)) {
    stage_.judge.broken(kAgree, kHotel, "the hub's link is not online");
  }
  for (std::size_t i = 0; i < rooms_.size(); ++i) check_room(i, hub_.rooms()->rooms[i]);
  check_stays();
}

void World::check_room(std::size_t index, const hub::RoomView& view) {
  const int subject = static_cast<int>(index);
  const auto broken = [&](const std::string& what) { stage_.judge.broken(kAgree, subject, what); };
  const auto row = oracle_.durable().rooms.find(view.id.view());
  if (row == oracle_.durable().rooms.end()) return broken("the database has no plan");
  const std::string& bytes = row->second.plan;
  const agent::Agent* agent = rooms_[index]->agent();
  if (agent == nullptr || agent->plan() == nullptr) return broken("the room has no plan");
  if (agent->digest() != crc32(bytes)) {
    broken("the room holds " + hub::text_of(agent->plan()->id) + ", the database " + bytes);
  }
  if (view.delivery != hub::Delivery::confirmed) {
    broken("for the hub the plan is " + std::string(name_of(view.delivery)));
  }
  if (view.link != wire::LinkState::online) broken("for the hub the room is not online");
  const std::string plan = retained(broker_, view.id, wire::Channel::plan);
  if (plan != bytes) broken("the broker retains the plan " + plan + ", the database " + bytes);
  const std::string link = retained(broker_, view.id, wire::Channel::link);
  if (link != wire::encode(wire::LinkState::online)) broken("the broker retains the link " + link);

  const room::Decision decision =
      room::decide(agent->plan(), agent->hand(), agent->situation(), rooms_[index]->fixtures());
  if (agent->decision() != decision) broken("the room does something else than was decided");
  for (const room::LightDecision& light : decision.lights) {
    const room::Percent* level = room::level_of(rooms_[index]->outputs().lights, light.fixture);
    if (level == nullptr || *level != light.level) {
      broken("light " + std::string(light.fixture.view()) + " is not as decided");
    }
  }
  check_climate(index, decision);
  if (view.report && view.report->why != view.decision) {
    broken("the hub explains the room otherwise than the room itself");
  }
}

void World::check_climate(std::size_t index, const room::Decision& decision) {
  const int subject = static_cast<int>(index);
  // A valve does not follow each tenth of a degree: its smallest move answers 0.4 K.
  const auto slack = room::TemperatureDelta::milli_kelvin(500);
  const agent::Outputs& outputs = rooms_[index]->outputs();
  const room::Temperature air = rooms_[index]->air();
  const bool heats = outputs.heating > room::Percent::zero();
  const bool cools = outputs.cooling > room::Percent::zero();
  if (heats && cools) stage_.judge.broken(kAgree, subject, "heats and cools");
  if (air < decision.climate.band.heat - slack && !heats) {
    stage_.judge.broken(kAgree, subject, "does not heat");
  }
  if (air > decision.climate.band.cool + slack && !cools) {
    stage_.judge.broken(kAgree, subject, "does not cool");
  }
}

void World::check_stays() {
  for (const config::Room& room : property_.rooms) {
    std::set<std::string> said;
    for (const auto& [reservation, number] : pms_.in_house()) {
      if (number == room.number) said.insert(reservation);
    }
    std::set<std::string> kept;
    for (const auto& [reservation, where] : oracle_.durable().room_of) {
      if (where == room.id.view()) kept.insert(reservation);
    }
    if (said == kept) continue;
    stage_.judge.broken("stays are as the PMS says", kHotel,
                        "room " + room.number + " has " + std::to_string(kept.size()) +
                            " stays in the database, " + std::to_string(said.size()) +
                            " in the PMS");
  }
}

}  // namespace innkeeper::simtest
