// SPDX-License-Identifier: Apache-2.0
// I13, I14, I16 and A1: what the outside sees of hub and rooms.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/sim/checkers/checker.hpp"

namespace innkeeper::simtest {

/// Part of every reservation, profile and name of a simulated guest, and of nothing else.
inline constexpr std::string_view kCanary = "CNRY";

/// I13. Tables hold what is in house and what the rules keep, and no more.
class TablesAreBounded final : public Checker {
 public:
  using Checker::Checker;
  void on_round() override;
};

/// I14. No topic, payload, line of the log or of the audit holds a canary.
class NoGuestIsNamed final : public Checker {
 public:
  using Checker::Checker;
  void on_text(std::string_view text) override;
};

/// I16. Every request gets one answer.
class EveryRequestIsAnswered final : public Checker {
 public:
  using Checker::Checker;
  void on_asked(const hub::Asked& asked) override { open_.insert(asked.ticket); }
  void on_answer(const hub::Asked& asked, const hub::Answer& answer) override;
  void at_end() override;

 private:
  std::set<std::uint64_t> open_;
};

/// I16. What a room reports as applied it would still know after a power cut in the next instant.
class ReportsAreTrue final : public Checker {
 public:
  using Checker::Checker;
  void on_report(const RoomSight& sight, const room::Report& report) override;
};

/// A1. An actuator is told something only if it is news: a plan received twice moves nothing.
class ActuatorsRest final : public Checker {
 public:
  explicit ActuatorsRest(const Evidence& evidence)
      : Checker(evidence), last_(evidence.property.rooms.size()) {}
  void on_boot(std::size_t room, bool) override { last_[room].reset(); }
  void on_drive(std::size_t room, const agent::Outputs& outputs, bool taken) override;

 private:
  std::vector<std::optional<agent::Outputs>> last_;
};

}  // namespace innkeeper::simtest
