// SPDX-License-Identifier: Apache-2.0
// I4 and I5: what was said or answered is kept, and kept once.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// I4. No plan leaves the hub that is not durable at that moment with those very bytes, and what was
/// answered with yes is in the database.
class NothingLeavesBeforeItIsDurable final : public Checker {
 public:
  using Checker::Checker;
  void on_publish(int subject, std::string_view room, const std::string& bytes) override;
  void on_asked(const hub::Asked& asked) override;
  void on_answer(const hub::Asked& asked, const hub::Answer& answer) override;

 private:
  std::set<std::uint64_t>
      ending_;  ///< tickets of open requests that may end what another one began
};

/// I4. When the hub has taken all that the PMS said, its database says the same of who is where.
class StaysAreAsTold final : public Checker {
 public:
  using Checker::Checker;
  void on_all_told(const std::map<std::string, std::string>& in_house) override;
};

/// I5. What was just said and is said again changes no row and adds no line to the audit.
class SaidTwiceIsSaidOnce final : public Checker {
 public:
  using Checker::Checker;
  void on_run() override;
  void on_repeated(const hub::StayEvent& event) override;

 private:
  std::uint64_t changes_ = 0;
  std::uint64_t lines_ = 0;
};

}  // namespace innkeeper::simtest
