// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/timing.hpp"

#include <variant>

namespace innkeeper::simtest {

void EverythingEnds::on_run() {
  const room::UtcTime now = seen.stage.utc();
  const auto look = [&](const std::string& key, const std::optional<room::UtcTime>& until) {
    if (until && *until <= now) {
      broken(Invariant::i10_time, kHotel, "override or action " + key + " outlives its end");
    }
  };
  for (const auto& [key, row] : seen.oracle.rows<hub::OverrideRow>()) {
    look(key, std::get<hub::OverrideRow>(row).until);
  }
  for (const auto& [key, row] : seen.oracle.rows<hub::HouseActionRow>()) {
    look(key, std::get<hub::HouseActionRow>(row).until);
  }
}

void EverythingEnds::on_step(const RoomSight& sight) {
  const room::Plan* plan = sight.agent.plan();
  if (plan == nullptr || !plan->housekeeping) return;
  const auto& time = sight.agent.situation().time;
  if (!time || time->utc < plan->housekeeping->until) return;
  for (const room::LightDecision& light : sight.agent.decision().lights) {
    if (light.because != room::Because::housekeeping) continue;
    broken(Invariant::i10_time, static_cast<int>(sight.room),
           "the light of housekeeping is on after its end");
  }
}

void WakeCallsAreToldOnce::on_pms_said(const hub::StayEvent& event) {
  const auto* call = std::get_if<hub::WakeCallChanged>(&event);
  if (call != nullptr && call->wanted) told_.erase({call->room, call->at.seconds});
}

void WakeCallsAreToldOnce::on_tell_pms(const hub::PmsMessage& message) {
  const auto* told = std::get_if<hub::TellWakeCall>(&message);
  if (told == nullptr || told->result == hub::WakeResult::unknown_room) return;
  if (!told_.emplace(told->room, told->at.seconds).second) {
    broken(Invariant::i10_time, kHotel,
           "the PMS was told twice of the wake call for room " + told->room);
  }
}

void WakeCallsAreToldOnce::at_end() {
  constexpr std::int64_t kLatestAfter = 180;
  for (const auto& [key, any] : seen.oracle.rows<hub::WakeRow>()) {
    const auto& row = std::get<hub::WakeRow>(any);
    if (row.told || row.at.seconds + kLatestAfter > seen.stage.utc().seconds) continue;
    broken(Invariant::i10_time, kHotel, "nobody was told of wake call " + key);
  }
}

}  // namespace innkeeper::simtest
