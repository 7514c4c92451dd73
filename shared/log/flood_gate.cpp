// SPDX-License-Identifier: Apache-2.0
#include "shared/log/flood_gate.hpp"

namespace innkeeper::log {

FloodGate::Window& FloodGate::window_of(std::string_view event, Time now) {
  const auto known = windows_.find(event);
  if (known != windows_.end()) return known->second;
  const std::string_view name = windows_.size() < kMaxEvents - 1 ? event : "(other events)";
  return windows_.try_emplace(std::string(name), Window{now, 0, 0}).first->second;
}

bool FloodGate::admit(std::string_view event, Time now) {
  Window& window = window_of(event, now);
  if (now - window.start >= kWindow) {
    // The count of the window before stays until take_suppressed() has told it.
    window.start = now;
    window.passed = 0;
  }
  if (window.passed < kLinesPerWindow) {
    ++window.passed;
    return true;
  }
  ++window.suppressed;
  any_suppressed_ = true;
  return false;
}

std::vector<FloodGate::Suppressed> FloodGate::take_suppressed(Time now) {
  std::vector<Suppressed> told;
  if (!any_suppressed_) return told;
  any_suppressed_ = false;
  for (auto& [event, window] : windows_) {
    if (window.suppressed == 0) continue;
    if (now - window.start < kWindow) {
      any_suppressed_ = true;
      continue;
    }
    told.push_back({event, window.suppressed});
    window.suppressed = 0;
  }
  return told;
}

}  // namespace innkeeper::log
