// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guests/learner.hpp"

#include "hub/core/guests/learning.hpp"
#include "hub/core/property/targets.hpp"
#include "shared/util/planted.hpp"

namespace innkeeper::hub {

bool Learner::on_departure(const Departure& departure, Turn& turn) {
  const StayRow& stay = departure.stay;
  if (!stay.profile || !departure.was_alone || !departure.told) return false;
  if (turn.utc().seconds - stay.since.seconds < kShortestStay.count()) return false;
  if (guests_.consent(*stay.profile) != Consent::given &&
      !planted(PlantedBug::hub_learns_without_consent)) {
    return false;
  }
  LearnedRow before = guests_.learned(*stay.profile).value_or(LearnedRow{});
  before.profile = *stay.profile;
  const room::Temperature house = targets_of(rooms_.property(), rooms_.room(departure.room).type,
                                             RoomUse::rented, seasons_.today())
                                      .comfort;
  const auto& chosen = departure.told->setpoint;
  guests_.put_learned(observed(std::move(before),
                               {chosen.value_or(departure.offered), chosen.has_value()}, house,
                               turn.utc()));
  return true;
}

}  // namespace innkeeper::hub
