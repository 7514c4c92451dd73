// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/database_tender.hpp"

#include <system_error>
#include <utility>
#include <variant>

#include "hub/daemon/state_files.hpp"
#include "shared/log/log.hpp"

namespace innkeeper::hub::daemon {
namespace {

constexpr const char* kBackup = "backup";
constexpr const char* kUnfinished = "backup.new";

std::uint64_t size_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? 0 : size;
}

}  // namespace

DatabaseTender::DatabaseTender(store::SqliteStore& store, const HotelClock& clock,
                               std::filesystem::path database, Answer answer)
    : store_(store),
      clock_(clock),
      database_(std::filesystem::absolute(database).lexically_normal()),
      answer_(std::move(answer)) {
  // Left behind by whoever did not take it away: it holds what may have been erased since.
  std::error_code ignored;
  for (const char* const ending : {kBackup, kUnfinished}) {
    std::filesystem::remove(beside(database_, ending), ignored);
  }
}

void DatabaseTender::tend(const TendDatabase& effect) {
  if (std::holds_alternative<StartBackup>(effect.request) && !running_) start();
  answer_(effect.ticket, look());
}

void DatabaseTender::start() {
  view_ = {BackupState::running, beside(database_, kBackup).string(), clock_.now().utc, 0, 0, {}};
  auto begun = store_.back_up(beside(database_, kUnfinished).string());
  if (!begun) return end(&begun.error());
  running_ = std::move(begun).value();
}

bool DatabaseTender::go_on() {
  if (!running_) return false;
  const auto done = running_->step(kBackupSlice);
  if (!done) {
    end(&done.error());
  } else if (*done) {
    end(nullptr);
  } else {
    view_.done = running_->done();
    view_.pages = running_->pages();
  }
  return running_.has_value();
}

void DatabaseTender::end(const StoreError* error) {
  running_.reset();
  const std::filesystem::path unfinished = beside(database_, kUnfinished);
  std::error_code trouble;
  if (error == nullptr) std::filesystem::rename(unfinished, view_.file, trouble);
  if (error != nullptr || trouble) {
    view_.state = BackupState::failed;
    view_.why = error != nullptr ? error->message : "cannot rename it: " + trouble.message();
    std::filesystem::remove(unfinished, trouble);
    log::write(log::Level::error, "backup.failed", {{"why", view_.why}});
  } else {
    view_.state = BackupState::done;
    log::write(log::Level::info, "backup.done", {{"file", view_.file}});
    // Its time of change tells when the last backup was made, also to whoever looks while no hub runs.
    static_cast<void>(write_private(beside(database_, "backed-up"), view_.file + '\n'));
  }
  view_.at = clock_.now().utc;
}

hub::Answer DatabaseTender::look() {
  // Whoever waits for a backup asks often, and verifies it.
  const auto found = running_ ? Result<std::string, StoreError>(std::string("unfinished"))
                              : store_.quick_check(kCheckBudget);
  const auto schema = store_.schema();
  if (!schema) return Unavailable{schema.error().message};
  UpkeepView view;
  view.file = database_.string();
  view.bytes = size_of(database_);
  view.log_bytes = size_of(database_.string() + "-wal");
  view.schema = *schema;
  view.check = found ? *found : found.error().message;
  view.backup = view_;
  return view;
}

}  // namespace innkeeper::hub::daemon
