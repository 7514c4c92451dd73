// SPDX-License-Identifier: Apache-2.0
#include "hub/store/online_backup.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <utility>

#include "hub/store/database_file.hpp"

namespace innkeeper::hub::store {
namespace {

constexpr std::string_view kCopying = "copy the database";
/// 256 KiB: some milliseconds on a slow disk.
constexpr int kPagesAtOnce = 64;

// A copy that broke off is thrown away whole: it needs no journal of its own.
constexpr const char* kCopySettings = "PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL";

}  // namespace

void OnlineBackup::Finish::operator()(sqlite3_backup* backup) const {
  sqlite3_backup_finish(backup);
}

Result<OnlineBackup, StoreError> OnlineBackup::begin(Connection& source, std::string file) {
  ::unlink(file.c_str());
  if (auto done = prepare_file(file); !done) return fail(done.error());
  auto copy = Connection::open(file);
  if (!copy) return fail(copy.error());
  if (auto done = copy->run(kCopySettings, kCopying); !done) return fail(done.error());
  OnlineBackup backup(std::move(copy).value());
  backup.backup_.reset(sqlite3_backup_init(backup.copy_.handle(), "main", source.handle(), "main"));
  if (!backup.backup_) {
    return fail(backup.copy_.failure(sqlite3_errcode(backup.copy_.handle()), kCopying));
  }
  return backup;
}

Result<bool, StoreError> OnlineBackup::step(std::chrono::milliseconds budget) {
  const auto end = std::chrono::steady_clock::now() + budget;
  int code = SQLITE_OK;
  do {
    code = sqlite3_backup_step(backup_.get(), kPagesAtOnce);
  } while (code == SQLITE_OK && std::chrono::steady_clock::now() < end);
  if (code == SQLITE_DONE) {
    code = sqlite3_backup_finish(backup_.release());
    if (code == SQLITE_OK) return true;
  }
  if (code == SQLITE_OK) return false;
  return fail(copy_.failure(code, kCopying));
}

std::uint64_t OnlineBackup::pages() const {
  return backup_ ? static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup_.get())) : 0;
}

std::uint64_t OnlineBackup::done() const {
  if (!backup_) return 0;
  return pages() - static_cast<std::uint64_t>(sqlite3_backup_remaining(backup_.get()));
}

}  // namespace innkeeper::hub::store
