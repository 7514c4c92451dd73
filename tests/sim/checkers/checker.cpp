// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/checker.hpp"

#include <algorithm>

#include "tests/sim/checkers/do_not_disturb.hpp"
#include "tests/sim/checkers/durable.hpp"
#include "tests/sim/checkers/held.hpp"
#include "tests/sim/checkers/isolation.hpp"
#include "tests/sim/checkers/local_control.hpp"
#include "tests/sim/checkers/one_room.hpp"
#include "tests/sim/checkers/outside.hpp"
#include "tests/sim/checkers/plans.hpp"
#include "tests/sim/checkers/policy.hpp"
#include "tests/sim/checkers/timing.hpp"
#include "tests/sim/checkers/wiped.hpp"

namespace innkeeper::simtest {
namespace {

template <class... Checkers>
void seat_each(Jury& jury, const Evidence& evidence) {
  (jury.seat(std::make_unique<Checkers>(evidence)), ...);
}

}  // namespace

std::string Checker::id_of(std::string_view number) const {
  const auto found =
      std::find_if(seen.property.rooms.begin(), seen.property.rooms.end(),
                   [number](const config::Room& room) { return room.number == number; });
  return found == seen.property.rooms.end() ? std::string() : std::string(found->id.view());
}

void seat_all(Jury& jury, const Evidence& evidence) {
  seat_each<HandsStayWithTheirTenancy, WakeCallsStayWithTheirGuests, PlansOnlyRise, EpochNeverFalls,
            NothingLeavesBeforeItIsDurable, StaysAreAsTold, SaidTwiceIsSaidOnce,
            DoNotDisturbIsRespected, BoardsForget, DatabaseForgets, PanelIsObeyed,
            NoPlanUndoesAHand, EverythingEnds, WakeCallsAreToldOnce, TablesAreBounded,
            NoGuestIsNamed, PreferencesStayWithTheirGuest, EveryRequestIsAnswered, ReportsAreTrue,
            HeldAsSaid, LearningNeedsConsent, SweepsAreBounded, ActuatorsRest>(jury, evidence);
}

}  // namespace innkeeper::simtest
