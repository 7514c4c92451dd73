// SPDX-License-Identifier: Apache-2.0
// Answers about the database itself, and copies it while the hub works on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "hub/core/effect.hpp"
#include "hub/daemon/hotel_clock.hpp"
#include "hub/store/sqlite_store.hpp"

namespace innkeeper::hub::daemon {

/// The engine is kept from its work so long at a time by a backup, and by a look for damage.
inline constexpr std::chrono::milliseconds kBackupSlice{20};
inline constexpr std::chrono::milliseconds kCheckBudget{500};

/// On the engine's thread, between transactions.
class DatabaseTender {
 public:
  using Answer = std::function<void(std::uint64_t ticket, hub::Answer answer)>;

  /// All must outlive it. The copy becomes `<database>.backup`.
  DatabaseTender(store::SqliteStore& store, const HotelClock& clock, std::filesystem::path database,
                 Answer answer);

  void tend(const TendDatabase& effect);
  /// Copies for kBackupSlice, if a backup is under way. True: come again soon.
  bool go_on();

 private:
  void start();
  void end(const StoreError* error);
  [[nodiscard]] hub::Answer look();

  store::SqliteStore& store_;
  const HotelClock& clock_;
  std::filesystem::path database_;
  Answer answer_;
  std::optional<store::OnlineBackup> running_;
  BackupView view_;
};

}  // namespace innkeeper::hub::daemon
