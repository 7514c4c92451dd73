// SPDX-License-Identifier: Apache-2.0
// Which events somebody wants to read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace innkeeper::hub::http {

enum class EventKind : std::uint8_t { room, property, override_, connection };
inline constexpr EventKind kEventKinds[] = {EventKind::room, EventKind::property,
                                            EventKind::override_, EventKind::connection};
[[nodiscard]] std::string_view name_of(EventKind kind);

/// Rooms and floors in one filter; more are read without one.
inline constexpr std::size_t kMaxFilterWords = 64;

/// What is empty lets everything through.
struct EventFilter {
  std::set<EventKind> kinds;
  std::set<std::string, std::less<>> rooms;  ///< numbers
  std::set<std::string, std::less<>> floors;
};

/// A request to read events.
struct Subscription {
  EventFilter filter;
  std::optional<std::string> last_event_id;
};

}  // namespace innkeeper::hub::http
