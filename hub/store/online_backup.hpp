// SPDX-License-Identifier: Apache-2.0
// A copy of the database that is made beside the hub's work, a few pages at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "hub/store/connection.hpp"
#include "shared/util/result.hpp"

struct sqlite3_backup;

namespace innkeeper::hub::store {

/// What the source commits meanwhile is in the copy too: SQLite writes it to both, since it is the same
/// connection. Used by the source's thread, and gone before the source.
class OnlineBackup {
 public:
  /// Creates `file`, readable for its owner only; one of that name is replaced.
  [[nodiscard]] static Result<OnlineBackup, StoreError> begin(Connection& source, std::string file);

  /// Copies for about `budget`. True: the copy is whole and on disk. After an error the file is of no use.
  /// REQUIRES: no open transaction of the source; not called again after true or an error.
  [[nodiscard]] Result<bool, StoreError> step(std::chrono::milliseconds budget);

  [[nodiscard]] std::uint64_t pages() const;  ///< of the source, as of the last step
  [[nodiscard]] std::uint64_t done() const;   ///< of these, copied

 private:
  struct Finish {
    void operator()(sqlite3_backup* backup) const;
  };
  explicit OnlineBackup(Connection copy) : copy_(std::move(copy)) {}

  Connection copy_;
  std::unique_ptr<sqlite3_backup, Finish> backup_;  // after copy_: ends before it closes
};

}  // namespace innkeeper::hub::store
