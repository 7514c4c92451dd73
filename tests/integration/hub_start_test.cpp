// SPDX-License-Identifier: Apache-2.0
#include <sys/wait.h>

#include "hub/store/sqlite_store.hpp"
#include "tests/integration/running_house.hpp"
#include "tests/support/source_tree.hpp"

namespace innkeeper::tests {
namespace {

/// Runs the hub of the house to its end and returns its exit status.
int run_hub(RunningHouse& running, std::vector<std::string> arguments) {
  std::vector<std::string> words{tests::program_dir() + "/innkeeperd"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  support::Process hub({std::move(words), running.house.log_of("second")});
  const auto status = hub.wait(20s);
  REQUIRE(status);
  REQUIRE(WIFEXITED(*status));
  return WEXITSTATUS(*status);
}

TEST_CASE("a second hub on the same database is refused and the first one goes on") {
  RunningHouse running;
  running.open();
  const auto config = (running.directory.path() / "hub.toml").string();
  CHECK(run_hub(running, {"--config", config}) == 1);
  CHECK(running.logged("second", "innkeeper.db"));
  running.tell("checkin 1 1");
  CHECK(running.becomes("1", "rented"));
}

TEST_CASE("a hub that is asked to stop says so to the rooms and ends well") {
  RunningHouse running;
  running.open();
  CHECK(running.house.stop_hub());
  CHECK(running.logged("innkeeperd", "hub.stopped"));
}

TEST_CASE("a wrong configuration starts nothing and names every mistake") {
  RunningHouse running;
  const auto file = running.directory.path() / "wrong.toml";
  std::ofstream(file) << "[property]\nfile = \"nowhere.toml\"\n[broker]\nhost = \"127.0.0.1\"\n"
                         "prot = 1883\n[http]\nlisten = \"0.0.0.0:80\"\n";
  CHECK(run_hub(running, {"--config", file.string()}) == 2);
  CHECK(run_hub(running, {"--check-config", file.string()}) == 2);
  const std::string told = running.log_of("second");
  CHECK(told.find("nowhere.toml") != std::string::npos);
  CHECK(told.find("did you mean \"port\"?") != std::string::npos);
  CHECK(told.find("0.0.0.0") != std::string::npos);
  CHECK(told.find("database") != std::string::npos);
}

TEST_CASE("a database of a newer hub is refused with the remedy") {
  RunningHouse running;
  REQUIRE(running.house.start_hub());
  REQUIRE(running.house.stop_hub());
  const auto database = (running.directory.path() / "innkeeper.db").string();
  support::Process newer(
      {{"sqlite3", database, "PRAGMA user_version = 999"}, running.house.log_of("sqlite3")});
  REQUIRE(newer.wait(10s) == 0);
  CHECK(run_hub(running, {"--config", (running.directory.path() / "hub.toml").string()}) == 1);
  CHECK(running.logged("second", "999"));
}

TEST_CASE("no name, reservation or profile of a guest goes over the wire or into the log") {
  RunningHouse running;
  running.open();
  support::Process watch(
      {{"mosquitto_sub", "-h", "127.0.0.1", "-p", std::to_string(running.house.broker().port()),
        "-u", support::kHubUser, "-P", running.house.hub_password(), "-v", "-t", "#"},
       running.house.log_of("wire")});
  const auto stored = running.house.http().call("PUT", "/api/v1/guests/CANARYPROFILE/preferences",
                                                R"({"climate":{"comfort":23.5}})");
  REQUIRE(stored);
  running.tell("checkin 1 CANARYSTAY CANARYPROFILE");
  REQUIRE(running.becomes("1", "rented"));
  running.tell("checkout CANARYSTAY");
  REQUIRE(running.becomes("1", "vacant"));
  REQUIRE(running.logged("wire", "/report"));
  CHECK(running.log_of("wire").find("CANARY") == std::string::npos);
  CHECK(running.log_of("innkeeperd").find("CANARY") == std::string::npos);
  CHECK(running.log_of("innkeeper-simhotel").find("CANARY") == std::string::npos);
}

}  // namespace
}  // namespace innkeeper::tests
