// SPDX-License-Identifier: Apache-2.0
// What the doctor concludes from what it saw, and what it gives away.
#include <algorithm>

#include "hub/cli/doctor/bundle.hpp"
#include "hub/cli/doctor/findings.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::cli::doctor {
namespace {

using Catch::Matchers::Contains;

constexpr std::int64_t kNow = 1'790'000'000;
constexpr std::int64_t kDay = 86'400;

/// A house in which all is well.
Evidence healthy() {
  Evidence seen;
  seen.now = kNow;
  seen.settings.file = "hub.toml";
  seen.hub.version = seen.hub.own_version = "1";
  seen.hub.broker = "up";
  seen.hub.pms = "up";
  seen.hub.rooms = {{"412", "r-1", "online", {}, "confirmed", {}}};
  seen.broker.connected = seen.broker.echoed = true;
  seen.broker.hub_link = "online";
  seen.certificates = {{"hub.pem", {}, "hub", true, true, kNow - kDay, kNow + 100 * kDay}};
  seen.clock = {true, "Europe/Rome", true};
  seen.disk.bytes = 100;
  seen.disk.free_bytes = 50;
  seen.disk.write = std::chrono::microseconds(900);
  seen.database.exists = true;
  seen.database.check = "ok";
  seen.database.schema = seen.database.known_schema = 3;
  seen.database.last_backup = kNow - kDay;
  seen.secrets = {{"the broker's password", "hub.password", true, true, 0600}};
  return seen;
}

/// The one finding that is not ok; fails when there is another number of them.
Finding only(const Evidence& seen) {
  std::vector<Finding> found = judge(seen);
  std::erase_if(found, [](const Finding& each) { return each.severity == Severity::ok; });
  for (const Finding& each : found) INFO(each.what);
  REQUIRE(found.size() == 1);
  return found.front();
}

void check(const Evidence& seen, Severity severity, const char* area, const char* what) {
  const Finding found = only(seen);
  CHECK(found.severity == severity);
  CHECK(found.area == area);
  CHECK_THAT(found.what, Contains(what));
  if (severity >= Severity::warning) CHECK_FALSE(found.remedy.empty());
}

TEST_CASE("of a healthy house there is nothing to say, and the status is 0") {
  const auto found = judge(healthy());
  for (const Finding& each : found) CHECK(each.severity == Severity::ok);
  CHECK(exit_status(found) == 0);
  CHECK_THAT(findings_screen(found, Paint(false)), Catch::EndsWith("All is well.\n"));
}

TEST_CASE("each trouble is found, with what to do") {
  Evidence seen = healthy();
  SECTION("the broker refuses") {
    seen.broker.connected = seen.broker.echoed = false;
    seen.broker.refusal = "not authorised";
    check(seen, Severity::error, "broker", "not authorised");
  }
  SECTION("the broker's list of rights forbids in silence") {
    seen.broker.echoed = false;
    check(seen, Severity::error, "broker", "never delivered it");
  }
  SECTION("a plan is retained for a room that nobody declares") {
    seen.broker.ghosts = {{"r-old", "plan, report"}};
    check(seen, Severity::warning, "ghosts", "r-old (plan, report)");
  }
  SECTION("the hub's will was not said") {
    seen.broker.hub_link = "lost";
    check(seen, Severity::warning, "broker", "the hub is lost");
  }
  SECTION("the PMS is away") {
    seen.hub.pms = "down";
    check(seen, Severity::error, "pms", "check-ins do not arrive");
  }
  SECTION("a synchronisation left stays in doubt") {
    seen.hub.rooms_in_doubt = 2;
    check(seen, Severity::warning, "pms", "2 rooms in doubt");
  }
  SECTION("a room is lost") {
    seen.hub.rooms[0].link = "lost";
    check(seen, Severity::warning, "rooms", "1 offline: 412");
  }
  SECTION("a room is lost since a known time") {
    seen.hub.rooms[0].link = "lost";
    seen.hub.rooms[0].link_since = 1'790'000'000;
    check(seen, Severity::warning, "rooms", "1 offline: 412 since 2026-09-21 14:13 UTC");
  }
  SECTION("a room refused its plan") {
    seen.hub.rooms[0].delivery = "rejected";
    check(seen, Severity::error, "rooms", "412");
  }
  SECTION("the database is damaged") {
    seen.database.check = "row 3 missing from index";
    check(seen, Severity::error, "database", "row 3 missing");
  }
  SECTION("the log of the database has grown") {
    seen.database.log_bytes = kLargeLog + 1;
    check(seen, Severity::warning, "database", "64 MiB");
  }
  SECTION("nobody made a backup") {
    seen.database.last_backup.reset();
    check(seen, Severity::warning, "backup", "no backup");
  }
  SECTION("the last backup is a week old") {
    seen.database.last_backup = kNow - kBackupWarningDays * kDay;
    check(seen, Severity::warning, "backup", "7 days old");
  }
  SECTION("the disk fills up") {
    seen.disk.free_bytes = 9;
    check(seen, Severity::warning, "disk", "9 %");
  }
  SECTION("the disk is nearly full") {
    seen.disk.free_bytes = 2;
    check(seen, Severity::error, "disk", "2 %");
  }
  SECTION("files run out") {
    seen.disk.nodes = 100;
    seen.disk.free_nodes = 1;
    check(seen, Severity::error, "disk", "1 % of the files");
  }
  SECTION("the disk is slow") {
    seen.disk.write = kSlowWrite;
    check(seen, Severity::warning, "disk", "100 ms");
  }
  SECTION("the certificate is about to expire") {
    seen.certificates[0].until = kNow + 20 * kDay;
    check(seen, Severity::warning, "certificate", "20 days");
  }
  SECTION("the certificate expired") {
    seen.certificates[0].until = kNow;
    check(seen, Severity::error, "certificate", "expired");
  }
  SECTION("the certificate is for somebody else") {
    seen.certificates[0].names_it = false;
    check(seen, Severity::error, "certificate", "is not for hub");
  }
  SECTION("the clock runs by itself") {
    seen.clock.synchronised = false;
    check(seen, Severity::warning, "clock", "not synchronised");
  }
  SECTION("the time zone is unknown here") {
    seen.clock.zone_known = false;
    check(seen, Severity::error, "clock", "Europe/Rome");
  }
  SECTION("a secret is open") {
    seen.secrets[0].mode = 0640;
    check(seen, Severity::error, "secrets", "open to group or others");
  }
  SECTION("a secret is missing") {
    seen.secrets[0].exists = false;
    check(seen, Severity::error, "secrets", "missing");
  }
}

TEST_CASE("without a hub it says what it could not look at, and still looks at the rest") {
  Evidence seen = healthy();
  seen.hub.why_not = "connection refused";
  seen.broker.hub_link = "lost";
  seen.disk.free_bytes = 2;
  const auto found = judge(seen);
  const auto says = [&](Severity severity, const char* area) {
    return std::any_of(found.begin(), found.end(), [&](const Finding& each) {
      return each.severity == severity && each.area == area;
    });
  };
  CHECK(says(Severity::error, "hub"));
  CHECK(says(Severity::skipped, "pms"));
  CHECK(says(Severity::skipped, "rooms"));
  CHECK(says(Severity::error, "disk"));
  CHECK(says(Severity::ok, "database"));
  CHECK(exit_status(found) == 2);
}

TEST_CASE("warnings alone make the status 1, and lines end before column 80") {
  Evidence seen = healthy();
  seen.broker.ghosts.assign(20, {"r-ghost1", "plan, report, link"});
  const auto found = judge(seen);
  CHECK(exit_status(found) == 1);
  const std::string screen = findings_screen(found, Paint(false));
  std::size_t begin = 0;
  while (begin < screen.size()) {
    const std::size_t end = screen.find('\n', begin);
    CHECK(columns(screen.substr(begin, end - begin)) <= 80);
    begin = end + 1;
  }
}

TEST_CASE("what is given away holds no password, token or log-in") {
  CHECK(redacted("password = \"correct horse\"") == "password = [redacted]\n");
  CHECK(redacted("api_key: abc") == "api_key: [redacted]\n");
  CHECK(redacted("password_file = \"hub.password\"") == "password_file = \"hub.password\"\n");
  CHECK(redacted("key = \"hub.key\"") == "key = \"hub.key\"\n");
  CHECK(redacted("see inko_0123456789012345678901234567890123456789012 there") ==
        "see [redacted] there\n");
  CHECK(redacted("at mqtt://hub:secret@10.0.0.5/x") == "at mqtt://[redacted]@10.0.0.5/x\n");
  CHECK(redacted("port = 1883\nhost = \"a\"") == "port = 1883\nhost = \"a\"\n");
}

}  // namespace
}  // namespace innkeeper::hub::cli::doctor
