// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/process_reading.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

namespace innkeeper::hub::daemon {
namespace {

std::string text_of_file(const char* path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Seconds since 1970 at which the machine started.
std::optional<double> booted_at() {
  std::istringstream lines(text_of_file("/proc/stat"));
  for (std::string word; lines >> word;) {
    double seconds = 0;
    if (word == "btime" && lines >> seconds) return seconds;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> open_files() {
  std::error_code error;
  std::uint64_t count = 0;
  std::filesystem::directory_iterator files("/proc/self/fd", error);
  if (error) return std::nullopt;
  for (; files != std::filesystem::directory_iterator(); files.increment(error)) {
    if (error) return std::nullopt;
    ++count;
  }
  return count;
}

}  // namespace

std::optional<ProcessTimes> parse_process(std::string_view stat) {
  const std::size_t name_ends = stat.rfind(')');
  if (name_ends == std::string_view::npos) return std::nullopt;
  std::istringstream rest{std::string(stat.substr(name_ends + 1))};
  const std::vector<std::string> words{std::istream_iterator<std::string>(rest), {}};
  // proc(5) counts from 1, and two words came before these.
  constexpr std::size_t kFirst = 3;
  const auto number = [&words](std::size_t field) {
    std::uint64_t value = 0;
    std::istringstream(words[field - kFirst]) >> value;
    return value;
  };
  if (words.size() <= 24 - kFirst) return std::nullopt;
  return ProcessTimes{number(14) + number(15), number(22), number(23), number(24)};
}

metrics::ProcessReading read_process() {
  metrics::ProcessReading reading;
  reading.open_files = open_files();
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) reading.max_files = limit.rlim_cur;
  const auto times = parse_process(text_of_file("/proc/self/stat"));
  if (!times) return reading;
  const double ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  reading.cpu_seconds = static_cast<double>(times->cpu_ticks) / ticks;
  reading.virtual_bytes = times->virtual_bytes;
  reading.resident_bytes =
      times->resident_pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  if (const auto boot = booted_at()) {
    reading.started_at = *boot + static_cast<double>(times->start_ticks) / ticks;
  }
  return reading;
}

std::optional<std::uint64_t> size_of_database(const std::filesystem::path& database) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(database, error);
  if (error) return std::nullopt;
  const std::uintmax_t log = std::filesystem::file_size(database.string() + "-wal", error);
  return size + (error ? 0 : log);
}

std::optional<std::uint64_t> free_beside(const std::filesystem::path& database) {
  std::error_code error;
  const auto folder = std::filesystem::absolute(database, error).parent_path();
  if (error) return std::nullopt;
  const auto space = std::filesystem::space(folder, error);
  return error ? std::nullopt : std::optional<std::uint64_t>(space.available);
}

}  // namespace innkeeper::hub::daemon
