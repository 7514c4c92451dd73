// SPDX-License-Identifier: Apache-2.0
#include "hub/core/explain/reason_log.hpp"

#include <utility>

namespace innkeeper::hub {

void ReasonLog::rearrange(const std::vector<std::size_t>& was) {
  std::vector<Entries> now(was.size());
  for (std::size_t i = 0; i < was.size(); ++i) {
    if (was[i] < rooms_.size()) now[i] = rooms_[was[i]];
  }
  rooms_ = std::move(now);
}

void ReasonLog::watch(std::size_t room, const room::Decision& decision, room::UtcTime now) {
  if (room >= rooms_.size()) rooms_.resize(room + 1);
  auto& entries = rooms_[room];
  const bool first = !entries;
  if (first) entries.emplace();
  std::size_t aspect = 0;
  const auto note = [&](room::Because because, std::int32_t value) {
    Entry& entry = (*entries)[aspect++];
    if (!first && entry.because == because && entry.value == value) return;
    entry = {because, value, now};
  };
  note(decision.climate.because,
       decision.climate.setpoint ? decision.climate.setpoint->milli_celsius() : 0);
  note(decision.mode.because, static_cast<std::int32_t>(decision.mode.value));
  note(decision.fan.because, static_cast<std::int32_t>(decision.fan.value));
  note(decision.ventilation.because, decision.ventilation.value ? 1 : 0);
  for (const room::LightDecision& light : decision.lights) {
    note(light.because, light.level.value());
  }
}

std::optional<room::UtcTime> ReasonLog::since(std::size_t room, std::size_t aspect) const {
  if (room >= rooms_.size() || !rooms_[room] || aspect >= kAspects) return std::nullopt;
  return (*rooms_[room])[aspect].since;
}

}  // namespace innkeeper::hub
