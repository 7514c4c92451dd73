// SPDX-License-Identifier: Apache-2.0
// The core's port to durable storage. hub/store implements it on SQLite, tests/support in memory;
// one contract test runs against both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "hub/core/accounts/account_rows.hpp"
#include "hub/core/audit/audit_row.hpp"
#include "hub/core/comfort/comfort_rows.hpp"
#include "hub/core/defects/defect_row.hpp"
#include "hub/core/guests/consent_row.hpp"
#include "hub/core/guests/learned_row.hpp"
#include "hub/core/guests/preference_row.hpp"
#include "hub/core/housekeeping/room_state_row.hpp"
#include "hub/core/overrides/house_action_row.hpp"
#include "hub/core/overrides/override_row.hpp"
#include "hub/core/property/revision_row.hpp"
#include "hub/core/rooms/given_row.hpp"
#include "hub/core/rooms/room_row.hpp"
#include "hub/core/stays/expected_row.hpp"
#include "hub/core/stays/pms_memory_rows.hpp"
#include "hub/core/stays/stay_row.hpp"
#include "hub/core/stays/sync_row.hpp"
#include "hub/core/wake/wake_row.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub {

enum class StoreErrorKind : std::uint8_t {
  busy,          // somebody else holds the database: worth another try
  full,          // no space left
  read_only,     // not writable
  io,            // the disk or file system failed
  corrupt,       // the file is damaged
  newer_schema,  // written by a newer version of this program
  refused,       // a constraint: the same call would fail again
};

struct StoreError {
  StoreErrorKind kind = StoreErrorKind::io;
  std::string message;  ///< what failed, in which file, and the remedy; no guest data
};

/// Everything that is kept by key. A new kind of row is a struct with key() and refusal(), a place in
/// this list, and a table in hub/store.
struct Row : std::variant<RoomRow, StayRow, PreferenceRow, GivenRow, OverrideRow, HouseActionRow,
                          RoomStateRow, ConsentRow, LearnedRow, SyncRow, ExpectedRow, WakeRow,
                          RevisionRow, RevisionTextRow, PmsEventRow, PmsStateRow, AccountRow,
                          CredentialRow, DefectRow, DefectPhotoRow, ComplaintRow, CaseRow> {
  using Alternatives = variant;
  using variant::variant;
  // Out of line: inline, copying and moving so many alternatives is most of what a file that names them
  // compiles.
  Row();
  Row(const Row&);
  Row(Row&&) noexcept;
  Row& operator=(const Row&);
  Row& operator=(Row&&) noexcept;
  ~Row();
};

/// Which kind of row: the place in Row.
using Table = std::size_t;
inline constexpr std::size_t kTables = std::variant_size_v<Row::Alternatives>;

template <class R, std::size_t I = 0>
[[nodiscard]] constexpr Table table_of() {
  if constexpr (std::is_same_v<R, std::variant_alternative_t<I, Row::Alternatives>>) {
    return I;
  } else {
    return table_of<R, I + 1>();
  }
}

[[nodiscard]] inline std::string key_of(const Row& row) {
  return std::visit([](const auto& any) { return any.key(); }, row);
}
[[nodiscard]] inline const char* refusal_of(const Row& row) {
  return std::visit([](const auto& any) { return refusal(any); }, row);
}

/// Durable storage in transactions. Single-threaded. Between begin() and commit() a failing call
/// does not report: it poisons the transaction, every later call does nothing and reads return
/// nothing, and commit() returns the first failure. The core so needs no error path for storage:
/// what it decided on such data never leaves the engine, which rolls back and reloads the core from
/// the store.
class Store {
 public:
  virtual ~Store() = default;

  /// REQUIRES: no open transaction.
  virtual void begin() = 0;
  /// Everything since begin() is durable, or nothing is; ends the transaction either way.
  [[nodiscard]] virtual Result<void, StoreError> commit() = 0;
  /// Ends the transaction without a trace; without one it does nothing.
  virtual void rollback() = 0;

  // All further calls. REQUIRES: an open transaction.

  /// The hub's epoch; 0 in a new database.
  [[nodiscard]] virtual std::uint64_t epoch() = 0;
  virtual void set_epoch(std::uint64_t epoch) = 0;

  /// Inserts the row or replaces the one of the same key. A row with a refusal_of() is refused.
  virtual void put(const Row& row) = 0;
  /// Nothing happens when there is none.
  template <class R>
  void erase(std::string_view key) {
    erase_row(table_of<R>(), key);
  }
  template <class R>
  [[nodiscard]] std::optional<R> find(std::string_view key) {
    std::optional<Row> row = find_row(table_of<R>(), key);
    if (!row) return std::nullopt;
    return std::get<R>(*std::move(row));
  }
  /// All rows of a kind whose key begins with `prefix`, in order of their keys' bytes.
  template <class R>
  [[nodiscard]] std::vector<R> all(std::string_view prefix = {}) {
    std::vector<R> rows;
    for (Row& row : all_rows(table_of<R>(), prefix)) rows.push_back(std::get<R>(std::move(row)));
    return rows;
  }

  /// Adds a line to the audit; its serial is the store's to give.
  virtual void append(const AuditRow& line) = 0;
  [[nodiscard]] virtual std::vector<AuditRow> audit(const AuditQuery& query) = 0;
  /// Erases lines from before `at`, the oldest first and at most `limit`: retention. How many. There is
  /// no other way to change what was appended.
  [[nodiscard]] virtual std::size_t forget_audit_before(room::UtcTime at, std::size_t limit) = 0;

 private:
  virtual void erase_row(Table table, std::string_view key) = 0;
  [[nodiscard]] virtual std::optional<Row> find_row(Table table, std::string_view key) = 0;
  [[nodiscard]] virtual std::vector<Row> all_rows(Table table, std::string_view prefix) = 0;
};

}  // namespace innkeeper::hub
