// SPDX-License-Identifier: Apache-2.0
// Every store there is, and what the tests of the contract of hub/core/store.hpp do with each: what holds for
// the memory store in the simulation holds for SQLite in a hotel.
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "hub/store/sqlite_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/store_rows.hpp"

namespace innkeeper::hub {

class InMemory {
 public:
  Store& store() { return store_; }
  void reopen() { store_.rollback(); }

 private:
  support::MemoryStore store_;
};

class OnSqlite {
 public:
  OnSqlite() { reopen(); }
  Store& store() { return *store_; }
  void reopen() {
    store_.reset();
    auto opened = store::SqliteStore::open(directory_.path() / "hub.db");
    if (!opened) FAIL(opened.error().message);
    store_ = std::move(opened).value();
  }

 private:
  tests::TemporaryDirectory directory_;
  std::unique_ptr<store::SqliteStore> store_;
};

inline void commit(Store& store) {
  const auto result = store.commit();
  if (!result) FAIL(result.error().message);
}

/// Everything a store shows, to compare states.
struct Shown {
  std::uint64_t epoch = 0;
  std::vector<RoomRow> rooms;
  std::vector<StayRow> stays;
  std::vector<PreferenceRow> preferences;
  std::vector<AuditRow> audit;
  std::vector<GivenRow> given{};
  std::vector<RevisionRow> revisions{};
  std::vector<RevisionTextRow> texts{};
  friend bool operator==(const Shown&, const Shown&) = default;
};

/// Within a transaction.
inline Shown look(Store& store) {
  return {store.epoch(),
          store.all<RoomRow>(),
          store.all<StayRow>(),
          store.all<PreferenceRow>(),
          store.audit({}),
          store.all<GivenRow>(),
          store.all<RevisionRow>(),
          store.all<RevisionTextRow>()};
}

inline Shown show(Store& store) {
  store.begin();
  Shown shown = look(store);
  commit(store);
  return shown;
}

/// As a store returns it when it is the n-th line.
inline AuditRow numbered(AuditRow row, std::uint64_t serial) {
  row.serial = serial;
  return row;
}

inline const RevisionTextRow kFirstText{1, "name = \"Aurora\"\n# Zürich\n"};

inline void write_first_state(Store& store) {
  store.begin();
  store.set_epoch(7);
  store.put(room_row("r-1"));
  store.put(stay_row("900", 1));
  store.put(preference_row("guest", "climate.comfort", 22'500));
  store.put(revision_row(1));
  store.put(kFirstText);
  store.append(audit_row("first"));
  commit(store);
}

/// One of everything that changes the first state.
inline std::vector<std::function<void(Store&)>> changes() {
  return {
      [](Store& store) { store.set_epoch(8); },
      [](Store& store) { store.put(room_row("r-1", 2)); },
      [](Store& store) { store.put(room_row("r-2")); },
      [](Store& store) { store.put(stay_row("900", 1, StayStatus::checked_out)); },
      [](Store& store) { store.put(stay_row("901", 2)); },
      [](Store& store) { store.put(preference_row("guest", "climate.comfort", 19'000)); },
      [](Store& store) { store.erase<PreferenceRow>("guest/climate.comfort"); },
      [](Store& store) { store.put(given_row("r-1")); },
      [](Store& store) { store.erase<GivenRow>("r-1"); },
      [](Store& store) { store.put(revision_row(1, 25)); },
      [](Store& store) { store.put(revision_row(10)); },
      [](Store& store) {
        store.put(RevisionTextRow{10, std::string(100'000, 'x')});
      },
      [](Store& store) { store.erase<RevisionTextRow>(revision_key(1)); },
      [](Store& store) { store.append(audit_row("second", 5)); },
      [](Store& store) { static_cast<void>(store.forget_audit_before({1'790'000'000}, 10)); },
  };
}

inline void check_refused(Store& store, const std::function<void(Store&)>& write) {
  const Shown before = show(store);
  store.begin();
  write(store);
  const auto result = store.commit();
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().kind == StoreErrorKind::refused);
  CHECK_FALSE(result.error().message.empty());
  CHECK(show(store) == before);
}

}  // namespace innkeeper::hub
