// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/convergence.hpp"

#include "hub/core/text.hpp"
#include "shared/util/crc32.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"
#include "tests/sim/checkers/durable.hpp"

namespace innkeeper::simtest {
namespace {

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

void AllAgree::at_end() {
  const auto& rooms = parts_.hub.rooms();
  if (!rooms || rooms->rooms.size() != parts_.rooms.size()) {
    disagree(kHotel, "the hub does not answer");
    return;
  }
  if (!parts_.pms.all_said()) disagree(kHotel, "the PMS still waits for the hub");
  const auto& kept = parts_.broker.retained();
  const auto link = kept.find(std::string(wire::kHubLinkTopic));
  if (link == kept.end() || link->second != wire::encode(wire::LinkState::online)) {
    disagree(kHotel, "the hub's link is not online");
  }
  for (std::size_t i = 0; i < parts_.rooms.size(); ++i) look_at_room(i, rooms->rooms[i]);
  StaysAreAsTold(seen).on_all_told(parts_.pms.in_house());
}

void AllAgree::look_at_room(std::size_t index, const hub::RoomView& view) const {
  const int subject = static_cast<int>(index);
  const auto* row = seen.oracle.find<hub::RoomRow>(view.id.view());
  if (row == nullptr) return disagree(subject, "the database has no plan");
  const agent::Agent* agent = parts_.rooms[index]->agent();
  if (agent == nullptr || agent->plan() == nullptr)
    return disagree(subject, "the room has no plan");
  if (agent->digest() != crc32(row->plan)) {
    disagree(subject,
             "the room holds " + hub::text_of(agent->plan()->id) + ", the database " + row->plan);
  }
  if (view.delivery != hub::Delivery::confirmed) {
    disagree(subject, "for the hub the plan is " + std::string(name_of(view.delivery)));
  }
  if (view.link != wire::LinkState::online) {
    disagree(subject, "for the hub the room is not online");
  }
  look_at_broker(index, view, row->plan);
  const room::Decision decision = room::decide(agent->plan(), agent->hand(), agent->situation(),
                                               parts_.rooms[index]->fixtures());
  if (agent->decision() != decision) disagree(subject, "the room does otherwise than was decided");
  look_at_outputs(index, decision);
  if (view.report && view.report->why != view.decision) {
    disagree(subject, "the hub explains the room otherwise than the room itself");
  }
}

void AllAgree::look_at_broker(std::size_t index, const hub::RoomView& view,
                              const std::string& bytes) const {
  const int subject = static_cast<int>(index);
  const std::string plan = retained(parts_.broker, view.id, wire::Channel::plan);
  if (plan != bytes) {
    broken(Invariant::i11_broker_disposable, subject,
           "the broker retains the plan " + plan + ", the database has " + bytes);
  }
  const std::string link = retained(parts_.broker, view.id, wire::Channel::link);
  if (link != wire::encode(wire::LinkState::online)) {
    broken(Invariant::i11_broker_disposable, subject, "the broker retains the link " + link);
  }
}

void AllAgree::look_at_outputs(std::size_t index, const room::Decision& decision) const {
  const int subject = static_cast<int>(index);
  const agent::Outputs& outputs = parts_.rooms[index]->outputs();
  for (const room::LightDecision& light : decision.lights) {
    const room::Percent* level = room::level_of(outputs.lights, light.fixture);
    if (level == nullptr || *level != light.level) {
      disagree(subject, "light " + std::string(light.fixture.view()) + " is not as decided");
    }
  }
  // A valve does not follow each tenth of a degree: its smallest move answers 0.4 K, and minutes after a
  // step of the target what was gathered before still holds it back by as much. How well a room is
  // controlled is measured elsewhere; here it must not be idle.
  const auto slack = room::TemperatureDelta::milli_kelvin(1'000);
  const room::Temperature air = parts_.rooms[index]->air();
  const bool heats = outputs.heating > room::Percent::zero();
  const bool cools = outputs.cooling > room::Percent::zero();
  if (heats && cools) disagree(subject, "heats and cools");
  const bool may_run = decision.mode.value == room::ClimateMode::automatic;
  if (may_run && air < decision.climate.band.heat - slack && !heats) {
    disagree(subject, "does not heat: it has " + hub::text_of(air) + ", wants " +
                          hub::text_of(decision.climate.band.heat));
  }
  if (may_run && air > decision.climate.band.cool + slack && !cools) {
    disagree(subject, "does not cool: it has " + hub::text_of(air) + ", wants " +
                          hub::text_of(decision.climate.band.cool));
  }
}

}  // namespace innkeeper::simtest
