// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/doctor/findings.hpp"

#include <algorithm>
#include <utility>

#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli::doctor {
namespace {

constexpr std::int64_t kDay = 86'400;
/// Rooms and ghosts that are named; the rest are counted.
constexpr std::size_t kNamed = 8;

std::string rooms_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " room" : " rooms");
}

class Judge {
 public:
  explicit Judge(const Evidence& evidence) : seen_(evidence) {}

  std::vector<Finding> findings() {
    settings();
    hub();
    broker();
    pms();
    rooms();
    database();
    disk();
    for (const CertificateEvidence& each : seen_.certificates) certificate(each);
    clock();
    secrets();
    return std::move(found_);
  }

 private:
  void add(Severity severity, std::string area, std::string what, std::string remedy = {}) {
    found_.push_back({severity, std::move(area), std::move(what), std::move(remedy)});
  }
  void ok(std::string area, std::string what) {
    add(Severity::ok, std::move(area), std::move(what));
  }

  void settings() {
    const auto& [file, why_not] = seen_.settings;
    if (why_not.empty()) return ok("settings", file + " is sound");
    add(Severity::error, "settings", why_not,
        "mend it, or name another file with --config; 'innkeeperd --check-config' tells more");
  }

  [[nodiscard]] bool hub_answers() const { return seen_.hub.why_not.empty(); }

  void hub() {
    const HubEvidence& hub = seen_.hub;
    if (!hub_answers()) {
      return add(
          Severity::error, "hub", hub.why_not,
          "'systemctl status innkeeperd' and 'journalctl -u innkeeperd' say why it does not run");
    }
    if (hub.version != hub.own_version) {
      add(Severity::warning, "hub",
          "it is of version " + hub.version + ", this program of " + hub.own_version,
          "restart innkeeperd after an update");
    }
    ok("hub", "answers at " + hub.url + ", version " + hub.version);
  }

  void broker() {
    const BrokerEvidence& broker = seen_.broker;
    if (!broker.why_not.empty()) {
      return add(Severity::skipped, "broker", "not looked at: " + broker.why_not);
    }
    if (!broker.connected) {
      return add(
          Severity::error, "broker", broker.address + ": " + broker.refusal,
          "is mosquitto running, and are [broker] host, port, username and password those of "
          "hub.toml?");
    }
    for (const std::string& each : broker.denied) {
      add(Severity::error, "broker", each,
          "give the hub's user 'topic readwrite innkeeper/1/#' in the broker's ACL: "
          "docs/broker.md");
    }
    if (!broker.echoed && broker.denied.empty()) {
      add(Severity::error, "broker",
          "took the log-in and a message, but never delivered it: its ACL forbids in silence",
          "give the hub's user 'topic readwrite innkeeper/1/#' in the broker's ACL: "
          "docs/broker.md");
    } else if (broker.echoed) {
      ok("broker", broker.address + " takes the hub's log-in and delivers");
    }
    if (broker.echoed) retained();
  }

  void retained() {
    const std::string& link = seen_.broker.hub_link;
    if (hub_answers() && seen_.hub.broker != "up") {
      add(Severity::error, "broker", "the hub says that it is not connected to the broker",
          "its log says why; this program could connect");
    } else if (hub_answers() && link != "online") {
      add(Severity::warning, "broker",
          "tells rooms that the hub is " + (link.empty() ? std::string("unknown") : link) +
              ", though it runs",
          "does another program connect as the hub? Restart innkeeperd");
    } else if (!hub_answers() && link == "online") {
      add(Severity::warning, "broker",
          "tells rooms that the hub is online, though it does not answer: its will was not said",
          "if innkeeperd does not run, restart the broker");
    }
    const std::vector<Ghost>& ghosts = seen_.broker.ghosts;
    if (ghosts.empty()) return ok("ghosts", "nothing is retained for rooms that are not declared");
    std::string names;
    for (std::size_t i = 0; i < std::min(ghosts.size(), kNamed); ++i) {
      names += (i == 0 ? "" : "; ") + ghosts[i].room + " (" + ghosts[i].channels + ')';
    }
    if (ghosts.size() > kNamed) names += " and " + std::to_string(ghosts.size() - kNamed) + " more";
    add(Severity::warning, "ghosts",
        "retained for " + rooms_text(ghosts.size()) + " not declared: " + names,
        "declare the room, or erase each with: mosquitto_pub -r -n -t innkeeper/1/ROOM/CHANNEL");
  }

  void pms() {
    if (!hub_answers())
      return add(Severity::skipped, "pms", "not looked at: the hub does not answer");
    const HubEvidence& hub = seen_.hub;
    if (hub.pms.empty()) return ok("pms", "none is configured");
    if (hub.pms != "up") {
      add(Severity::error, "pms", "the link is down: check-ins do not arrive",
          "see that the PMS's interface runs and that [pms] in hub.toml names it: docs/pms.md");
    } else {
      ok("pms", std::string("the link is up; last synchronisation ") +
                    (hub.sync_ended ? utc(*hub.sync_ended) : "never"));
    }
    if (hub.rooms_in_doubt > 0) {
      add(Severity::warning, "pms",
          "a synchronisation left stays in " + rooms_text(hub.rooms_in_doubt) + " in doubt",
          "look at them with 'innkeeper pms sync', then 'innkeeper pms sync apply' or 'discard'");
    }
    if (hub.sync_wanted) {
      add(Severity::warning, "pms", "a synchronisation is wanted and did not happen yet",
          "ask for it with 'innkeeper pms sync request', when the link is up");
    }
  }

  static std::string number_of(const RoomEvidence& room) { return printable(room.number); }
  static std::string number_and_since(const RoomEvidence& room) {
    return number_of(room) + (room.link_since ? " since " + utc(*room.link_since) : "");
  }

  template <class Says>
  void rooms_that(Severity severity, Says says, const std::string& are, const std::string& remedy,
                  std::string (*name)(const RoomEvidence&) = number_of) {
    std::string names;
    std::size_t count = 0;
    for (const RoomEvidence& room : seen_.hub.rooms) {
      if (!says(room)) continue;
      if (++count <= kNamed) names += (names.empty() ? "" : ", ") + name(room);
    }
    if (count == 0) return;
    if (count > kNamed) names += " and " + std::to_string(count - kNamed) + " more";
    add(severity, "rooms", std::to_string(count) + ' ' + are + ": " + names, remedy);
  }

  void rooms() {
    if (!hub_answers()) {
      return add(Severity::skipped, "rooms", "not looked at: the hub does not answer");
    }
    const std::size_t before = found_.size();
    rooms_that(
        Severity::warning,
        [](const RoomEvidence& room) { return room.link == "lost" || room.link == "offline"; },
        "offline",
        "look at power and network of their boards; the room goes on by itself meanwhile",
        number_and_since);
    rooms_that(
        Severity::warning, [](const RoomEvidence& room) { return room.link.empty(); },
        "not heard of since the hub started",
        "is the board installed, and does its [room] id match property.toml?");
    rooms_that(
        Severity::error, [](const RoomEvidence& room) { return room.delivery == "rejected"; },
        "refused their plan", "'innkeeper room NUMBER' says what the board cannot take");
    rooms_that(
        Severity::warning,
        [](const RoomEvidence& room) {
          return room.delivery == "unconfirmed" && room.link == "online";
        },
        "online but silent about their plan",
        "restart the board; 'innkeeper room NUMBER' says more");
    rooms_that(
        Severity::warning, [](const RoomEvidence& room) { return !room.faults.empty(); },
        "reporting faults", "'innkeeper room NUMBER' says which");
    if (found_.size() == before) {
      ok("rooms", "all " + std::to_string(seen_.hub.rooms.size()) + " are online and well");
    }
  }

  void database() {
    const DatabaseEvidence& database = seen_.database;
    if (!database.why_not.empty()) {
      return add(Severity::skipped, "database", "not looked at: " + database.why_not);
    }
    if (!database.exists) {
      return add(Severity::warning, "database", database.file + " does not exist",
                 "the hub makes it when it starts; otherwise correct [database] path");
    }
    if (database.check == "unfinished") {
      add(Severity::skipped, "database", "too large to be checked beside the hub's work",
          "'innkeeper backup FILE' checks the copy it makes");
    } else if (database.check != "ok") {
      add(Severity::error, "database", database.file + " is damaged: " + database.check,
          "stop the hub and restore the latest backup: 'innkeeper restore FILE'");
    } else {
      ok("database", database.file + " is sound, schema " + std::to_string(database.schema));
    }
    if (database.schema > database.known_schema) {
      add(Severity::error, "database",
          "its schema " + std::to_string(database.schema) + " is newer than this release's " +
              std::to_string(database.known_schema),
          "install the newer release");
    }
    if (database.log_bytes > kLargeLog) {
      add(Severity::warning, "database",
          "its log has grown to " + std::to_string(database.log_bytes >> 20U) + " MiB",
          "see 'storage.' in the hub's log; restarting the hub takes the log in");
    }
    backup();
  }

  void backup() {
    const auto& last = seen_.database.last_backup;
    const std::string remedy = "make one with 'innkeeper backup FILE', each night by a timer";
    if (!last) return add(Severity::warning, "backup", "no backup was ever made", remedy);
    const std::int64_t days = (seen_.now - *last) / kDay;
    if (days >= kBackupWarningDays) {
      return add(Severity::warning, "backup",
                 "the last one is " + std::to_string(days) + " days old (" + utc(*last) + ')',
                 remedy);
    }
    ok("backup", "last made " + utc(*last));
  }

  void share(const char* of, std::uint64_t free, std::uint64_t all) {
    if (all == 0) return;
    const std::uint64_t percent = free * 100 / all;
    const std::string what =
        std::to_string(percent) + " % of the " + of + " at " + seen_.disk.folder + " are free";
    if (percent >= kFreePercentWarning) return ok("disk", what);
    add(percent < kFreePercentError ? Severity::error : Severity::warning, "disk", what,
        "free some: a full disk stops every change, and damages mosquitto's database");
  }

  void disk() {
    const DiskEvidence& disk = seen_.disk;
    if (!disk.why_not.empty()) {
      return add(Severity::skipped, "disk", "not looked at: " + disk.why_not);
    }
    share("bytes", disk.free_bytes, disk.bytes);
    share("files", disk.free_nodes, disk.nodes);
    if (!disk.write) {
      return add(Severity::skipped, "disk",
                 "write latency not measured: " + disk.folder + " cannot be written by this user");
    }
    const std::string what =
        "a small write takes " + duration(static_cast<double>(disk.write->count()) / 1000);
    if (*disk.write < kSlowWrite) return ok("disk", what);
    add(Severity::warning, "disk", what + "; every change of the hub waits so long",
        "look for a worn card, a failing disk or another program that writes much");
  }

  void certificate(const CertificateEvidence& seen) {
    if (!seen.why_not.empty()) {
      return add(Severity::error, "certificate", seen.why_not,
                 "correct [https] certificate and key; modes 644 and 600");
    }
    const std::int64_t days = (seen.until - seen_.now) / kDay;
    const std::string renew = "renew it, then 'systemctl reload innkeeperd'";
    if (seen.until <= seen_.now) {
      add(Severity::error, "certificate", seen.file + " expired on " + utc(seen.until), renew);
    } else if (seen.from > seen_.now) {
      add(Severity::error, "certificate", seen.file + " is not good before " + utc(seen.from),
          "is the clock right?");
    } else if (days < kCertificateWarningDays) {
      add(Severity::warning, "certificate",
          seen.file + " expires in " + std::to_string(days) + " days, on " + utc(seen.until),
          renew);
    } else {
      ok("certificate", seen.file + " is good for " + std::to_string(days) + " days");
    }
    if (!seen.names_it) {
      add(Severity::error, "certificate", seen.file + " is not for " + seen.expected_name,
          "get one for [https] name, or correct that name");
    }
    if (!seen.key_fits) {
      add(Severity::error, "certificate", "[https] key does not belong to " + seen.file,
          "put the key of this certificate there");
    }
  }

  void clock() {
    const ClockEvidence& clock = seen_.clock;
    if (!clock.synchronised) {
      add(Severity::skipped, "clock", "the system does not say whether it is synchronised");
    } else if (*clock.synchronised) {
      ok("clock", "synchronised, now " + utc(seen_.now));
    } else {
      add(Severity::warning, "clock", "not synchronised by NTP, now " + utc(seen_.now),
          "'timedatectl set-ntp true', or point chrony at the hotel's time server");
    }
    if (!clock.zone.empty() && !clock.zone_known) {
      add(Severity::error, "clock", "this machine does not know the time zone " + clock.zone,
          "install tzdata, or correct timezone in property.toml");
    }
  }

  void secrets() {
    const std::size_t before = found_.size();
    for (const SecretEvidence& secret : seen_.secrets) {
      if (!secret.may_look) {
        add(Severity::skipped, "secrets", secret.file + " cannot be looked at by this user",
            "run this as root");
      } else if (!secret.exists) {
        add(Severity::error, "secrets", secret.what + " is missing: " + secret.file,
            "put it there, mode 600, as hub.toml says");
      } else if ((secret.mode & 077U) != 0) {
        add(Severity::error, "secrets",
            secret.file + " (" + secret.what + ") is open to group or others",
            "chmod 600 " + secret.file + ", and change the secret if others use this machine");
      }
    }
    if (found_.size() == before) {
      ok("secrets", std::to_string(seen_.secrets.size()) + " files, for their owner's eyes only");
    }
  }

  const Evidence& seen_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> judge(const Evidence& evidence) { return Judge(evidence).findings(); }

int exit_status(const std::vector<Finding>& findings) {
  int status = 0;
  for (const Finding& each : findings) {
    if (each.severity == Severity::warning) status = std::max(status, 1);
    if (each.severity == Severity::error) status = 2;
  }
  return status;
}

}  // namespace innkeeper::hub::cli::doctor
