// SPDX-License-Identifier: Apache-2.0
// What a plan still asks for and a room need not do any more: housekeeping that ran too long or whose
// guest came back, a wake light that was answered. Apart from the controller, because these outlast the
// step that found them, and a power cut.
#pragma once

#include <optional>

#include "device/agent/controller_memory.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/situation.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::agent {

class Endings {
 public:
  explicit Endings(const EndedEarly& restored) : ended_(restored) {}

  /// Before the room decides: drops what belongs to another plan, and tells what has ended. REQUIRES:
  /// `situation.time` is as of now, and its presence as of the last step.
  void update(const room::Plan* plan, room::Situation& situation, room::Time now);
  /// The guest touched a light.
  void light_touched(const room::Plan* plan, const std::optional<room::LocalTime>& time);
  /// The room changed hands: who comes next has touched nothing.
  void forget() { ended_ = {}; }

  [[nodiscard]] const EndedEarly& memory() const { return ended_; }

 private:
  void follow(const room::Plan* plan);
  void count_housekeeping(bool has_time, room::Situation& situation, room::Time now);
  void see_who_is_in(room::Presence presence);

  EndedEarly ended_;
  bool followed_ = false;  ///< a plan was seen since the start
  std::optional<room::HousekeepingOverride> housekeeping_;
  std::optional<room::WakeLight> wake_;
  std::optional<room::Time> housekeeping_since_;  ///< on a board that does not know the time
  bool guest_was_out_ = false;                    ///< at some time of this override
};

}  // namespace innkeeper::agent
