// SPDX-License-Identifier: Apache-2.0
#include "hub/store/errors.hpp"

#include <sqlite3.h>

namespace innkeeper::hub::store {
namespace {

std::string remedy_for(StoreErrorKind kind, const std::string& path) {
  switch (kind) {
    case StoreErrorKind::busy:
      return "another program has the database open (a second hub, or a session of the sqlite3 "
             "tool): stop it; `fuser " +
             path + "` shows which";
    case StoreErrorKind::full:
      return "the disk is full: free some space; nothing that was confirmed is lost";
    case StoreErrorKind::read_only:
      return "the hub's user needs write access to the file and to its directory";
    case StoreErrorKind::io:
      return "the disk or its file system failed: see the kernel's log (`journalctl -k`)";
    case StoreErrorKind::corrupt:
      return "the file is damaged or not a database: stop the hub, move the file and the -wal "
             "beside it away, put back the last backup (or start empty), start the hub";
    case StoreErrorKind::newer_schema:
      return "run the newer release again, or put back the backup made before the upgrade";
    case StoreErrorKind::refused:
      return "trying again will not help: correct the cause, or report a defect of the hub";
  }
  return {};
}

}  // namespace

StoreErrorKind kind_of(int sqlite_code) {
  switch (sqlite_code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StoreErrorKind::busy;
    case SQLITE_FULL: return StoreErrorKind::full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:  // existence is settled before: what is left is the permission to create
      return StoreErrorKind::read_only;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return StoreErrorKind::corrupt;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_ERROR: return StoreErrorKind::refused;
    default:  // I/O errors, and what can only follow from one
      return StoreErrorKind::io;
  }
}

StoreError describe(StoreErrorKind kind, std::string_view attempt, const std::string& path,
                    std::string_view cause) {
  std::string message = "cannot ";
  message.append(attempt).append(" in ").append(path).append(": ").append(cause);
  message.append("; ").append(remedy_for(kind, path));
  return {kind, std::move(message)};
}

}  // namespace innkeeper::hub::store
