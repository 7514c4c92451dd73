// SPDX-License-Identifier: Apache-2.0
// The proof that the simulation can see: each bug that is planted on purpose must be found.
#include <exception>
#include <string>

#include "shared/util/planted.hpp"
#include "tests/sim/world.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::simtest {
namespace {

constexpr std::uint64_t kSeeds = 200;

/// What the simulation finds with this seed; nothing: the bug did not show. A hub that the bug brings down
/// is found as well as one that says something wrong.
std::string found_with(std::uint64_t seed) {
  try {
    const Outcome outcome = simulate(seed);
    return outcome.violation ? outcome.violation->invariant : std::string();
  } catch (const std::exception& error) {
    return std::string("it crashes: ") + error.what();
  }
}

void find(PlantedBug bug, const std::string& name) {
  planted_bug = bug;
  std::uint64_t seed = 1;
  std::string found = found_with(seed);
  while (found.empty() && seed < kSeeds) found = found_with(++seed);
  planted_bug = PlantedBug::none;
  INFO(name);
  REQUIRE_FALSE(found.empty());
  WARN(name << " found with seed " << seed << ": " << found);
}

}  // namespace

TEST_CASE("the simulation finds an agent that accepts older plans") {
  find(PlantedBug::agent_accepts_older_plan, "agent_accepts_older_plan");
}
TEST_CASE("the simulation finds an agent that reports before it persists") {
  find(PlantedBug::agent_reports_before_persist, "agent_reports_before_persist");
}
TEST_CASE("the simulation finds an agent that keeps a hand over a change of guests") {
  find(PlantedBug::agent_skips_wipe, "agent_skips_wipe");
}
TEST_CASE("the simulation finds a hub that publishes before it commits") {
  find(PlantedBug::hub_publishes_before_commit, "hub_publishes_before_commit");
}
TEST_CASE("the simulation finds a hub that ignores a wiped broker") {
  find(PlantedBug::hub_ignores_broker_wipe, "hub_ignores_broker_wipe");
}
TEST_CASE("the simulation finds a hub that never sends again") {
  find(PlantedBug::hub_never_resends, "hub_never_resends");
}
TEST_CASE("the simulation finds a hub that keeps its epoch after a restore") {
  find(PlantedBug::hub_keeps_epoch_after_restore, "hub_keeps_epoch_after_restore");
}
TEST_CASE("the simulation finds a hub that moves a guest without vacating the room") {
  find(PlantedBug::hub_moves_without_vacating, "hub_moves_without_vacating");
}
TEST_CASE("the simulation finds a hub that gives a guest who moves what somebody else had set") {
  find(PlantedBug::hub_takes_hand_of_earlier_guest, "hub_takes_hand_of_earlier_guest");
}

TEST_CASE("without a planted bug the same code is sound") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Outcome outcome = simulate(seed);
    if (outcome.violation) FAIL(outcome.account);
  }
  SUCCEED();
}

}  // namespace innkeeper::simtest
