// SPDX-License-Identifier: Apache-2.0
// What whoever watches the hub asks of the core: how many rooms are how, and what was counted since the
// hub started. Numbers only: no room, guest or account can be told from them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "hub/core/metrics/duration_counts.hpp"
#include "hub/core/rooms/room_requests.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/report.hpp"
#include "shared/room/situation.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::hub {

struct ShowMetrics {};

using MetricsRequest = std::variant<ShowMetrics>;

/// How a room stands, as the console says it; of several the first.
enum class Stand : std::uint8_t {
  problem,        // a fault, a plan that did not arrive, or a board that is not heard
  held,           // out of service or out of order
  getting_ready,  // somebody is awaited, and plan or air are not there yet
  ready,          // somebody is awaited, and the air is within half a kelvin of its band
  other,          // lived in, or vacant
};

inline constexpr std::size_t kStands = 5;

[[nodiscard]] std::string_view name_of(Stand stand);

/// How many rooms are how. Rooms that nobody hears of have no link and no presence.
struct RoomCounts {
  std::size_t rooms = 0;
  std::array<std::size_t, 3> link{};      ///< by wire::LinkState
  std::size_t unheard = 0;                ///< of no link
  std::array<std::size_t, 4> presence{};  ///< by room::Presence
  std::array<std::size_t, kStands> stand{};
  std::array<std::size_t, 3> rental{};    ///< by room::RentalState
  std::array<std::size_t, 5> delivery{};  ///< by Delivery
  /// By room::Fault: how many rooms report it.
  std::array<std::size_t, static_cast<std::size_t>(room::Fault::unknown) + 1> faults{};
  std::size_t in_doubt = 0;  ///< see StatusView::rooms_in_doubt
};

struct MetricsView {
  std::string version;
  bool broker_up = false;
  std::optional<bool> pms_up;  ///< none: no PMS is configured
  std::uint64_t epoch = 0;
  RoomCounts rooms;
  // Since the hub started.
  DurationCounts confirmations;  ///< from the event that changed a plan to the room's confirmation
  std::uint64_t epoch_raises = 0;
  std::uint64_t log_ins_refused = 0;
};

}  // namespace innkeeper::hub
