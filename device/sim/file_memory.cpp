// SPDX-License-Identifier: Apache-2.0
#include "device/sim/file_memory.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace innkeeper::sim {
namespace {

/// Closes its descriptor at the end of a scope; close() tells whether that worked.
class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { static_cast<void>(close()); }
  [[nodiscard]] bool open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  bool close() {
    if (descriptor_ < 0) return true;
    const bool closed = ::close(descriptor_) == 0;
    descriptor_ = -1;
    return closed;
  }

 private:
  int descriptor_;
};

bool write_all(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

/// How many bytes were there to fill `out` with; negative on error.
std::ptrdiff_t read_all(int descriptor, std::span<std::byte> out) {
  std::size_t filled = 0;
  while (filled < out.size()) {
    const ssize_t got = ::read(descriptor, out.data() + filled, out.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return static_cast<std::ptrdiff_t>(filled);
}

}  // namespace

FileMemory::FileMemory(std::filesystem::path directory, std::string name)
    : directory_(std::move(directory)), name_(std::move(name)) {}

std::string FileMemory::path_of(agent::Slot slot) const {
  return (directory_ / (name_ + (slot == agent::Slot::a ? ".a" : ".b"))).string();
}

bool FileMemory::read(agent::Slot slot, std::span<std::byte> out) {
  File file(::open(path_of(slot).c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open()) {
    if (errno != ENOENT) return false;
    std::fill(out.begin(), out.end(), std::byte{0});
    return true;
  }
  // A file that is too short was written by something else: unreadable, not blank.
  return read_all(file.descriptor(), out) == static_cast<std::ptrdiff_t>(out.size());
}

bool FileMemory::write(agent::Slot slot, std::span<const std::byte> bytes) {
  const std::string path = path_of(slot);
  const std::string temporary = path + ".new";
  File file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (!file.open()) return false;
  // Data first, then the name, then the directory: in any other order a power cut could leave the
  // name on an empty file.
  return write_all(file.descriptor(), bytes) && ::fsync(file.descriptor()) == 0 && file.close() &&
         ::rename(temporary.c_str(), path.c_str()) == 0 && sync_directory();
}

bool FileMemory::sync_directory() const {
  File directory(::open(directory_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return directory.open() && ::fsync(directory.descriptor()) == 0;
}

}  // namespace innkeeper::sim
