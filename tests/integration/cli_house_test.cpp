// SPDX-License-Identifier: Apache-2.0
// The command line in a house of real programs: backup and restore, the doctor, and TLS.
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "tests/integration/running_house.hpp"
#include "tests/support/certificate.hpp"

namespace innkeeper::tests {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using nlohmann::json;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

mode_t mode_of(const fs::path& file) {
  struct stat found {};
  REQUIRE(::stat(file.c_str(), &found) == 0);
  return found.st_mode & 07777U;
}

struct Told {
  int status = -1;
  std::string out;
  std::string err;
};

struct Desk : RunningHouse {
  [[nodiscard]] fs::path at(const char* name) const { return directory.path() / name; }

  [[nodiscard]] Told innkeeper(std::vector<std::string> words, std::string url = {}) const {
    if (url.empty()) url = "http://127.0.0.1:" + std::to_string(house.http_port());
    words.insert(words.begin(), {tests::program_dir() + "/innkeeper", "--url", url});
    const TemporaryDirectory scratch;
    const auto log = scratch.path() / "stderr";
    support::Process process({.words = std::move(words), .log = log, .piped = true});
    Told told;
    while (const auto line = process.read_line(30s)) told.out += *line + '\n';
    const auto ended = process.wait(30s);
    REQUIRE(ended);
    told.status = WIFEXITED(*ended) ? WEXITSTATUS(*ended) : -1;
    told.err = content_of(log);
    return told;
  }
  [[nodiscard]] Told doctor(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"doctor", "--config", at("hub.toml").string()});
    return innkeeper(std::move(more));
  }
  [[nodiscard]] std::optional<support::ObservedRoom> room(const std::string& number) const {
    return support::look_at_room(house, number);
  }
};

TEST_CASE("a backup is made while the hub works, and after a restore every room gets newer plans") {
  Desk desk;
  desk.open();
  const fs::path backup = desk.at("night.db");
  const Told made = desk.innkeeper({"backup", backup.string(), "--json"});
  INFO(made.err);
  REQUIRE(made.status == 0);
  CHECK(mode_of(backup) == 0600);
  // SQLite keeps the schema's version big-endian at byte 60 of the file.
  CHECK(json::parse(made.out)["schema"] == static_cast<int>(content_of(backup)[63]));
  CHECK(json::parse(content_of(backup.string() + ".manifest.json"))["bytes"] ==
        fs::file_size(backup));
  CHECK_FALSE(fs::exists(desk.house.beside_database("backup")));
  CHECK(desk.innkeeper({"backup", backup.string()}).status == 1);  // nothing is overwritten

  // Rooms learn what the backup does not know.
  const auto before = desk.room("1");
  REQUIRE(before);
  desk.tell("checkin 1 900 4711");
  REQUIRE(desk.becomes("1", "rented"));
  const auto changed = desk.room("1");
  REQUIRE(changed);
  REQUIRE(changed->version > before->version);

  const std::vector<std::string> restore{"restore", backup.string(), "--config",
                                         desk.at("hub.toml").string(), "--yes"};
  const Told refused = desk.innkeeper(restore);
  CHECK(refused.status == 1);
  CHECK_THAT(refused.err, Contains("stop it first"));

  REQUIRE(desk.house.stop_hub());
  const Told restored = desk.innkeeper(restore);
  INFO(restored.err);
  REQUIRE(restored.status == 0);
  CHECK_THAT(restored.out, Contains("is kept as"));
  REQUIRE(desk.house.start_hub());
  REQUIRE(within(60s, [&] {
    const auto now = desk.room("1");
    return now && now->epoch > changed->epoch && now->delivery == "confirmed";
  }));
  CHECK(desk.all_confirmed());
}

TEST_CASE("a backup that was damaged or belongs to a newer hub is not put back") {
  Desk desk;
  REQUIRE(desk.house.broker().start());
  REQUIRE(desk.house.start_hub());
  const fs::path backup = desk.at("night.db");
  REQUIRE(desk.innkeeper({"backup", backup.string()}).status == 0);
  REQUIRE(desk.house.stop_hub());
  const std::string good = content_of(backup);
  const std::string database = content_of(desk.at("innkeeper.db"));
  const auto put = [&](const std::string& bytes) {
    std::ofstream(backup, std::ios::binary | std::ios::trunc) << bytes;
  };
  const auto restore = [&] {
    return desk.innkeeper(
        {"restore", backup.string(), "--config", desk.at("hub.toml").string(), "--yes"});
  };
  std::string flipped = good;
  flipped[flipped.size() / 2] = static_cast<char>(~flipped[flipped.size() / 2]);
  put(flipped);
  CHECK_THAT(restore().err, Contains("is not what its manifest says"));
  fs::remove(backup.string() + ".manifest.json");
  put(good.substr(0, good.size() / 2));
  CHECK(restore().status == 1);
  std::string newer = good;
  newer[63] = 99;  // PRAGMA user_version
  put(newer);
  CHECK_THAT(restore().err, Contains("schema has version 99"));
  put("not a database at all");
  CHECK(restore().status == 1);
  CHECK(content_of(desk.at("innkeeper.db")) == database);
  put(good);
  CHECK(restore().status == 0);
  CHECK(desk.house.start_hub());
}

TEST_CASE(
    "a log that was left without its database does not get into the backup that is put back") {
  Desk desk;
  REQUIRE(desk.house.broker().start());
  REQUIRE(desk.house.start_hub());
  const fs::path backup = desk.at("night.db");
  REQUIRE(desk.innkeeper({"backup", backup.string()}).status == 0);
  REQUIRE(desk.innkeeper({"guest", "set", "4711", "--comfort", "22.5"}).status == 0);
  desk.house.kill_hub();
  REQUIRE(fs::file_size(desk.at("innkeeper.db-wal")) > 0);
  fs::remove(desk.at("innkeeper.db"));
  const Told restored = desk.innkeeper(
      {"restore", backup.string(), "--config", desk.at("hub.toml").string(), "--yes"});
  INFO(restored.err);
  REQUIRE(restored.status == 0);
  CHECK_FALSE(fs::exists(desk.at("innkeeper.db-wal")));
  REQUIRE(desk.house.start_hub());
  CHECK(desk.innkeeper({"guest", "show", "4711"}).status == 1);
}

TEST_CASE("the doctor finds what is retained for a room that is gone, and works without a hub") {
  Desk desk;
  desk.open();
  const Told well = desk.doctor({"--json"});
  const json found = json::parse(well.out);
  for (const json& each : found["findings"]) {
    INFO(each.dump());
    CHECK((each["severity"] != "error" || each["area"] == "disk"));
  }
  CHECK(well.status == found["status"]);

  // As a board that nobody declared left it.
  support::Process stray(
      {{"mosquitto_pub", "-h", "127.0.0.1", "-p", std::to_string(desk.house.broker().port()), "-u",
        support::kHubUser, "-P", desk.house.hub_password(), "-r", "-t",
        "innkeeper/1/r-ghost/report", "-m", "{}"},
       desk.at("stray.log")});
  REQUIRE(stray.wait(10s) == 0);
  CHECK_THAT(desk.doctor().out, Contains("r-ghost"));

  REQUIRE(desk.house.stop_hub());
  const Told alone = desk.doctor();
  CHECK(alone.status == 2);
  CHECK_THAT(alone.out, Contains("not looked at: the hub does not answer") &&
                            Contains("takes the hub's log-in and delivers") &&
                            Contains("is sound, schema"));
}

TEST_CASE("the doctor says since when rooms are offline") {
  Desk desk;
  desk.open();
  REQUIRE(desk.house.stop_rooms());
  CHECK(within(20s, [&] {
    const json told = json::parse(desk.doctor({"--json"}).out);
    return std::ranges::any_of(told["findings"], [](const json& each) {
      const std::string what = each["what"];
      return each["area"] == "rooms" && what.starts_with("4 offline: ") &&
             what.find(" since 20") != std::string::npos;
    });
  }));
}

TEST_CASE("without settings the doctor takes the hub's word for where the database is") {
  Desk desk;
  desk.open();
  const Told told = desk.innkeeper({"doctor", "--config", desk.at("none.toml").string()});
  CHECK(told.status == 2);
  CHECK_THAT(told.out, Contains("the settings cannot be read"));
  CHECK_THAT(told.out, Contains("is sound, schema"));
  CHECK_THAT(told.out, Contains("1 error,"));
}

TEST_CASE("what the doctor packs holds no password, no token and nothing of a guest") {
  Desk desk;
  desk.house.put_fias("host = \"127.0.0.1\"\nport = " + std::to_string(desk.house.pms_port()) +
                      "\ngreeting = true\n");
  desk.open();
  desk.tell("checkin 1 RES77881 PROFILE99112 name=Zuckschwerdt language=GE");
  REQUIRE(desk.becomes("1", "rented"));
  const fs::path bundle = desk.at("help.tar.gz");
  static_cast<void>(desk.doctor(
      {"--bundle", bundle.string(), "--log", desk.house.log_of("innkeeperd").string()}));
  REQUIRE(fs::exists(bundle));
  CHECK(mode_of(bundle) == 0600);
  support::Process unpack(
      {{"tar", "-xzf", bundle.string(), "-C", desk.directory.path().string()}, desk.at("tar.log")});
  REQUIRE(unpack.wait(10s) == 0);
  std::string all;
  for (const auto& file : fs::directory_iterator(desk.at("innkeeper-doctor"))) {
    all += content_of(file.path());
  }
  CHECK_THAT(all, Contains("findings") && Contains("hub.ready") && Contains("[broker]"));
  std::string token = content_of(desk.house.beside_database("token"));
  token.pop_back();
  for (const std::string& secret :
       {desk.house.hub_password(), token, std::string("inkl_"), std::string("RES77881"),
        std::string("PROFILE99112"), std::string("Zuckschwerdt"), std::string("ZUCKSCHWERDT")}) {
    CHECK(all.find(secret) == std::string::npos);
  }
}

TEST_CASE("over TLS the certificate and its name are verified, always") {
  Desk desk;
  const auto port = std::to_string(support::free_port());
  const auto certificate = support::make_certificate("localhost");
  std::ofstream(desk.at("hub.pem")) << certificate.chain;
  std::ofstream(desk.at("hub.key")) << certificate.key;
  REQUIRE(::chmod(desk.at("hub.key").c_str(), 0600) == 0);
  desk.house.put_pms("[https]\nlisten = \"127.0.0.1:" + port +
                     "\"\nname = \"localhost\"\ncertificate = \"hub.pem\"\nkey = \"hub.key\"\n");
  REQUIRE(desk.house.broker().start());
  REQUIRE(desk.house.start_hub());
  const std::string url = "https://localhost:" + port;
  const std::string ca = desk.at("hub.pem").string();
  const Told trusted = desk.innkeeper({"rooms", "--ca", ca}, url);
  INFO(trusted.err);
  CHECK(trusted.status == 0);
  const Told stranger = desk.innkeeper({"rooms"}, url);
  CHECK(stranger.status == 1);
  CHECK_THAT(stranger.err, Contains("is not trusted: ") && Contains("--ca"));
  const Told misnamed = desk.innkeeper({"rooms", "--ca", ca}, "https://127.0.0.1:" + port);
  CHECK(misnamed.status == 1);
  CHECK_THAT(misnamed.err, Contains("it is for another name than 127.0.0.1"));

  const Told token = desk.innkeeper({"token", "add", "pos", "--scope", "rooms.read", "--json"});
  REQUIRE(token.status == 0);
  std::ofstream(desk.at("pos.token")) << json::parse(token.out)["token"].get<std::string>();
  const std::string file = desk.at("pos.token").string();
  REQUIRE(::chmod(file.c_str(), 0644) == 0);
  CHECK_THAT(desk.innkeeper({"rooms", "--token-file", file, "--ca", ca}, url).err,
             Contains("chmod 600"));
  REQUIRE(::chmod(file.c_str(), 0600) == 0);
  CHECK(desk.innkeeper({"rooms", "--token-file", file, "--ca", ca}, url).status == 0);
  CHECK_THAT(desk.innkeeper({"account", "list", "--token-file", file, "--ca", ca}, url).err,
             Contains("cannot list the accounts"));
  CHECK_THAT(desk.innkeeper({"rooms", "--token-file", file}, "http://192.0.2.1:80").err,
             Contains("for everybody on the way to read"));
}

}  // namespace
}  // namespace innkeeper::tests
