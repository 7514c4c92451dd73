// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <string>

#include "tests/sim/shrink.hpp"
#include "tests/sim/world.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::simtest {
namespace {

constexpr std::uint64_t kParts = 8;

/// From the environment for long runs, otherwise as configured.
std::uint64_t seeds() {
  const char* wanted = std::getenv("INNKEEPER_SIM_SEEDS");
  return wanted == nullptr ? INNKEEPER_SIM_SEEDS : std::strtoull(wanted, nullptr, 10);
}

/// In parts, so that several cores share the work and none runs long.
void play(std::uint64_t part) {
  for (std::uint64_t seed = part; seed <= seeds(); seed += kParts) {
    const Outcome outcome = simulate(seed);
    if (outcome.violation) {
      FAIL(outcome.account << "for a shorter way to it: " << command_of(seed, {}));
    }
  }
  SUCCEED();
}

}  // namespace

TEST_CASE("every invariant holds where everything goes wrong (part 1 of the seeds)") { play(1); }
TEST_CASE("every invariant holds where everything goes wrong (part 2 of the seeds)") { play(2); }
TEST_CASE("every invariant holds where everything goes wrong (part 3 of the seeds)") { play(3); }
TEST_CASE("every invariant holds where everything goes wrong (part 4 of the seeds)") { play(4); }
TEST_CASE("every invariant holds where everything goes wrong (part 5 of the seeds)") { play(5); }
TEST_CASE("every invariant holds where everything goes wrong (part 6 of the seeds)") { play(6); }
TEST_CASE("every invariant holds where everything goes wrong (part 7 of the seeds)") { play(7); }
TEST_CASE("every invariant holds where everything goes wrong (part 8 of the seeds)") { play(8); }

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

TEST_CASE("every invariant of the catalogue has its number once, from I1 to I16") {
  for (int number = 1; number <= 16; ++number) {
    const std::string code = "I" + std::to_string(number) + " ";
    const auto count =
        std::count_if(kInvariants.begin(), kInvariants.end(),
                      [&](const InvariantText& text) { return text.title.starts_with(code); });
    INFO(code);
    CHECK(count == 1);
  }
}

TEST_CASE("a failing seed shrinks to what it needs to fail") {
  // Breaks in any hotel of three rooms that is open for half an hour and whose broker is wiped.
  const auto play = [](const Options& options) {
    Outcome outcome;
    const bool breaks = options.rooms >= 3 && options.faulty >= std::chrono::minutes(30) &&
                        options.suffers(Fault::broker_wipe);
    if (breaks) {
      outcome.violation =
          Violation{Invariant::i3_convergence, 0, room::Time(std::chrono::minutes(29)), "so"};
    }
    return outcome;
  };
  std::uint64_t seed = 1;
  while (!play(expand(seed)).violation) ++seed;
  const Shrunk shrunk = shrink(seed, {}, play(expand(seed)), 60, play);
  CHECK(shrunk.wish.rooms == 3);
  CHECK(shrunk.wish.faulty == std::chrono::minutes(30));
  CHECK(shrunk.wish.only == std::vector<Fault>{Fault::broker_wipe});
  CHECK(shrunk.wish.clean_network);
  CHECK(play(expand(seed, shrunk.wish)).violation);
  CHECK(shrunk.runs <= 60);
  CHECK(command_of(seed, shrunk.wish) == "innkeeper-sim --seeds " + std::to_string(seed) +
                                             " --rooms 3 --minutes 30 --faults broker_wipe "
                                             "--clean-network");
  CHECK(shrink(seed, {}, play(expand(seed)), 2, play).runs == 2);
}

}  // namespace innkeeper::simtest
