// SPDX-License-Identifier: Apache-2.0
// The real program against a server in the test: what it asks, prints and exits with.
#include <sys/wait.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "hub/cli/hub_client.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/cli_documents.hpp"
#include "tests/unit/cli_fake_hub.hpp"
#include "tests/unit/cli_run.hpp"

namespace innkeeper::hub::cli {
namespace {

const std::string kGuest = "/api/v1/guests/G7/preferences";

/// Runs `innkeeper` with `words`; the hub's URL comes from the environment.
Run run(const std::string& hub, std::vector<std::string> words) {
  const tests::TemporaryDirectory directory;
  const auto log = directory.path() / "stderr";
  words.insert(words.begin(),
               {"/usr/bin/env", "INNKEEPER_URL=" + hub, tests::program_dir() + "/innkeeper"});
  support::Process process({.words = std::move(words), .log = log, .piped = true});
  Run result;
  while (const auto line = process.read_line(kDeadline)) result.out += *line + '\n';
  const auto ended = process.wait(kDeadline);
  REQUIRE(ended);
  REQUIRE(WIFEXITED(*ended));
  result.status = WEXITSTATUS(*ended);
  std::ostringstream err;
  err << std::ifstream(log).rdbuf();
  result.err = err.str();
  return result;
}

TEST_CASE("the program shows rooms as a table, without colours when nobody looks") {
  FakeHub hub({{"GET /api/v1/rooms", {200, kRoomsDocument}}});
  const Run shown = run(hub.url(), {"rooms"});
  CHECK(shown.status == 0);
  CHECK(shown.err.empty());
  CHECK_THAT(shown.out, Catch::StartsWith("ROOM  FLOOR  TYPE") &&
                            Catch::Contains("\n0412  4      double  rented") &&
                            !Catch::Contains("\x1b"));
}

TEST_CASE("with --json the program prints the hub's document on one line") {
  FakeHub hub({{"GET /api/v1/status", {200, kStatusDocument}},
               {"GET /api/v1/rooms/0412%2F", {200, kRoomDocument}}});
  CHECK(run(hub.url(), {"status", "--json"}).out == std::string(kStatusDocument) + '\n');
  CHECK(run(hub.url(), {"room", "0412/", "--json"}).out == std::string(kRoomDocument) + '\n');
}

TEST_CASE("guest set sends the given values only, then shows what is stored") {
  FakeHub hub({{"GET " + kGuest, {200, kPreferencesDocument}}, {"PATCH " + kGuest, {204, {}}}});
  const Run set = run(hub.url(), {"guest", "set", "G7", "--light", "ceiling=60"});
  CHECK(set.err.empty());
  CHECK(set.status == 0);
  CHECK_THAT(set.out, Catch::StartsWith("Stored.\nGuest G7\n") &&
                          Catch::Contains("light ceiling  60 %\n  light bedside  30 %\n"));
  CHECK(hub.asked() ==
        std::vector<std::string>{"PATCH " + kGuest + R"( {"lights":{"welcome":{"ceiling":60}}})",
                                 "GET " + kGuest});
}

TEST_CASE("guest set of what does not answer like a hub says so") {
  const FakeAnswer answer = GENERATE(FakeAnswer{404, kNoRouteDocument}, FakeAnswer{404, "nginx"},
                                     FakeAnswer{503, kNoRouteDocument});
  CAPTURE(answer.status, answer.body);
  FakeHub hub({{"PATCH " + kGuest, answer}});
  const Run set = run(hub.url(), {"guest", "set", "G7", "--comfort", "21.5"});
  CHECK(set.status == 1);
  CHECK_THAT(set.err, Catch::StartsWith("innkeeper: cannot set preferences of guest G7: "));
}

TEST_CASE("refused preferences are shown field by field") {
  FakeHub hub({{"PATCH " + kGuest, {422, kInvalidDocument}}});
  const Run set =
      run(hub.url(), {"guest", "set", "G7", "--comfort", "45", "--light", "ceiling=101"});
  CHECK(set.status == 1);
  CHECK(set.out.empty());
  CHECK_THAT(set.err, Catch::Contains("Some values are refused") &&
                          Catch::Contains("\n  /climate/comfort: 45 is outside 16 to 30") &&
                          Catch::Contains("\n  /lights/welcome/ceiling: 101 is not"));
  const Run json = run(hub.url(), {"guest", "set", "G7", "--comfort", "45", "--json"});
  CHECK(json.status == 1);
  CHECK(json.out == std::string(kInvalidDocument) + '\n');
}

TEST_CASE("guest show and forget say what is stored, and what was erased") {
  constexpr const char* kErased =
      R"({"erased":{"preferences":2,"learned":true,"consent":false,"stays":1,"hands":1},)"
      R"("in_house":{"stays":1,"wake_calls":2}})";
  FakeHub hub({{"GET " + kGuest, {200, kPreferencesDocument}},
               {"DELETE /api/v1/guests/G7", {200, kErased}}});
  CHECK_THAT(run(hub.url(), {"guest", "show", "G7"}).out, Catch::Contains("22.5 °C"));
  CHECK(run(hub.url(), {"guest", "forget", "G7", "--yes"}).out ==
        "Guest G7 is forgotten. Erased: 2 preferences, 1 past or expected stay, what was learned.\n"
        "What was set by hand in the room is cleared.\n"
        "1 stay in house: its reservation and room are kept until it leaves, nothing else.\n"
        "2 wake calls of the room still to come.\n");
  CHECK(run(hub.url(), {"guest", "erase", "G7", "--json", "--yes"}).out ==
        std::string(kErased) + '\n');
}

TEST_CASE("where nobody can be asked nothing is erased without --yes") {
  FakeHub hub({});
  const Run refused = run(hub.url(), {"guest", "erase", "G7"});
  CHECK(refused.status == 1);
  CHECK_THAT(refused.err,
             Catch::Contains("nobody is there to be asked") && Catch::Contains("--yes"));
  CHECK(hub.asked().empty());
}

TEST_CASE("a watched list is printed again and again until somebody ends it") {
  FakeHub hub({{"GET /api/v1/rooms", {200, kRoomsDocument}}});
  const tests::TemporaryDirectory directory;
  support::Process process({.words = {tests::program_dir() + "/innkeeper", "--url", hub.url(),
                                      "rooms", "--json", "--watch=1"},
                            .log = directory.path() / "stderr",
                            .piped = true});
  CHECK(process.read_line(kDeadline) == std::string(kRoomsDocument));
  CHECK(process.read_line(kDeadline) == std::string(kRoomsDocument));
  REQUIRE(::kill(process.pid(), SIGINT) == 0);
  const auto ended = process.wait(kDeadline);
  REQUIRE(ended);
  REQUIRE(WIFEXITED(*ended));
  CHECK(WEXITSTATUS(*ended) == 0);
}

TEST_CASE("a password comes from standard input and is sent to the hub, not shown") {
  FakeHub hub({{"POST /api/v1/accounts", {204, {}}}});
  const tests::TemporaryDirectory directory;
  const std::string script =
      "echo 'correct horse battery' | \"$0\" --url \"$1\" account add maria --role "
      "housekeeping";
  support::Process process(
      {.words = {"/bin/sh", "-c", script, tests::program_dir() + "/innkeeper", hub.url()},
       .log = directory.path() / "stderr",
       .piped = true});
  CHECK(process.read_line(kDeadline) == std::string("Account maria: done."));
  const auto ended = process.wait(kDeadline);
  REQUIRE(ended);
  CHECK(hub.asked() ==
        std::vector<std::string>{R"(POST /api/v1/accounts {"login":"maria","role":"housekeeping",)"
                                 R"("password":"correct horse battery"})"});
}

TEST_CASE("a hub that is not there is an error with its URL and what to do") {
  const std::string url = "http://127.0.0.1:" + std::to_string(support::free_port());
  const Run failed = run(url, {"rooms"});
  CHECK(failed.status == 1);
  CHECK(failed.out.empty());
  CHECK_THAT(failed.err,
             Catch::Contains("the hub at " + url + " is not reachable: Connection refused") &&
                 Catch::Contains("Is innkeeperd running there?") &&
                 Catch::Contains("INNKEEPER_URL"));
}

TEST_CASE("a server that is no hub is told from one") {
  const auto [status, body] = GENERATE(table<unsigned, const char*>(
      {{200, "<html>"}, {200, "{}"}, {200, R"({"rooms":[1]})"}, {404, "gone"}, {500, ""}}));
  CAPTURE(status, body);
  FakeHub hub({{"GET /api/v1/rooms", {status, body}}});
  const Run failed = run(hub.url(), {"rooms"});
  CHECK(failed.status == 1);
  CHECK(failed.out.empty());
  CHECK_THAT(failed.err, Catch::Contains("does not speak like a hub of this version") &&
                             Catch::Contains("Is it innkeeperd"));
}

TEST_CASE("a server that takes the call and stays silent costs the deadline and no more") {
  boost::asio::io_context io;
  const boost::asio::ip::tcp::acceptor silent(io, {boost::asio::ip::address_v4::loopback(), 0});
  const auto hub =
      parse_hub_url("http://127.0.0.1:" + std::to_string(silent.local_endpoint().port()));
  REQUIRE(hub);
  const auto answer = call_hub(*hub, {"GET", "/api/v1/rooms", {}}, std::chrono::milliseconds(50));
  REQUIRE_FALSE(answer);
  CHECK_THAT(answer.error(), Catch::Contains("did not answer in time"));
}

TEST_CASE("output that cannot be written is a failure") {
  FakeHub hub({{"GET /api/v1/rooms", {200, kRoomsDocument}}});
  const tests::TemporaryDirectory directory;
  // The shell makes the full disk; nothing of the words comes from outside.
  support::Process process({.words = {"/bin/sh", "-c", "\"$0\" rooms --hub \"$1\" > /dev/full",
                                      tests::program_dir() + "/innkeeper", hub.url()},
                            .log = directory.path() / "stderr"});
  const auto ended = process.wait(kDeadline);
  REQUIRE(ended);
  REQUIRE(WIFEXITED(*ended));
  CHECK(WEXITSTATUS(*ended) == 1);
}

}  // namespace
}  // namespace innkeeper::hub::cli
