// SPDX-License-Identifier: Apache-2.0
// Keeps the first broken invariant of a run; the checkers of tests/sim/checkers tell it.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "tests/sim/checkers/invariant.hpp"
#include "tests/sim/scheduler.hpp"
#include "tests/sim/trace.hpp"

namespace innkeeper::simtest {

struct Violation {
  Invariant invariant = Invariant::i1_isolation;
  int subject = kHotel;
  room::Time at;
  std::string what;
};

class Judge {
 public:
  Judge(const Scheduler& time, Trace& trace) : time_(time), trace_(trace) {}

  void broken(Invariant invariant, int subject, std::string what) {
    if (first_) return;
    trace_.line(subject, "BROKEN " + std::string(text_of(invariant).title) + ": " + what);
    first_ = Violation{invariant, subject, time_.now(), std::move(what)};
  }
  [[nodiscard]] const std::optional<Violation>& first() const { return first_; }

 private:
  const Scheduler& time_;
  Trace& trace_;
  std::optional<Violation> first_;
};

}  // namespace innkeeper::simtest
