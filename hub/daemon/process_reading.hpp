// SPDX-License-Identifier: Apache-2.0
// What the operating system tells of this process and of the disk it writes to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "hub/metrics/readings.hpp"

namespace innkeeper::hub::daemon {

/// From /proc; what it does not tell is left out.
[[nodiscard]] metrics::ProcessReading read_process();

/// Of the 22nd word and those around it in /proc/<pid>/stat; the second one may hold blanks and brackets.
struct ProcessTimes {
  std::uint64_t cpu_ticks = 0;
  std::uint64_t start_ticks = 0;  ///< since boot
  std::uint64_t virtual_bytes = 0;
  std::uint64_t resident_pages = 0;
};
/// Nothing when `stat` is no such line.
[[nodiscard]] std::optional<ProcessTimes> parse_process(std::string_view stat);

/// Bytes of the database with its log; nothing when it cannot be seen.
[[nodiscard]] std::optional<std::uint64_t> size_of_database(const std::filesystem::path& database);
/// Bytes that the hub may still write where the database is.
[[nodiscard]] std::optional<std::uint64_t> free_beside(const std::filesystem::path& database);

}  // namespace innkeeper::hub::daemon
