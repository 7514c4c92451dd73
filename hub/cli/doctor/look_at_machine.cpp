// SPDX-License-Identifier: Apache-2.0
// Clock, disk, and files: what the operating system knows.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "hub/cli/doctor/gather.hpp"
#include "hub/store/database_copy.hpp"

namespace innkeeper::hub::cli::doctor {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWrites = 5;
constexpr std::size_t kBlock = 4096;

fs::path folder_of(const fs::path& file) {
  return fs::absolute(file).lexically_normal().parent_path();
}

/// How long small writes take until they are on disk, the middle one of some; none where we may not write.
std::optional<std::chrono::microseconds> write_latency(const fs::path& folder) {
  std::string name = (folder / ".innkeeper-doctor-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  ::unlink(name.c_str());
  const std::array<char, kBlock> block{};
  std::array<std::chrono::microseconds, kWrites> took{};
  bool is_written = true;
  for (auto& each : took) {
    const auto begin = std::chrono::steady_clock::now();
    is_written = is_written && ::write(descriptor, block.data(), block.size()) == kBlock &&
                 ::fdatasync(descriptor) == 0;
    each = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 begin);
  }
  ::close(descriptor);
  std::sort(took.begin(), took.end());
  return is_written ? std::optional(took[kWrites / 2]) : std::nullopt;
}

std::uint64_t size_of(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  return error ? 0 : size;
}

std::optional<std::int64_t> changed_at(const fs::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) return std::nullopt;
  return found.st_mtim.tv_sec;
}

SecretEvidence secret(std::string what, const fs::path& file) {
  SecretEvidence seen{std::move(what), file.string()};
  struct stat found {};
  seen.exists = ::stat(file.c_str(), &found) == 0;
  seen.may_look = seen.exists || errno == ENOENT || errno == ENOTDIR;
  seen.mode = found.st_mode & 0777U;
  return seen;
}

}  // namespace

ClockEvidence look_at_clock(const std::string& zone) {
  ClockEvidence seen;
  timex state{};
  const int verdict = ::adjtimex(&state);
  if (verdict >= 0) {
    seen.synchronised = verdict != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
  }
  seen.zone = zone;
  std::error_code error;
  seen.zone_known = fs::is_regular_file(fs::path("/usr/share/zoneinfo") / zone, error);
  return seen;
}

DiskEvidence look_at_disk(const fs::path& database) {
  DiskEvidence seen;
  const fs::path folder = folder_of(database);
  seen.folder = folder.string();
  struct statvfs found {};
  if (::statvfs(folder.c_str(), &found) != 0) {
    seen.why_not = seen.folder + ": " + std::generic_category().message(errno);
    return seen;
  }
  seen.bytes = std::uint64_t{found.f_blocks} * found.f_frsize;
  seen.free_bytes = std::uint64_t{found.f_bavail} * found.f_frsize;
  seen.nodes = found.f_files;
  seen.free_nodes = found.f_favail;
  seen.write = write_latency(folder);
  return seen;
}

DatabaseEvidence look_at_database(const fs::path& database) {
  DatabaseEvidence seen;
  seen.file = fs::absolute(database).lexically_normal().string();
  seen.known_schema = store::known_schema();
  seen.last_backup = changed_at(seen.file + ".backed-up");
  std::error_code error;
  seen.exists = fs::exists(seen.file, error);
  if (error) seen.why_not = seen.file + ": " + error.message() + "; run this as root";
  if (!seen.exists || error) return seen;
  seen.bytes = size_of(seen.file);
  seen.log_bytes = size_of(seen.file + "-wal");
  if (seen.log_bytes > 0) {
    // Without its log the file alone may look damaged, and to take the log in is the hub's business.
    seen.why_not = "a hub has it open, or was killed: its log is taken in when the hub starts";
    return seen;
  }
  const auto facts = store::verify_copy(seen.file, store::Depth::quick);
  if (facts) {
    seen.check = "ok";
    seen.schema = facts->schema;
  } else if (facts.error().kind == StoreErrorKind::corrupt) {
    seen.check = facts.error().message;
  } else {
    seen.why_not = facts.error().message;
  }
  return seen;
}

std::vector<SecretEvidence> look_at_secrets(const daemon::HubConfig& config) {
  std::vector<SecretEvidence> seen;
  if (config.broker_login) {
    seen.push_back(secret("the broker's password", config.broker_login->password_file));
  }
  if (config.https) seen.push_back(secret("the key of the certificate", config.https->key));
  if (config.fias && config.fias->link_key_file) {
    seen.push_back(secret("the key of the PMS link", *config.fias->link_key_file));
  }
  if (config.webhook) {
    seen.push_back(secret("the key of posted events", config.webhook->key_file));
    if (config.webhook->previous_key_file) {
      seen.push_back(secret("the key before it", *config.webhook->previous_key_file));
    }
  }
  std::error_code error;
  for (const char* ending : {"", ".token", ".setup", ".backup"}) {
    const fs::path file = fs::absolute(config.database).lexically_normal().string() + ending;
    if (fs::exists(file, error)) seen.push_back(secret("guest data or a token", file));
  }
  return seen;
}

}  // namespace innkeeper::hub::cli::doctor
