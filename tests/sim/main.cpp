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
#include "tests/sim/world.hpp"

namespace {

using namespace innkeeper;

struct Arguments {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::optional<std::size_t> rooms;
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
    arguments.last = 0;
    const bool good = read(text, arguments.first);
    arguments.last = arguments.first;
    return good;
  }
  return read(text.substr(0, dots), arguments.first) &&
         read(text.substr(dots + 2), arguments.last) && arguments.first <= arguments.last;
}

/// The arguments, or the status to exit with at once.
std::variant<Arguments, int> parse(int argc, const char* const* argv) {
  Arguments arguments;
  std::string seeds;
  std::int64_t rooms = 0;
  config::CommandLine line("innkeeper-sim",
                           "Plays one hotel in virtual time for each seed; exits 1 at the first "
                           "broken invariant, with what led to it.");
  line.text("--seeds", seeds, "One seed, or FIRST..LAST", config::Need::required);
  line.whole_number("--rooms", rooms, {0, 1000}, "Rooms of each hotel; 0: as the seed says");
  line.flag("--trace", arguments.trace, "Print everything that happens");
  if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
  if (!read_seeds(seeds, arguments)) {
    std::cerr << "innkeeper-sim: --seeds takes a number or FIRST..LAST, such as 1..200\n";
    return config::kExitBadInput;
  }
  if (rooms > 0) arguments.rooms = static_cast<std::size_t>(rooms);
  return arguments;
}

}  // namespace

int main(int argc, char** argv) {
  const auto parsed = parse(argc, argv);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  const Arguments* arguments = std::get_if<Arguments>(&parsed);
  const auto begun = std::chrono::steady_clock::now();
  for (std::uint64_t seed = arguments->first; seed <= arguments->last; ++seed) {
    const simtest::Outcome outcome = simtest::simulate(seed, arguments->rooms, arguments->trace);
    if (outcome.violation) {
      std::fputs(outcome.account.c_str(), stdout);
      return 1;
    }
    if (arguments->first == arguments->last) {
      std::printf("seed %llu: trace %llx, %llu lines\n", static_cast<unsigned long long>(seed),
                  static_cast<unsigned long long>(outcome.trace_hash),
                  static_cast<unsigned long long>(outcome.trace_lines));
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::printf("%llu seeds, every invariant held, %.1f s\n",
              static_cast<unsigned long long>(arguments->last) -
                  static_cast<unsigned long long>(arguments->first) + 1,
              took.count());
  return 0;
}
