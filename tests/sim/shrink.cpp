// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/shrink.hpp"

#include <utility>

namespace innkeeper::simtest {
namespace {

std::vector<Fault> suffered(const Options& options) {
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < kFaults; ++i) {
    if (options.suffers(static_cast<Fault>(i))) faults.push_back(static_cast<Fault>(i));
  }
  return faults;
}

class Search {
 public:
  Search(std::uint64_t seed, Shrunk start, std::size_t effort,
         const std::function<Outcome(const Options&)>& play)
      : seed_(seed), best_(std::move(start)), effort_(effort), play_(play) {}

  Shrunk run() {
    cut_time();
    drop_faults();
    drop_rooms();
    cut_time();
    return std::move(best_);
  }

 private:
  /// Keeps the wish when the same invariant breaks.
  bool accept(const Wish& wish) {
    if (best_.runs == effort_) return false;
    ++best_.runs;
    Outcome outcome = play_(expand(seed_, wish));
    if (!outcome.violation || outcome.violation->invariant != best_.outcome.violation->invariant)
      return false;
    best_.wish = wish;
    best_.outcome = std::move(outcome);
    return true;
  }

  void cut_time() {
    const Options options = expand(seed_, best_.wish);
    const auto at = best_.outcome.violation->at.time_since_epoch();
    const auto needed =
        std::chrono::duration_cast<std::chrono::minutes>(at) + std::chrono::minutes(1);
    Wish wish = best_.wish;
    wish.faulty = needed;
    // Broken in peace: half the time, again and again, may do as well.
    if (needed >= options.faulty) {
      wish.faulty = std::chrono::duration_cast<std::chrono::minutes>(options.faulty / 2);
    }
    if (wish.faulty->count() > 0 && accept(wish)) cut_time();
  }

  void drop_faults() {
    Wish quiet = best_.wish;
    quiet.clean_network = true;
    accept(quiet);
    const std::vector<Fault> all = suffered(expand(seed_, best_.wish));
    Wish none = best_.wish;
    none.only = std::vector<Fault>{};
    if (accept(none)) return;
    for (const Fault fault : all) {
      Wish fewer = best_.wish;
      fewer.only = suffered(expand(seed_, best_.wish));
      std::erase(*fewer.only, fault);
      accept(fewer);
    }
  }

  void drop_rooms() {
    for (std::size_t rooms = expand(seed_, best_.wish).rooms; rooms > 1;) {
      Wish wish = best_.wish;
      wish.rooms = rooms / 2;
      if (!accept(wish)) {
        wish.rooms = rooms - 1;
        if (!accept(wish)) return;
      }
      rooms = *wish.rooms;
    }
  }

  std::uint64_t seed_;
  Shrunk best_;
  std::size_t effort_;
  const std::function<Outcome(const Options&)>& play_;
};

}  // namespace

Shrunk shrink(std::uint64_t seed, const Wish& wish, Outcome outcome, std::size_t effort,
              const std::function<Outcome(const Options&)>& play) {
  return Search(seed, {wish, std::move(outcome), 0}, effort, play).run();
}

}  // namespace innkeeper::simtest
