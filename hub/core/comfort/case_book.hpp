// SPDX-License-Identifier: Apache-2.0
// Cases: work for staff in rooms that did not do what a guest asked, or told of a fault.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/comfort/comfort_rows.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"
#include "shared/room/report.hpp"

namespace innkeeper::hub {

/// Cases that are over are kept as long as lines of the audit, and of them at most so many, the latest:
/// some years of a large hotel.
inline constexpr std::size_t kMaxCasesOver = 20'000;

/// The words of all faults, with blanks between.
[[nodiscard]] std::string fault_words(const room::Report& report);

/// Single-threaded. Every change is written to the store within the caller's transaction, and to the
/// audit.
class CaseBook {
 public:
  CaseBook(Store& store, AuditLog& audit) : store_(store), audit_(audit) {}

  void load();

  /// Opens `row`, whose number, state and time are this book's to give; or, when the room has an open case
  /// of this subject, says there that it goes on. The number of the case.
  std::uint64_t open(CaseRow row, Turn& turn);
  /// The guest says so again. Nothing happens to a case that is over or unknown.
  void say_again(std::uint64_t number);
  /// The room got there. Nothing happens to a case that is over or unknown.
  void note_comfort(std::uint64_t number, Turn& turn);

  /// REQUIRES: the case is not over.
  void change(std::uint64_t number, std::optional<CaseState> state,
              const std::optional<std::string>& note, Turn& turn);

  [[nodiscard]] const CaseRow* find(std::uint64_t number) const;
  /// Of the room and subject, and not over.
  [[nodiscard]] const CaseRow* open_of(const room::RoomId& room, Subject subject) const;
  [[nodiscard]] const std::map<std::uint64_t, CaseRow>& all() const { return rows_; }

  /// Erases cases that were over before `at`, and the oldest beyond kMaxCasesOver.
  void forget_before(room::UtcTime at);

 private:
  void put(const CaseRow& row);

  Store& store_;
  AuditLog& audit_;
  std::map<std::uint64_t, CaseRow> rows_;
};

}  // namespace innkeeper::hub
