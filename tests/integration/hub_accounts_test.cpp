// SPDX-License-Identifier: Apache-2.0
// A real hub lets nobody in whom it does not know, and its own user without any set-up.
#include <sys/stat.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/integration/running_house.hpp"
#include "tests/support/source_tree.hpp"

namespace innkeeper::tests {
namespace {

using nlohmann::json;

constexpr const char* kBossPassword = "correct horse battery";

mode_t mode_of(const std::filesystem::path& file) {
  struct stat found {};
  REQUIRE(::stat(file.c_str(), &found) == 0);
  return found.st_mode & 07777U;
}

std::string line_of(const std::filesystem::path& file) {
  std::string line;
  std::ifstream in(file);
  std::getline(in, line);
  return line;
}

struct GuardedHouse : RunningHouse {
  GuardedHouse() {
    REQUIRE(house.broker().start());
    start();
  }
  void start() {
    REQUIRE(house.start_hub());
    REQUIRE(logged("innkeeperd", "hub.ready"));
  }
  [[nodiscard]] std::filesystem::path state(const char* ending) const {
    return directory.path() / (std::string("innkeeper.db.") + ending);
  }
  /// As somebody without the hub's own token.
  [[nodiscard]] support::HttpAnswer ask(const char* method, const char* target,
                                        const std::string& body = {},
                                        const support::HttpClient::Fields& fields = {}) const {
    const support::HttpClient stranger(house.http_port());
    const auto answer = stranger.call(method, target, body, 5s, "application/json", fields);
    REQUIRE(answer);
    return *answer;
  }
};

TEST_CASE("a hub answers nobody whom it does not know, but says whether it lives") {
  const GuardedHouse office;
  CHECK(office.ask("GET", "/api/v1/rooms").status == 401);
  CHECK(office.ask("DELETE", "/api/v1/guests/4711").status == 401);
  CHECK(office.ask("GET", "/api/v1/rooms", {}, {{"Authorization", "Bearer inko_guess"}}).status ==
        401);
  CHECK(within(10s, [&] { return office.ask("GET", "/healthz").status == 200; }));
}

TEST_CASE("the command line is known by a file that only the hub's user can read") {
  GuardedHouse office;
  CHECK(mode_of(office.state("token")) == 0600);
  const auto rooms = [&] {
    support::Process run({{tests::program_dir() + "/innkeeper", "--hub",
                           "http://127.0.0.1:" + std::to_string(office.house.http_port()), "rooms"},
                          office.house.log_of("innkeeper")});
    const auto status = run.wait(20s);
    return status && *status == 0;
  };
  CHECK(rooms());
  const std::string first = line_of(office.state("token"));
  REQUIRE(office.house.stop_hub());
  office.start();
  CHECK(rooms());
  // A token that somebody caught while the hub was down opens nothing.
  CHECK(line_of(office.state("token")) != first);
  CHECK(office.ask("GET", "/api/v1/rooms", {}, {{"Authorization", "Bearer " + first}}).status ==
        401);
  CHECK(office.log_of("innkeeperd").find("inko_") == std::string::npos);
}

TEST_CASE("the link of the first run makes an administrator, whose password outlives a restart") {
  GuardedHouse office;
  REQUIRE(office.logged("innkeeperd", "hub.set_up_offered"));
  CHECK(mode_of(office.state("setup")) == 0600);
  const std::string url = line_of(office.state("setup"));
  const std::string link = url.substr(url.rfind('/') + 1);
  CHECK(office.log_of("innkeeperd").find(link) == std::string::npos);
  const json first{{"link", link}, {"login", "boss"}, {"password", kBossPassword}};
  CHECK(office.ask("POST", "/api/v1/setup", first.dump()).status == 200);
  CHECK(office.ask("POST", "/api/v1/setup", first.dump()).status == 401);

  const json in{{"login", "boss"}, {"password", kBossPassword}};
  const auto begin = std::chrono::steady_clock::now();
  CHECK(office.ask("POST", "/api/v1/session", in.dump()).status == 200);
  WARN("a log-in takes " << std::chrono::duration_cast<std::chrono::milliseconds>(
                                std::chrono::steady_clock::now() - begin)
                                .count()
                         << " ms");
  REQUIRE(office.house.stop_hub());
  office.start();
  CHECK(within(10s, [&] { return !std::filesystem::exists(office.state("setup")); }));
  CHECK(office.ask("POST", "/api/v1/session", in.dump()).status == 200);
  const json wrong{{"login", "boss"}, {"password", "wrong horse battery"}};
  CHECK(office.ask("POST", "/api/v1/session", wrong.dump()).status == 401);
  const std::string log = office.log_of("innkeeperd");
  for (const auto* secret : {kBossPassword, "wrong horse", "inks_", "argon2"}) {
    CHECK(log.find(secret) == std::string::npos);
  }
}

}  // namespace
}  // namespace innkeeper::tests
