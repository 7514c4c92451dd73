// SPDX-License-Identifier: Apache-2.0
// What the administrator asks of the database itself, and what they get to see. The core only admits
// and notes it: whoever runs the store does it, see TendDatabase.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "shared/room/time.hpp"

namespace innkeeper::hub {

struct LookAtDatabase {};
/// Begins one in the background; nothing happens while one is under way.
struct StartBackup {};

using UpkeepRequest = std::variant<LookAtDatabase, StartBackup>;

enum class BackupState : std::uint8_t {
  none,  // since the hub started
  running,
  done,
  failed,
};

struct BackupView {
  BackupState state = BackupState::none;
  std::string file;         ///< absolute; of `done`: all of it is on disk
  room::UtcTime at{};       ///< when it began or, of `done` and `failed`, ended
  std::uint64_t done = 0;   ///< pages copied so far
  std::uint64_t pages = 0;  ///< of this many
  std::string why;          ///< of `failed`, with the remedy
};

struct UpkeepView {
  std::string file;  ///< absolute
  std::uint64_t bytes = 0;
  std::uint64_t log_bytes = 0;  ///< of the write-ahead log
  std::uint32_t schema = 0;
  /// What SQLite's quick_check found: `ok`, `unfinished` when it took too long beside the work, or what
  /// is damaged.
  std::string check;
  BackupView backup;
};

}  // namespace innkeeper::hub
