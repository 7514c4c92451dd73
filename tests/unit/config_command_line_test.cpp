// SPDX-License-Identifier: Apache-2.0
#include "shared/config/command_line.hpp"

#include <sstream>
#include <vector>

#include "shared/config/version.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::config {
namespace {

struct Outcome {
  std::optional<int> status;
  std::string out;
  std::string err;
  std::filesystem::path file;
  std::int64_t rooms = 24;
  bool once = false;
};

Result<std::string, Problems> check_by_name(const std::filesystem::path& file) {
  if (file == "good.toml") return std::string("24 rooms");
  return fail(Problems{{file.string(), {1, 2}, "port", "is missing", {}, {}}});
}

Outcome run(std::vector<const char*> arguments) {
  Outcome outcome;
  arguments.insert(arguments.begin(), "innkeeperd");
  CommandLine line("innkeeperd", "Runs the hub.");
  line.config(outcome.file, check_by_name);
  line.whole_number("--rooms", outcome.rooms, {1, 100}, "How many rooms");
  line.flag("--once", outcome.once, "Play one story");
  std::ostringstream out;
  std::ostringstream err;
  outcome.status = line.parse(static_cast<int>(arguments.size()), arguments.data(), out, err);
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

TEST_CASE("a program runs with the configuration and the options it was given") {
  const Outcome outcome = run({"--config", "hub.toml", "--rooms", "100", "--once"});
  CHECK_FALSE(outcome.status);
  CHECK(outcome.file == "hub.toml");
  CHECK(outcome.rooms == 100);
  CHECK(outcome.once);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.empty());
}

TEST_CASE("an option that is not given keeps its default, and help shows it") {
  CHECK(run({"--config", "hub.toml"}).rooms == 24);
  const Outcome help = run({"--help"});
  CHECK(help.status == kExitOk);
  for (const char* word : {"Runs the hub.", "--config", "--check-config", "--version", "=24"}) {
    CHECK(help.out.find(word) != std::string::npos);
  }
}

TEST_CASE("the version is the project's, on standard output") {
  const Outcome outcome = run({"--version"});
  CHECK(outcome.status == kExitOk);
  CHECK(outcome.out == "innkeeperd " + std::string(version()) + "\n");
  CHECK(version().starts_with("0."));
}

TEST_CASE("a sound configuration is confirmed in one line") {
  for (const std::vector<const char*>& arguments :
       {std::vector<const char*>{"--check-config", "good.toml"},
        {"--config", "good.toml", "--check-config"}}) {
    const Outcome outcome = run(arguments);
    CHECK(outcome.status == kExitOk);
    CHECK(outcome.out == "good.toml: ok (24 rooms)\n");
    CHECK(outcome.err.empty());
  }
}

TEST_CASE("a wrong configuration is told on standard error with status 2") {
  const Outcome outcome = run({"--check-config", "bad.toml"});
  CHECK(outcome.status == kExitBadInput);
  CHECK(outcome.out.empty());
  CHECK(outcome.err == "bad.toml:1:2: port: is missing\n");
}

TEST_CASE("wrong usage ends with status 2, the reason and where to look") {
  for (const std::vector<const char*>& arguments : {std::vector<const char*>{},
                                                    {"--check-config"},
                                                    {"--config"},
                                                    {"--config", "a", "--rooms", "101"},
                                                    {"--config", "a", "--rooms", "x"},
                                                    {"--config", "a", "--unknown"},
                                                    {"--config", "a", "stray"}}) {
    const Outcome outcome = run(arguments);
    CHECK(outcome.status == kExitBadInput);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("innkeeperd: ") == 0);
    CHECK(outcome.err.find("--help") != std::string::npos);
  }
}

TEST_CASE("a program without configuration has no such option") {
  CommandLine line("innkeeper-simpms", "Plays a PMS.");
  std::filesystem::path trace = "trace.txt";
  std::string host = "127.0.0.1";
  line.path("--trace", trace, "Where the trace goes");
  line.text("--host", host, "Where to listen", Need::required);
  const std::vector<const char*> arguments{"innkeeper-simpms", "--host", "::1", "--trace", "t"};
  std::ostringstream out;
  CHECK_FALSE(line.parse(5, arguments.data(), out, out));
  CHECK(trace == "t");
  CHECK(host == "::1");
}

}  // namespace
}  // namespace innkeeper::config
