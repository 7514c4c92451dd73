// SPDX-License-Identifier: Apache-2.0
// Commands about the database: copy it while the hub runs, put a copy back while it does not.
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <ostream>
#include <string>

#include "hub/cli/action.hpp"
#include "hub/cli/backup_file.hpp"
#include "hub/cli/session.hpp"
#include "hub/cli/terminal.hpp"
#include "hub/cli/words.hpp"
#include "hub/daemon/hub_config.hpp"
#include "shared/config/command_line.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::string_view kDatabasePath = "/api/v1/database";
constexpr std::chrono::milliseconds kLook{100};
/// A backup that makes no progress for so long is given up on.
constexpr std::chrono::seconds kPatience{60};

std::uint64_t number(const Json& value) {
  return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

std::string size_text(std::uint64_t bytes) {
  constexpr double kKilo = 1024;
  const auto kilobytes = static_cast<double>(bytes) / kKilo;
  return kilobytes < kKilo ? number_text(kilobytes, 0) + " KiB"
                           : number_text(kilobytes / kKilo, 1) + " MiB";
}

/// Waits until the hub's copy is whole. Its file; empty: it failed, and that was said.
std::string await_copy(const Session& session, Json document) {
  std::uint64_t seen = 0;
  auto give_up = std::chrono::steady_clock::now() + kPatience;
  for (;;) {
    const Json& backup = at(document, "backup");
    const std::string state = text_at(backup, "state");
    if (state == "done") return text_at(backup, "file");
    if (state != "running") {
      session.failed("the hub could not copy its database: " + text_at(backup, "why"));
      return {};
    }
    if (number(at(backup, "done")) != seen) {
      seen = number(at(backup, "done"));
      give_up = std::chrono::steady_clock::now() + kPatience;
    }
    if (std::chrono::steady_clock::now() > give_up) {
      session.failed("the hub makes no progress with the copy; its log says what it is busy with");
      return {};
    }
    usleep(static_cast<useconds_t>(std::chrono::microseconds(kLook).count()));
    auto next = session.ask({"GET", std::string(kDatabasePath), {}});
    if (!next) return {};
    document = *std::move(next);
  }
}

int run_backup(Session& session) {
  const std::string& file = session.given().argument;
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    return session.failed(file + " exists; give another name, or move it away");
  }
  if (!session.arguments().hub.is_loopback()) {
    return session.failed(
        "a backup is made on the hub's own machine: its copy never leaves it over "
        "the network. Run this there.");
  }
  auto started = session.ask({"POST", std::string(kDatabasePath) + "/backup", {}});
  if (!started) return config::kExitFailed;
  const std::string copy = await_copy(session, *std::move(started));
  if (copy.empty()) return config::kExitFailed;
  const auto made = make_backup(copy, file);
  std::filesystem::remove(copy, error);
  if (!made) return session.failed("cannot make the backup: " + made.error());
  if (session.json()) {
    session.print(document_of(*made));
    return config::kExitOk;
  }
  session.out() << "Backup of " << size_text(made->bytes) << " in " << file << ": " << made->rooms
                << " rooms, schema " << made->schema << ", epoch " << made->epoch
                << ".\nVerified: SHA-256 " << made->sha256.substr(0, 16)
                << "... stands in its manifest; both are for your eyes only.\n";
  return config::kExitOk;
}

int run_restore(Session& session) {
  const Given& given = session.given();
  const std::string settings =
      given.has("config") ? given.get("config") : std::string(kDefaultSettings);
  const auto config = daemon::read_hub_config(settings);
  if (!config) return session.failed("cannot restore:\n" + config::describe(config.error()));
  const std::string database = config->database.string();
  const auto verified = verify_backup(given.argument);
  if (!verified) return session.failed("cannot restore: " + verified.error());
  const auto aside = put_back(given.argument, *verified, database);
  if (!aside) return session.failed("cannot restore: " + aside.error());
  if (session.json()) {
    session.print({{"database", database},
                   {"kept", aside->empty() ? Json(nullptr) : Json(*aside)},
                   {"schema", verified->schema},
                   {"epoch", verified->epoch},
                   {"sha256", verified->sha256}});
    return config::kExitOk;
  }
  session.out() << "Restored " << database << " from " << given.argument << " (schema "
                << verified->schema << ", epoch " << verified->epoch << ").\n";
  if (!aside->empty()) session.out() << "What stood there before is kept as " << *aside << ".\n";
  session.out()
      << "Start the hub. Rooms that know newer plans make it begin a new epoch by itself, "
         "and get their plans anew.\n";
  return config::kExitOk;
}

std::string restore_question(const Given& given) {
  return "Put " + printable(given.argument) +
         " in the place of the hub's database? What happened since is lost for the hub.";
}

constexpr std::array kRestoreOptions{
    Option{"config", "FILE", "The settings of the hub; /etc/innkeeper/hub.toml if left out"}};

constexpr std::array kDatabaseActions{
    Action{.noun = "backup",
           .verb = "",
           .argument = "file",
           .help = "Copy the database while the hub works on, and verify the copy",
           .options = {},
           .attempt = "make the backup",
           .takes = Takes::path,
           .run = run_backup,
           .details =
               "Runs on the machine of the hub, as its user or root. Beside the file comes a "
               "manifest with its size, schema, epoch and SHA-256. Both have mode 600: they "
               "hold guest data."},
    Action{.noun = "restore",
           .verb = "",
           .argument = "file",
           .help = "Put a backup in the place of the database, while no hub runs",
           .options = kRestoreOptions,
           .attempt = "restore",
           .takes = Takes::path,
           .question = restore_question,
           .run = run_restore,
           .details =
               "The backup is verified before, also against its manifest if that lies beside "
               "it. One of a newer release is refused. The database that stood there is kept "
               "under another name.\n\nWhen the hub starts, rooms report plans that it does not "
               "know. It begins a new epoch then, which is higher than what they have, and "
               "every room gets its plan anew."},
};

}  // namespace

std::span<const Action> database_actions() { return kDatabaseActions; }

}  // namespace innkeeper::hub::cli
