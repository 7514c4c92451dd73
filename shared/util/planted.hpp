// SPDX-License-Identifier: Apache-2.0
// Deliberate bugs that the simulation of tests/sim must find. They exist only in the libraries that
// are compiled with INNKEEPER_PLANTED_BUGS for that purpose; elsewhere planted() is a constant false
// and the compiler removes the branch.
#pragma once

#include <cstdint>

namespace innkeeper {

enum class PlantedBug : std::uint8_t {
  none,
  agent_accepts_older_plan,         // the agent forgets to compare (epoch, version)
  agent_reports_before_persist,     // a power cut after the report loses what was confirmed
  agent_skips_wipe,                 // the hand of one stay survives into the next
  hub_publishes_before_commit,      // a crash between the two leaves a plan nobody remembers
  hub_ignores_broker_wipe,          // after a broker restart retained plans are not restored
  hub_never_resends,                // a lost publish is never noticed
  hub_keeps_epoch_after_restore,    // an older database reuses version numbers
  hub_moves_without_vacating,       // a room move leaves the preference in the old room
  hub_takes_hand_of_earlier_guest,  // a guest who moves takes along what somebody else had set
  hub_believes_late_half_of_move,   // the check-out half of a move checks the guest out
  hub_sweeps_without_limit,         // a PMS that lost its data empties the hotel
  hub_learns_without_consent,
  hub_keeps_learned_after_refusal,
  hub_forgets_nobody,                 // "forget me" is answered and not done
  hub_cleans_despite_do_not_disturb,  // a task starts where the guest does not want it
  hub_keeps_expired_override,         // what has an end outlives it
  hub_releases_hold_with_guest,       // maintenance's hold goes when the guest goes
  hub_loses_confirmation,             // a report after a re-send confirms nothing
  hub_tells_wake_call_again,          // and again
  hub_keeps_wake_call_of_earlier_guest,
  hub_tells_vacant_room_of_guest,  // the plan of a room that is nobody's wakes somebody
  hub_tells_entered_room_first,    // for a moment two rooms are the same guest's
  hub_believes_old_report,         // a broker's old copy counts more than what was heard since
  hub_audits_what_it_knows,        // what is said twice is written down twice
  hub_logs_reservation,
  agent_ignores_limits,              // a set point goes beyond what the plan allows
  agent_forgets_hand_with_each_plan  // a plan undoes what the guest set
};

#ifdef INNKEEPER_PLANTED_BUGS
inline PlantedBug planted_bug = PlantedBug::none;
[[nodiscard]] inline bool planted(PlantedBug bug) { return planted_bug == bug; }
#else
[[nodiscard]] constexpr bool planted(PlantedBug) { return false; }
#endif

}  // namespace innkeeper
