// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/backup_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <filesystem>
#include <optional>
#include <system_error>

#include "hub/cli/private_file.hpp"
#include "hub/cli/wall_clock.hpp"
#include "hub/store/database_copy.hpp"
#include "shared/config/text_file.hpp"
#include "shared/config/toml_reader.hpp"
#include "shared/config/version.hpp"

namespace innkeeper::hub::cli {
namespace {

namespace fs = std::filesystem;

/// The manifest's sum and size must be those of the file.
Result<void, std::string> compare(const std::string& backup, const Copied& found) {
  const std::string file = manifest_file(backup);
  std::error_code error;
  if (!fs::exists(file, error)) return {};
  const auto text = config::read_text(file, config::kMaxConfigBytes);
  if (!text) return fail(config::describe(text.error()));
  const auto document = parse_json(*text);
  const Json& sum = document ? at(*document, "sha256") : at(Json(), "");
  if (!document || !sum.is_string() || !count_of(at(*document, "bytes"))) {
    return fail(file +
                " is no manifest of a backup. If the backup is known to be good, move the "
                "manifest away.");
  }
  if (sum.get<std::string>() != found.sha256) {
    return fail(backup + " is not what its manifest says: its SHA-256 is " + found.sha256 +
                ", not " + sum.get<std::string>() +
                ". It was changed or damaged since; take another backup.");
  }
  return {};
}

/// As whoever owns `like`, or its folder: the hub must be able to open it.
void give_to_owner_of(const std::string& like, const std::string& file) {
  struct stat found {};
  const std::string folder = fs::path(like).parent_path().string();
  if (::stat(like.c_str(), &found) != 0 &&
      ::stat(folder.empty() ? "." : folder.c_str(), &found) != 0) {
    return;
  }
  // Only root can, and only root needs to.
  static_cast<void>(!::chown(file.c_str(), found.st_uid, found.st_gid));
}

std::string stamp() {
  const std::time_t seconds = utc_now();
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::string text(32, '\0');
  text.resize(std::strftime(text.data(), text.size(), "%Y%m%dT%H%M%SZ", &utc));
  return text;
}

/// A database and its log, moved to another name.
struct Aside {
  std::string name;
  bool has_database = false;
  bool has_log = false;
};

/// What stood at `file` stands there again, as far as the disk lets it.
void bring_back(const Aside& aside, const std::string& file) {
  if (aside.has_database) static_cast<void>(::rename(aside.name.c_str(), file.c_str()));
  if (!aside.has_log) return;
  static_cast<void>(::rename((aside.name + "-wal").c_str(), (file + "-wal").c_str()));
}

/// Moves `file` and the log beside it aside, as far as they are there. A log without its database, too:
/// SQLite would play it into the next file of that name.
Result<Aside, std::string> set_aside(const std::string& file) {
  Aside aside{file + ".before-restore-" + stamp()};
  const auto moves = [&aside](const std::string& from, const char* suffix) {
    return ::rename(from.c_str(), (aside.name + suffix).c_str()) == 0;
  };
  const auto failed = [&](const std::string& what) {
    const std::string why = error_text(errno);
    bring_back(aside, file);
    return fail("cannot move " + what + " aside: " + why);
  };
  aside.has_database = moves(file, "");
  if (!aside.has_database && errno != ENOENT) return failed(file);
  const std::string log = file + "-wal";
  aside.has_log = moves(log, "-wal");
  if (!aside.has_log && errno != ENOENT) return failed(log);
  std::error_code none;
  fs::remove(file + "-shm", none);
  return aside;
}

void sync_folder_of(const std::string& file) {
  const std::string folder = fs::path(file).parent_path().string();
  const int descriptor =
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

/// Without one there is nothing to hold.
Result<std::optional<store::HeldDatabase>, std::string> hold(const std::string& database) {
  std::error_code error;
  if (!fs::exists(database, error)) return std::optional<store::HeldDatabase>();
  auto held = store::HeldDatabase::hold(database);
  if (held) return std::optional(std::move(held).value());
  if (held.error().kind == StoreErrorKind::busy) {
    return fail("a hub has " + database + " open: stop it first ('systemctl stop innkeeperd')");
  }
  return fail(held.error().message);
}

}  // namespace

std::string manifest_file(const std::string& backup) { return backup + ".manifest.json"; }

Json document_of(const Manifest& manifest) {
  return {{"program", "innkeeper"},    {"version", manifest.version}, {"at", manifest.at},
          {"schema", manifest.schema}, {"epoch", manifest.epoch},     {"rooms", manifest.rooms},
          {"bytes", manifest.bytes},   {"sha256", manifest.sha256}};
}

Result<Manifest, std::string> make_backup(const std::string& source, const std::string& backup) {
  const auto copied = copy_private(source, backup);
  if (!copied) return fail(copied.error());
  const auto undone = [&backup](std::string why) {
    ::unlink(backup.c_str());
    return fail(std::move(why));
  };
  // What the disk gives back, not what was given to it.
  const auto again = digest_of(backup);
  if (!again) return undone(again.error());
  if (again->sha256 != copied->sha256) {
    return undone(backup + " does not read back as it was written: the disk is not to be trusted");
  }
  const auto facts = store::verify_copy(backup, store::Depth::whole);
  if (!facts) return undone(facts.error().message);
  Manifest manifest{std::string(config::version()),
                    utc_now(),
                    facts->schema,
                    facts->epoch,
                    facts->rooms,
                    copied->bytes,
                    copied->sha256};
  const auto written = write_private(manifest_file(backup), document_of(manifest).dump(2) + '\n');
  if (!written) return undone(written.error());
  sync_folder_of(backup);
  return manifest;
}

Result<Manifest, std::string> verify_backup(const std::string& backup) {
  const auto found = digest_of(backup);
  if (!found) return fail(found.error());
  if (auto same = compare(backup, *found); !same) return fail(same.error());
  const auto facts = store::verify_copy(backup, store::Depth::whole);
  if (!facts) return fail(facts.error().message);
  return Manifest{{}, 0, facts->schema, facts->epoch, facts->rooms, found->bytes, found->sha256};
}

Result<std::string, std::string> put_back(const std::string& backup, const Manifest& manifest,
                                          const std::string& database) {
  // Held until the other file stands in its place: a hub that starts meanwhile is refused.
  auto held = hold(database);
  if (!held) return fail(held.error());
  const std::string fresh = database + ".restoring";
  ::unlink(fresh.c_str());
  const auto copied = copy_private(backup, fresh);
  if (!copied) return fail(copied.error());
  if (copied->sha256 != manifest.sha256) {
    ::unlink(fresh.c_str());
    return fail(backup + " changed while it was read; try again");
  }
  give_to_owner_of(database, fresh);
  const auto aside = set_aside(database);
  if (!aside) {
    ::unlink(fresh.c_str());
    return fail(aside.error());
  }
  if (::rename(fresh.c_str(), database.c_str()) != 0) {
    const std::string why = error_text(errno);
    bring_back(*aside, database);
    return fail("cannot put the backup in place of " + database + ": " + why);
  }
  sync_folder_of(database);
  return aside->has_database ? aside->name : std::string();
}

}  // namespace innkeeper::hub::cli
