// SPDX-License-Identifier: Apache-2.0
// What the memory store offers to tests beyond the contract: failures at a chosen call and backups.
#include "tests/support/memory_store.hpp"

#include <chrono>

#include "tests/support/catch.hpp"

namespace innkeeper::support {
namespace {

hub::RoomRow room_row(std::string_view id, std::uint32_t version) {
  hub::RoomRow row;
  row.id = room::room_id(id).value();
  row.plan_id = {1, version};
  row.plan = "{}";
  return row;
}

void write_room(MemoryStore& store, std::uint32_t version) {
  store.begin();
  store.put(room_row("r-1", version));
  REQUIRE(store.commit());
}

TEST_CASE("a memory store's outage lasts as many calls as it was told and is counted from now") {
  MemoryStore store;
  write_room(store, 1);
  REQUIRE(store.calls() == 3);
  store.fail_call(2, hub::StoreErrorKind::full, 3);
  for (const std::uint32_t version : {2U, 3U}) {
    store.begin();
    store.put(room_row("r-1", version));
    const auto result = store.commit();
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == hub::StoreErrorKind::full);
  }
  write_room(store, 4);
  store.fail_call(1, hub::StoreErrorKind::io, 1'000);
  store.mend();
  write_room(store, 5);
}

TEST_CASE("a memory store goes back to an older backup") {
  MemoryStore store;
  write_room(store, 1);
  const MemoryStore::Snapshot backup = store.snapshot();
  write_room(store, 2);
  CHECK_FALSE(store.snapshot() == backup);
  store.restore(backup);
  store.begin();
  CHECK(store.all<hub::RoomRow>().at(0).plan_id.version == 1);
  store.rollback();
}

TEST_CASE("a memory store's transaction costs what it touches, not what is stored") {
  MemoryStore store;
  store.begin();
  for (int i = 0; i < 20'000; ++i) store.put(room_row("r-" + std::to_string(i), 1));
  REQUIRE(store.commit());
  const auto start = std::chrono::steady_clock::now();
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    store.begin();
    store.put(room_row("r-7", i));
    REQUIRE(store.commit());
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  INFO("100,000 transactions took " << took.count() << " s");
  // Copying 20,000 rooms each time would take minutes; the generous limit only tells the two apart.
  CHECK(took.count() < 20.0);
}

}  // namespace
}  // namespace innkeeper::support
