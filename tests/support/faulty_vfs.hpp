// SPDX-License-Identifier: Apache-2.0
// SQLite's file system with faults: a call that fails, a full disk, a power cut that loses and
// tears whatever was not synced. SQLite itself is tested this way; here the store and its settings
// are.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace innkeeper::support {

/// While it lives it is SQLite's default file system, on top of the real one. Only what is opened
/// meanwhile is affected, and must be closed before it goes. One at a time, one thread.
class FaultyVfs {
 public:
  FaultyVfs();
  ~FaultyVfs();
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;

  /// Calls that change something (write, sync, truncate, delete) so far.
  [[nodiscard]] std::uint64_t changes() const { return changes_; }

  /// The n-th change from now fails once with SQLite's `code`, n from 1.
  void fail_change(std::uint64_t n, int code);
  /// The n-th call from now, one that reads too, fails once.
  void fail_call(std::uint64_t n, int code);
  [[nodiscard]] bool has_failed() const { return failed_; }

  /// While set, no file grows: writes beyond the end fail as on a full disk.
  void fill_disk(bool full) { full_ = full; }

  /// From the n-th change from now on the computer is dead: nothing changes any more.
  void cut_power_at(std::uint64_t n);
  /// Puts the files as a disk may have them after the cut: all that was synced, and of the rest a
  /// random part, in pieces. Ends the cut. REQUIRES: no open files.
  void restore_power(std::mt19937_64& random);

 private:
  struct Methods;
  struct Change {
    std::int64_t offset = 0;
    std::string bytes;
    bool truncates = false;  ///< to `offset`
  };
  /// A file as it is on the disk for certain, and what was written since the last sync.
  struct Disk {
    std::string synced;
    std::vector<Change> pending;
  };

  /// The code with which a change or a read must fail now, or SQLITE_OK.
  [[nodiscard]] int count_change();
  [[nodiscard]] int count_call();
  static void apply(const Change& change, std::size_t bytes, std::string& content);

  sqlite3_vfs* real_;
  sqlite3_vfs vfs_;
  std::map<std::string, Disk> disks_;
  std::uint64_t changes_ = 0;
  std::uint64_t failing_ = 0;
  std::uint64_t calls_ = 0;
  std::uint64_t failing_call_ = 0;
  int code_ = SQLITE_OK;
  bool failed_ = false;
  bool full_ = false;
  std::uint64_t dead_from_ = UINT64_MAX;
};

}  // namespace innkeeper::support
