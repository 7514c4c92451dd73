// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/readiness.hpp"

#include <algorithm>
#include <cstdint>

namespace innkeeper::hub {
namespace {

/// The least drift that a board allows, whatever its rate: it may be slower than this says. The same
/// number as kLeastSetback of shared/control, which the hub does not see.
constexpr room::TemperatureDelta kLeastDrift = room::TemperatureDelta::milli_kelvin(500);

bool is_made_ready(const RoomView& room) {
  if (room.plan.rental == room::RentalState::rented) {
    return room.report->state.situation.arrival == room::Arrival::awaited;
  }
  return room.plan.rental == room::RentalState::vacant && room.is_expected;
}

bool can_work(const RoomView& room, bool heats) {
  const room::ClimateMode mode = room.decision.mode.value;
  const auto& faults = room.report->faults;
  const bool is_ill = std::any_of(faults.begin(), faults.end(), [](room::Fault fault) {
    return fault == room::Fault::heating || fault == room::Fault::cooling ||
           fault == room::Fault::fan || fault == room::Fault::actuator;
  });
  return !is_ill && room.report->state.situation.protection == room::Protection::none &&
         (mode == room::ClimateMode::automatic ||
          mode == (heats ? room::ClimateMode::heat : room::ClimateMode::cool));
}

}  // namespace

std::optional<std::chrono::minutes> time_to_ready(const RoomView& room) {
  const bool is_heard =
      room.link == wire::LinkState::online && room.report && room.delivery == Delivery::confirmed;
  if (!is_heard || !is_made_ready(room) || !room.report->state.air) return std::nullopt;
  const room::TemperatureBand& band = room.decision.climate.band;
  const room::Temperature air = *room.report->state.air;
  const room::TemperatureDelta off = std::max(band.heat - air, air - band.cool);
  if (off <= kReadyWithin) return std::chrono::minutes(0);
  const room::TemperatureDelta drift = room.report->state.situation.setback;
  const std::int64_t recovery_s = std::int64_t{60} * room.plan.climate.recovery_min;
  if (recovery_s == 0 || drift <= kLeastDrift || !can_work(room, air < band.heat)) {
    return std::nullopt;
  }
  const std::int64_t left_mk = off.milli_kelvin() - kReadyWithin.milli_kelvin();
  return std::chrono::ceil<std::chrono::minutes>(
      std::chrono::seconds(left_mk * recovery_s / drift.milli_kelvin() + 1));
}

}  // namespace innkeeper::hub
