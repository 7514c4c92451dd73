// SPDX-License-Identifier: Apache-2.0
// Keeps the first broken invariant of a run; the checkers of tests/sim/checks.hpp tell it.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "tests/sim/scheduler.hpp"
#include "tests/sim/trace.hpp"

namespace innkeeper::simtest {

struct Violation {
  std::string invariant;
  int subject = kHotel;
  room::Time at;
  std::string what;
};

class Judge {
 public:
  Judge(const Scheduler& time, Trace& trace) : time_(time), trace_(trace) {}

  void broken(std::string invariant, int subject, std::string what) {
    if (first_) return;
    trace_.line(subject, "BROKEN " + invariant + ": " + what);
    first_ = Violation{std::move(invariant), subject, time_.now(), std::move(what)};
  }
  [[nodiscard]] const std::optional<Violation>& first() const { return first_; }

 private:
  const Scheduler& time_;
  Trace& trace_;
  std::optional<Violation> first_;
};

}  // namespace innkeeper::simtest
