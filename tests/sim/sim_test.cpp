// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <string>

#include "tests/sim/world.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::simtest {
namespace {

/// From the environment for long runs, otherwise as configured.
std::uint64_t seeds() {
  const char* wanted = std::getenv("INNKEEPER_SIM_SEEDS");
  return wanted == nullptr ? INNKEEPER_SIM_SEEDS : std::strtoull(wanted, nullptr, 10);
}

/// In quarters, so that several cores share the work and none runs long.
void play(std::uint64_t quarter) {
  for (std::uint64_t seed = quarter; seed <= seeds(); seed += 4) {
    const Outcome outcome = simulate(seed);
    if (outcome.violation) FAIL(outcome.account);
  }
  SUCCEED();
}

}  // namespace

TEST_CASE("every invariant holds where everything goes wrong (first quarter of seeds)") { play(1); }
TEST_CASE("every invariant holds where everything goes wrong (second quarter of seeds)") {
  play(2);
}
TEST_CASE("every invariant holds where everything goes wrong (third quarter of seeds)") { play(3); }
TEST_CASE("every invariant holds where everything goes wrong (last quarter of seeds)") { play(4); }

TEST_CASE("the same seed gives the same hotel to the last line of its trace") {
  for (const std::uint64_t seed : {1U, 2U, 3U, 5U, 8U}) {
    const Outcome first = simulate(seed);
    const Outcome second = simulate(seed);
    INFO("seed " << seed);
    CHECK(first.trace_lines == second.trace_lines);
    CHECK(first.trace_hash == second.trace_hash);
  }
  CHECK(simulate(1).trace_hash != simulate(2).trace_hash);
}

}  // namespace innkeeper::simtest
