// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faulty_vfs.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>

#include "shared/util/check.hpp"

namespace innkeeper::support {
namespace {

/// Stands before the real file's own structure in the memory that SQLite provides.
struct FaultyFile : sqlite3_file {
  FaultyVfs* owner = nullptr;
  std::string* path = nullptr;
  sqlite3_file* real = nullptr;
};

FaultyFile& faulty(sqlite3_file* file) { return *static_cast<FaultyFile*>(file); }
sqlite3_file* real_of(sqlite3_file* file) { return faulty(file).real; }

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

struct FaultyVfs::Methods {
  static FaultyVfs& owner(sqlite3_vfs* vfs) { return *static_cast<FaultyVfs*>(vfs->pAppData); }
  static Disk& disk(sqlite3_file* file) { return faulty(file).owner->disks_[*faulty(file).path]; }

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* opened = new (file) FaultyFile;
    opened->pMethods = nullptr;
    opened->owner = &owner(vfs);
    opened->real = reinterpret_cast<sqlite3_file*>(opened + 1);
    sqlite3_vfs* real = opened->owner->real_;
    const int code = real->xOpen(real, name, opened->real, flags, out);
    if (code != SQLITE_OK) return code;
    check(name != nullptr, "temporary files are kept in memory");
    opened->path = new std::string(name);
    opened->owner->disks_.try_emplace(name, Disk{content_of(name), {}});
    opened->pMethods = methods();
    return SQLITE_OK;
  }

  static int remove(sqlite3_vfs* vfs, const char* name, int sync) {
    if (const int code = owner(vfs).count_change(); code != SQLITE_OK) return code;
    owner(vfs).disks_.erase(name);
    return owner(vfs).real_->xDelete(owner(vfs).real_, name, sync);
  }

  static int close(sqlite3_file* file) {
    delete faulty(file).path;
    return real_of(file)->pMethods->xClose(real_of(file));
  }

  static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    if (const int code = faulty(file).owner->count_change(); code != SQLITE_OK) return code;
    sqlite3_int64 end = 0;
    real_of(file)->pMethods->xFileSize(real_of(file), &end);
    if (faulty(file).owner->full_ && offset + size > end) return SQLITE_FULL;
    const std::string text(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    disk(file).pending.push_back({offset, text, false});
    return real_of(file)->pMethods->xWrite(real_of(file), bytes, size, offset);
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (const int code = faulty(file).owner->count_change(); code != SQLITE_OK) return code;
    disk(file).pending.push_back({size, {}, true});
    return real_of(file)->pMethods->xTruncate(real_of(file), size);
  }

  // The test's disk is only as durable as the model says: no real sync is needed, which makes
  // thousands of cuts affordable.
  static int sync(sqlite3_file* file, int) {
    if (const int code = faulty(file).owner->count_change(); code != SQLITE_OK) return code;
    Disk& synced = disk(file);
    for (const Change& change : synced.pending) apply(change, change.bytes.size(), synced.synced);
    synced.pending.clear();
    return SQLITE_OK;
  }

  static int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    if (faulty(file).owner->count_call() != SQLITE_OK) return SQLITE_IOERR_READ;
    return real_of(file)->pMethods->xRead(real_of(file), bytes, size, offset);
  }
  static int size(sqlite3_file* file, sqlite3_int64* size) {
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
  }
  static int lock(sqlite3_file* file, int level) {
    return real_of(file)->pMethods->xLock(real_of(file), level);
  }
  static int unlock(sqlite3_file* file, int level) {
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
  }
  static int reserved(sqlite3_file* file, int* held) {
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), held);
  }
  static int control(sqlite3_file* file, int operation, void* argument) {
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
  }
  static int sector(sqlite3_file* file) {
    return real_of(file)->pMethods->xSectorSize(real_of(file));
  }
  static int device(sqlite3_file* file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
  }

  /// Version 1: no shared memory. That the store works on it shows that it owns the file.
  static const sqlite3_io_methods* methods() {
    static const sqlite3_io_methods table{
        1,       close,  read,   write,   truncate, sync,    size,    lock,    unlock, reserved,
        control, sector, device, nullptr, nullptr,  nullptr, nullptr, nullptr, nullptr};
    return &table;
  }
};

FaultyVfs::FaultyVfs() : real_(sqlite3_vfs_find(nullptr)), vfs_(*real_) {
  vfs_.pNext = nullptr;
  vfs_.zName = "faulty";
  vfs_.pAppData = this;
  vfs_.szOsFile = static_cast<int>(sizeof(FaultyFile)) + real_->szOsFile;
  vfs_.xOpen = Methods::open;
  vfs_.xDelete = Methods::remove;
  check(sqlite3_vfs_register(&vfs_, 1) == SQLITE_OK, "a file system can be registered");
}

FaultyVfs::~FaultyVfs() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(real_, 1);
}

void FaultyVfs::fail_change(std::uint64_t n, int code) {
  failing_ = changes_ + n;
  code_ = code;
  failed_ = false;
}

void FaultyVfs::cut_power_at(std::uint64_t n) { dead_from_ = changes_ + n; }

void FaultyVfs::fail_call(std::uint64_t n, int code) {
  failing_call_ = calls_ + n;
  code_ = code;
  failed_ = false;
}

int FaultyVfs::count_call() {
  if (++calls_ != failing_call_) return SQLITE_OK;
  failed_ = true;
  return code_;
}

int FaultyVfs::count_change() {
  if (const int code = count_call(); code != SQLITE_OK) return code;
  ++changes_;
  if (changes_ >= dead_from_) return SQLITE_IOERR;
  if (changes_ != failing_) return SQLITE_OK;
  failed_ = true;
  return code_;
}

void FaultyVfs::apply(const Change& change, std::size_t bytes, std::string& content) {
  const auto offset = static_cast<std::size_t>(change.offset);
  if (change.truncates) {
    content.resize(std::min(content.size(), offset));
    return;
  }
  if (content.size() < offset + bytes) content.resize(offset + bytes);
  std::memcpy(content.data() + offset, change.bytes.data(), bytes);
}

void FaultyVfs::restore_power(std::mt19937_64& random) {
  for (auto& [path, disk] : disks_) {
    for (const Change& change : disk.pending) {
      // A third is lost, a third is whole, a third is torn at some byte.
      const std::uint64_t fate = random() % 3;
      if (fate == 0 || (change.truncates && fate == 1)) continue;
      const bool torn = fate == 1 && !change.bytes.empty();
      apply(change, torn ? random() % change.bytes.size() : change.bytes.size(), disk.synced);
    }
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(disk.synced.data(), static_cast<std::streamsize>(disk.synced.size()));
  }
  disks_.clear();
  dead_from_ = UINT64_MAX;
}

}  // namespace innkeeper::support
