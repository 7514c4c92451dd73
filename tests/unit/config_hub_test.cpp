// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "hub/daemon/hub_config.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::hub::daemon {
namespace {

const std::string kMinimal =
    "[property]\nfile = \"property.toml\"\n[database]\npath = \"/var/lib/hub.db\"\n"
    "[broker]\nhost = \"broker.example\"\nport = 1883\n";  // line 7 is the last one

/// A folder with a sound property.toml and whatever hub.toml a test writes.
class Folder {
 public:
  Folder() {
    std::filesystem::copy_file(tests::source_dir() + "/config/property.toml",
                               directory_.path() / "property.toml");
  }

  Result<HubConfig, config::Problems> read(const std::string& text) const {
    std::ofstream(directory_.path() / "hub.toml") << text;
    return read_hub_config(directory_.path() / "hub.toml");
  }

  /// The problems of `text`, without the folder in front of each.
  std::string problems_of(const std::string& text) const {
    const auto config = read(text);
    if (config) return {};
    std::string lines = config::describe(config.error());
    const std::string folder = path().string() + '/';
    for (std::size_t at = 0; (at = lines.find(folder)) != std::string::npos;) {
      lines.erase(at, folder.size());
    }
    return lines;
  }

  const std::filesystem::path& path() const { return directory_.path(); }

 private:
  tests::TemporaryDirectory directory_;
};

TEST_CASE("the sample hub.toml in the tree is sound") {
  const auto read = read_hub_config(tests::source_dir() + "/config/hub.toml");
  if (!read) FAIL(config::describe(read.error()));
  CHECK(read->property.rooms.size() == 24);
  CHECK(read->database == tests::source_dir() + "/config/innkeeper.db");
  CHECK(read->broker == Endpoint{"127.0.0.1", 1883});
  REQUIRE(read->broker_login);
  CHECK(read->broker_login->username == "hub");
  CHECK(read->listen == Endpoint{"127.0.0.1", 8080});
  REQUIRE(read->fias);
  CHECK(read->fias->endpoint == Endpoint{"127.0.0.1", 5010});
  CHECK(read->log_level == log::Level::info);
}

TEST_CASE("what is optional in hub.toml may be absent: login, HTTP, PMS, log") {
  const Folder folder;
  const auto read = folder.read(kMinimal);
  REQUIRE(read);
  CHECK(read->database == "/var/lib/hub.db");
  CHECK_FALSE(read->broker_login);
  CHECK(read->listen == Endpoint{"127.0.0.1", 8080});
  CHECK_FALSE(read->fias);
}

TEST_CASE("paths in hub.toml are relative to its folder") {
  const Folder folder;
  const auto read = folder.read(kMinimal + "username = \"hub\"\npassword_file = \"secret\"\n");
  REQUIRE(read);
  CHECK(read->broker_login->password_file == folder.path() / "secret");
}

TEST_CASE("an [https] section says where, by which name and with what the hub is reached") {
  const Folder folder;
  const std::string rest = "name = \"hub.example\"\ncertificate = \"a.pem\"\nkey = \"b.pem\"\n";
  CHECK(folder.problems_of(kMinimal + "[https]\nlisten = \"0.0.0.0:8443\"\n" + rest).empty());
  for (const char* bad : {"0.0.0.0", "hub.example:443", "0.0.0.0:0"}) {
    CHECK(folder.problems_of(kMinimal + "[https]\nlisten = \"" + bad + "\"\n" + rest)
              .find("is not an address with a port") != std::string::npos);
  }
  const std::string missing = folder.problems_of(kMinimal + "[https]\nlisten = \"[::]:8443\"\n");
  for (const char* key : {"https.name", "https.certificate", "https.key"}) {
    CHECK(missing.find(key) != std::string::npos);
  }
}

TEST_CASE("the hub refuses to listen where others could reach it, and says why") {
  const Folder folder;
  for (const char* good : {"127.0.0.1:1", "127.9.9.9:65535", "[::1]:8080"}) {
    CHECK(folder.problems_of(kMinimal + "[http]\nlisten = \"" + good + "\"\n").empty());
  }
  for (const char* outside : {"0.0.0.0:8080", "192.168.1.2:8080", "[::]:8080", "localhost:8080"}) {
    CHECK(folder.problems_of(kMinimal + "[http]\nlisten = \"" + outside + "\"\n") ==
          "hub.toml:9:10: http.listen: \"" + std::string(outside) +
              "\" can be reached from outside this machine; allowed: a loopback address such as "
              "\"127.0.0.1:8080\"; give other machines an [https] section with listen, name, "
              "certificate and key: without TLS passwords and guest data would go over the network "
              "as they are\n");
  }
  for (const char* bad : {"127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", ":8080",
                          "127.0.0.1:80x", "::1:8080"}) {
    CHECK(folder.problems_of(kMinimal + "[http]\nlisten = \"" + bad + "\"\n")
              .find("is not an address with a port") != std::string::npos);
  }
}

TEST_CASE("a PMS that posts has a key, and perhaps the one before it") {
  const Folder folder;
  const auto config = folder.read(
      kMinimal + "[pms.webhook]\nkey_file = \"new.key\"\nprevious_key_file = \"/old.key\"\n");
  if (!config) FAIL(config::describe(config.error()));
  REQUIRE(config->webhook);
  CHECK(config->webhook->key_file == folder.path() / "new.key");
  CHECK(config->webhook->previous_key_file == "/old.key");
  CHECK(folder.problems_of(kMinimal + "[pms.webhook]\n").find("key_file") != std::string::npos);
}

TEST_CASE("a link and posted events exclude each other, and the hub says why") {
  const std::string problems = Folder().problems_of(
      kMinimal + "[pms.fias]\nhost = \"pms\"\nport = 5010\n[pms.webhook]\nkey_file = \"k\"\n");
  CHECK(problems.find("one PMS") != std::string::npos);
}

TEST_CASE("half a login is told as such") {
  const Folder folder;
  CHECK(folder.problems_of(kMinimal + "username = \"hub\"\n") ==
        "hub.toml:5:1: broker.password_file: is missing beside username; allowed: both, or neither "
        "for a broker without login\n");
}

TEST_CASE("the problems of hub.toml and of the property file come together") {
  const Folder folder;
  std::ofstream(folder.path() / "property.toml") << "typo = 1";
  CHECK(folder.problems_of(kMinimal +
                           "prot = 1\n[pms.fias]\nhost = \"h\"\n[log]\nlevel = \"inof\"\n") ==
        "hub.toml:8:1: broker.prot: is not a known key; did you mean \"port\"?\n"
        "hub.toml:9:1: pms.fias.port: is missing; allowed: a whole number from 1 to 65535\n"
        "hub.toml:12:9: log.level: \"inof\" is not known; allowed: debug, info, warning, "
        "error; did you mean \"info\"?\n"
        "property.toml:1:1: name: is missing; allowed: text of 1 to 100 bytes\n"
        "property.toml:1:1: room: is missing; allowed: tables headed [[room]]\n"
        "property.toml:1:1: room_type: is missing; allowed: tables headed [[room_type]]\n"
        "property.toml:1:1: timezone: is missing; allowed: text of 1 to 64 bytes\n"
        "property.toml:1:1: typo: is not a known key\n");
}

TEST_CASE("a property file that is not there is told by its path") {
  const Folder folder;
  std::filesystem::remove(folder.path() / "property.toml");
  CHECK(folder.problems_of(kMinimal) == "property.toml: there is no such file; check the path\n");
}

TEST_CASE("an empty hub.toml names every section it needs, and nothing twice") {
  const Folder folder;
  CHECK(folder.problems_of("") ==
        "hub.toml:1:1: broker: is missing; allowed: a table headed [broker]\n"
        "hub.toml:1:1: database: is missing; allowed: a table headed [database]\n"
        "hub.toml:1:1: property: is missing; allowed: a table headed [property]\n");
}

}  // namespace
}  // namespace innkeeper::hub::daemon
