// SPDX-License-Identifier: Apache-2.0
#include "hub/store/database_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "hub/store/errors.hpp"

namespace innkeeper::hub::store {
namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr std::string_view kAttempt = "open the database";

Failure<StoreError> refused(const std::string& path, std::string_view cause) {
  return fail(describe(StoreErrorKind::refused, kAttempt, path, cause));
}

Failure<StoreError> failed(const std::string& path, int error) {
  const bool forbidden = error == EACCES || error == EPERM || error == EROFS;
  const StoreErrorKind kind = forbidden                            ? StoreErrorKind::read_only
                              : error == ENOSPC || error == EDQUOT ? StoreErrorKind::full
                                                                   : StoreErrorKind::io;
  return fail(describe(kind, kAttempt, path, std::generic_category().message(error)));
}

Result<void, StoreError> create(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  if (descriptor < 0) return failed(path, errno);
  ::close(descriptor);
  return {};
}

// An existing file is only looked at by name: closing a descriptor of it would drop the locks that
// SQLite may hold on it elsewhere in this process (POSIX locks belong to the process).
Result<void, StoreError> check_existing(const std::string& path, const struct stat& found) {
  if (!S_ISREG(found.st_mode)) return refused(path, "it is not a regular file");
  if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0 && ::chmod(path.c_str(), kOwnerOnly) != 0) {
    return failed(path, errno);
  }
  struct stat log {};
  if (found.st_size == 0 && ::stat((path + "-wal").c_str(), &log) == 0 && log.st_size > 0) {
    // SQLite would take the file for a new database and delete the log without a word.
    return fail(describe(StoreErrorKind::corrupt, kAttempt, path,
                         "the file is empty, but the write-ahead log beside it is not"));
  }
  return {};
}

}  // namespace

Result<void, StoreError> prepare_file(const std::string& path) {
  if (path.empty()) return refused("(no path)", "the path is empty; set [database] path");
  const std::filesystem::path parent = std::filesystem::path(path).parent_path();
  const std::string directory = parent.empty() ? "." : parent.string();
  struct stat found {};
  if (::stat(directory.c_str(), &found) != 0) {
    if (errno != ENOENT) return failed(path, errno);
    return refused(path, "the directory " + directory +
                             " does not exist; create it, or correct [database] path");
  }
  if (!S_ISDIR(found.st_mode)) return refused(path, directory + " is not a directory");
  if (::stat(path.c_str(), &found) == 0) return check_existing(path, found);
  return errno == ENOENT ? create(path) : failed(path, errno);
}

}  // namespace innkeeper::hub::store
