// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/state_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace innkeeper::hub::daemon {
namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;

Failure<std::string> failed(const std::filesystem::path& file, int error) {
  return fail("cannot write " + file.string() + ": " + std::generic_category().message(error) +
              "; the folder of the database must be writable for the hub");
}

/// The error number of what failed; 0 when all was written.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

std::filesystem::path beside(const std::filesystem::path& database, std::string_view ending) {
  std::filesystem::path file = std::filesystem::absolute(database).lexically_normal();
  file += '.';
  file += ending;
  return file;
}

Result<void, std::string> write_private(const std::filesystem::path& file, std::string_view text) {
  std::filesystem::path fresh = file;
  fresh += ".new";
  // Left over from a hub that died here; another user's file must not be written through.
  if (::unlink(fresh.c_str()) != 0 && errno != ENOENT) return failed(fresh, errno);
  const int descriptor =
      ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kOwnerOnly);
  if (descriptor < 0) return failed(fresh, errno);
  const int error = write_all(descriptor, text);
  ::close(descriptor);
  if (error != 0) return failed(fresh, error);
  if (::rename(fresh.c_str(), file.c_str()) != 0) return failed(file, errno);
  return {};
}

}  // namespace innkeeper::hub::daemon
