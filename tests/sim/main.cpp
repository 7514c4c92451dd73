// SPDX-License-Identifier: Apache-2.0
// innkeeper-sim: plays many hotels in virtual time, one per seed, and stops at the first that
// breaks an invariant.
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "shared/config/command_line.hpp"
#include "tests/sim/shrink.hpp"
#include "tests/sim/world.hpp"

namespace {

using namespace innkeeper;

/// Each run of the search for a shorter reproduction is at most as long as the first.
constexpr std::size_t kEffort = 60;

struct Arguments {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  simtest::Wish wish;
  bool trace = false;
};

template <class Number>
bool read(std::string_view text, Number& number) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

bool read_seeds(std::string_view text, Arguments& arguments) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const bool good = read(text, arguments.first);
    arguments.last = arguments.first;
    return good;
  }
  return read(text.substr(0, dots), arguments.first) &&
         read(text.substr(dots + 2), arguments.last) && arguments.first <= arguments.last;
}

bool read_faults(std::string_view text, simtest::Wish& wish) {
  wish.only.emplace();
  if (text == "none") return true;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const auto fault = simtest::fault_named(text.substr(0, comma));
    if (!fault) {
      std::cerr << "innkeeper-sim: --faults: there is no fault '" << text.substr(0, comma)
                << "'; the options that are printed with a seed name them\n";
      return false;
    }
    wish.only->push_back(*fault);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return true;
}

/// The arguments, or the status to exit with at once.
std::variant<Arguments, int> parse(int argc, const char* const* argv) {
  Arguments arguments;
  std::string seeds;
  std::string faults;
  std::int64_t rooms = 0;
  std::int64_t minutes = 0;
  config::CommandLine line("innkeeper-sim",
                           "Plays one hotel in virtual time for each seed; exits 1 at the first "
                           "broken invariant, with what led to it and the shortest way to it.");
  line.text("--seeds", seeds, "One seed, or FIRST..LAST", config::Need::required);
  line.whole_number("--rooms", rooms, {0, 1000}, "Rooms of each hotel; 0: as the seed says");
  line.whole_number("--minutes", minutes, {0, 1'000'000},
                    "Minutes before peace; 0: as the seed says");
  line.text("--faults", faults, "Of the seed's faults only these, by commas; 'none'",
            config::Need::optional);
  line.flag("--clean-network", arguments.wish.clean_network,
            "Messages are neither late, lost nor doubled");
  line.flag("--trace", arguments.trace, "Print everything that happens");
  if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
  if (!read_seeds(seeds, arguments)) {
    std::cerr << "innkeeper-sim: --seeds takes a number or FIRST..LAST, such as 1..200\n";
    return config::kExitBadInput;
  }
  if (!faults.empty() && !read_faults(faults, arguments.wish)) return config::kExitBadInput;
  if (rooms > 0) arguments.wish.rooms = static_cast<std::size_t>(rooms);
  if (minutes > 0) arguments.wish.faulty = std::chrono::minutes(minutes);
  return arguments;
}

void tell_failure(std::uint64_t seed, const simtest::Wish& wish, const simtest::Outcome& outcome) {
  std::fputs(outcome.account.c_str(), stdout);
  std::puts("\nLooking for a shorter way to it...");
  std::fflush(stdout);
  const auto shrunk =
      simtest::shrink(seed, wish, outcome, kEffort,
                      [](const simtest::Options& options) { return simtest::simulate(options); });
  std::printf("The shortest that %zu runs found: %s\n", shrunk.runs,
              simtest::command_of(seed, shrunk.wish).c_str());
  if (shrunk.runs > 0) std::fputs(shrunk.outcome.account.c_str(), stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const auto parsed = parse(argc, argv);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  const Arguments* arguments = std::get_if<Arguments>(&parsed);
  const auto begun = std::chrono::steady_clock::now();
  room::Duration simulated{};
  for (std::uint64_t seed = arguments->first; seed <= arguments->last; ++seed) {
    const simtest::Outcome outcome =
        simtest::simulate(simtest::expand(seed, arguments->wish), arguments->trace);
    if (outcome.violation) {
      if (arguments->trace) return 1;
      tell_failure(seed, arguments->wish, outcome);
      return 1;
    }
    simulated += outcome.simulated;
    if (arguments->first == arguments->last) {
      std::printf("seed %llu: trace %llx, %llu lines\n", static_cast<unsigned long long>(seed),
                  static_cast<unsigned long long>(outcome.trace_hash),
                  static_cast<unsigned long long>(outcome.trace_lines));
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  const std::chrono::duration<double> played = simulated;
  std::printf("%llu seeds, every invariant held, %.1f s for %.1f hours: %.0f times real time\n",
              static_cast<unsigned long long>(arguments->last) -
                  static_cast<unsigned long long>(arguments->first) + 1,
              took.count(), played.count() / 3600, played.count() / took.count());
  return 0;
}
