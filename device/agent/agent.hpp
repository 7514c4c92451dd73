// SPDX-License-Identifier: Apache-2.0
// One room's agent, the same on every board: takes plans, keeps them over power cuts, drives the room,
// reports. Portable: no heap, no clock, no threads; everything outside is a port.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "device/agent/ports.hpp"
#include "device/agent/record.hpp"
#include "shared/room/decide.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/report.hpp"
#include "shared/room/time.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::agent {

/// Seconds between two control steps (a hand at the panel is then answered within one), and between two
/// telemetry messages (docs/protocol.md).
inline constexpr room::Duration kControlPeriod = std::chrono::seconds(1);
inline constexpr room::Duration kTelemetryPeriod = std::chrono::seconds(60);

/// Order of one plan intake: check all of it, persist, act, report. A power cut between any two leaves a
/// room that has either the old plan or the new one, and whose report, when it comes, is true.
class Agent {
 public:
  /// The ports must outlive the agent.
  Agent(const room::Fixtures& fixtures, Board& board, Memory& memory, Link& link);

  /// Once, first: restores what memory holds and drives the outputs before any link exists.
  void boot(room::Time now);

  /// The control step. Call at next_deadline() and after any on_...(); more often is harmless.
  void step(room::Time now);
  /// When step() is due next.
  [[nodiscard]] room::Time next_deadline() const;

  /// The driver is connected and subscribed: announces itself and reports.
  void on_link_up(room::Time now);
  void on_link_down();
  /// Bytes that arrived on this room's plan topic, retained or not.
  void on_plan(std::string_view bytes, room::Time now);
  /// UTC from hub/time; used only to tell people until when something lasts.
  void on_hub_time(room::UtcTime utc, room::Time now);

  /// The guest's hand at the panel. Nothing clears a set point. Values are kept as wished; limits are
  /// applied, and shown, by the deciding function. Works without any link.
  void hand_setpoint(std::optional<room::Temperature> wanted, room::Time now);
  /// False for a fixture this room does not have.
  [[nodiscard]] bool hand_light(const room::FixtureName& fixture, room::Percent level, room::Time now);

  /// Says `offline` on the link. The driver then closes the connection.
  void shut_down();

  // For panels and tests.
  [[nodiscard]] const room::Plan* plan() const;
  [[nodiscard]] const room::Decision& decision() const;
  [[nodiscard]] const Outputs& outputs() const;
};

}  // namespace innkeeper::agent
