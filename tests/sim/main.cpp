// SPDX-License-Identifier: Apache-2.0
// innkeeper-sim: plays many hotels in virtual time, one per seed, and stops at the first that
// breaks an invariant.
#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "tests/sim/world.hpp"

namespace {

constexpr const char* kUsage =
    "usage: innkeeper-sim --seeds FIRST..LAST [--rooms N] [--trace]\n"
    "Plays one hotel for each seed; exits 1 at the first broken invariant, 2 on bad arguments.\n";

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

std::optional<Arguments> parse(int argc, char** argv) {
  Arguments arguments;
  bool seeds = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--trace") {
      arguments.trace = true;
    } else if (word == "--seeds" && i + 1 < argc) {
      if (!read_seeds(argv[++i], arguments)) return std::nullopt;
      seeds = true;
    } else if (word == "--rooms" && i + 1 < argc) {
      std::size_t rooms = 0;
      if (!read(argv[++i], rooms) || rooms == 0 || rooms > 1000) return std::nullopt;
      arguments.rooms = rooms;
    } else {
      return std::nullopt;
    }
  }
  return seeds ? std::optional(arguments) : std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  const auto arguments = parse(argc, argv);
  if (!arguments) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  const auto begun = std::chrono::steady_clock::now();
  for (std::uint64_t seed = arguments->first; seed <= arguments->last; ++seed) {
    const innkeeper::simtest::Outcome outcome =
        innkeeper::simtest::simulate(seed, arguments->rooms, arguments->trace);
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
              static_cast<unsigned long long>(arguments->last - arguments->first + 1),
              took.count());
  return 0;
}
