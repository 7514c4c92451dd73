// SPDX-License-Identifier: Apache-2.0
// A copy that is made while the store works on, and how a copy is judged.
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "hub/store/database_copy.hpp"
#include "hub/store/sqlite_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::hub::store {
namespace {

using std::chrono::milliseconds;

/// A store that is larger than one step copies.
class CopiedStore {
 public:
  CopiedStore() : store_(SqliteStore::open(path()).value()) {
    for (int i = 0; i < 20; ++i) append(200);
  }
  [[nodiscard]] std::string path() const { return directory_.path() / "hub.db"; }
  [[nodiscard]] std::string copy_path() const { return directory_.path() / "copy.db"; }
  [[nodiscard]] SqliteStore& store() { return *store_; }

  void append(int lines) {
    store_->begin();
    store_->set_epoch(++epoch_);
    for (int i = 0; i < lines; ++i) {
      AuditRow line;
      line.at = {1'790'000'000};
      line.what = "test";
      line.why = std::string(400, 'w');
      store_->append(line);
    }
    REQUIRE(store_->commit());
  }
  [[nodiscard]] std::uint64_t epoch() const { return epoch_; }
  void close() { store_.reset(); }

 private:
  tests::TemporaryDirectory directory_;
  std::unique_ptr<SqliteStore> store_;
  std::uint64_t epoch_ = 0;
};

TEST_CASE("what is committed while a copy is made is in the copy") {
  CopiedStore bench;
  auto backup = bench.store().back_up(bench.copy_path());
  REQUIRE(backup);
  std::size_t steps = 0;
  for (bool is_whole = false; !is_whole; ++steps) {
    const auto done = backup->step(milliseconds(0));
    REQUIRE(done);
    is_whole = *done;
    if (!is_whole) {
      CHECK(backup->done() <= backup->pages());
      bench.append(1);
    }
  }
  CHECK(steps > 3);
  const auto facts = verify_copy(bench.copy_path(), Depth::whole);
  REQUIRE(facts);
  CHECK(facts->epoch == bench.epoch());
  CHECK(facts->schema == known_schema());
  struct stat found {};
  REQUIRE(::stat(bench.copy_path().c_str(), &found) == 0);
  CHECK((found.st_mode & 07777U) == 0600);
}

TEST_CASE("a copy that cannot be made says why, and the store works on") {
  CopiedStore bench;
  CHECK_FALSE(bench.store().back_up("/nonexistent/copy.db"));
  bench.append(1);
}

TEST_CASE("a database that a store has open is not held, and one that nobody has is") {
  CopiedStore bench;
  const auto refused = HeldDatabase::hold(bench.path());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == StoreErrorKind::busy);
  bench.close();
  {
    const auto held = HeldDatabase::hold(bench.path());
    REQUIRE(held);
    const auto second = SqliteStore::open(bench.path());
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == StoreErrorKind::busy);
  }
  CHECK(SqliteStore::open(bench.path()));
}

TEST_CASE("the database is checked beside the work, for no longer than is allowed") {
  CopiedStore bench;
  const auto whole = bench.store().quick_check(milliseconds(10'000));
  REQUIRE(whole);
  CHECK(*whole == "ok");
  for (int i = 0; i < 20; ++i) bench.append(200);
  const auto cut = bench.store().quick_check(milliseconds(0));
  REQUIRE(cut);
  CHECK(*cut == "unfinished");
  bench.append(1);
}

TEST_CASE("a copy that is damaged in its middle is told from a sound one") {
  CopiedStore bench;
  bench.close();
  std::fstream file(bench.path(), std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(static_cast<std::streamoff>(std::filesystem::file_size(bench.path()) / 2));
  file << std::string(8192, '\xA5') << std::flush;
  const auto facts = verify_copy(bench.path(), Depth::whole);
  REQUIRE_FALSE(facts);
  CHECK(facts.error().kind == StoreErrorKind::corrupt);
}

}  // namespace
}  // namespace innkeeper::hub::store
