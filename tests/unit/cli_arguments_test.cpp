// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/arguments.hpp"

#include <sstream>
#include <vector>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::cli {
namespace {

/// What parse_arguments() makes of some words.
struct Parsed {
  explicit Parsed(std::vector<const char*> words, const Environment& environment = {}) {
    words.insert(words.begin(), "innkeeper");
    std::ostringstream out_stream;
    std::ostringstream err_stream;
    auto result = parse_arguments(static_cast<int>(words.size()), words.data(), environment,
                                  out_stream, err_stream);
    out = out_stream.str();
    err = err_stream.str();
    if (const auto* const exit_status = std::get_if<int>(&result)) {
      status = *exit_status;
    } else {
      arguments = std::get<Arguments>(std::move(result));
    }
  }

  std::optional<Arguments> arguments;
  int status = -1;
  std::string out;
  std::string err;
};

std::string_view named(const Parsed& parsed) {
  return parsed.arguments ? parsed.arguments->action->noun : std::string_view("nothing");
}

TEST_CASE("each subcommand is understood, its options before and after it") {
  const Parsed rooms({"--json", "rooms", "--hub", "http://hotel:81"});
  REQUIRE(rooms.arguments);
  CHECK(named(rooms) == "rooms");
  CHECK(rooms.arguments->json);
  CHECK(rooms.arguments->hub.port == 81);
  const Parsed room({"room", "0412"});
  REQUIRE(room.arguments);
  CHECK(named(room) == "room");
  CHECK(room.arguments->given.argument == "0412");
  CHECK_FALSE(room.arguments->json);
  CHECK(named(Parsed({"status", "--json"})) == "status");
  CHECK(Parsed({"guest", "show", "G7"}).arguments->action->verb == "show");
  const Parsed forget({"guest", "forget", "G7"});
  REQUIRE(forget.arguments);
  CHECK(forget.arguments->action->verb == "erase");
  CHECK(forget.arguments->given.argument == "G7");
  CHECK_FALSE(forget.arguments->yes);
  CHECK(Parsed({"guest", "erase", "G7", "--yes"}).arguments->yes);
}

TEST_CASE("a list is watched every two seconds, or as often as is said behind '='") {
  using std::chrono::seconds;
  CHECK_FALSE(Parsed({"rooms"}).arguments->watch);
  CHECK(Parsed({"rooms", "--watch"}).arguments->watch == seconds(2));
  CHECK(Parsed({"rooms", "--watch=30"}).arguments->watch == seconds(30));
  const Parsed room({"room", "--watch", "412"});
  REQUIRE(room.arguments);
  CHECK(room.arguments->given.argument == "412");
  for (const char* wrong : {"--watch=0", "--watch=soon", "--watch=3601", "--watch=1.5"}) {
    const Parsed refused({"rooms", wrong});
    CHECK(refused.status == 2);
    CHECK_THAT(refused.err, Catch::Contains("is not a number of seconds from 1 to 3600"));
  }
}

TEST_CASE("guest set takes one value for each option, wherever the profile stands") {
  const Parsed set({"guest", "set", "--light", "ceiling=60", "G7", "--comfort", "-22.5", "--light",
                    "bedside=30"});
  REQUIRE(set.arguments);
  const Given& given = set.arguments->given;
  CHECK(set.arguments->action->verb == "set");
  CHECK(given.argument == "G7");
  CHECK(given.get("comfort") == "-22.5");
  CHECK(given.lists.at("light") == std::vector<std::string>{"ceiling=60", "bedside=30"});
  CHECK(Parsed({"guest", "set", "--light", "a=1", "b=2", "G7"}).status == 2);
}

TEST_CASE(
    "the hub comes from --url, which was --hub, else from the environment, else from the default") {
  CHECK(Parsed({"rooms"}).arguments->hub.text == kDefaultHub);
  const Environment there{"http://a:1", {}, {}};
  CHECK(Parsed({"rooms"}, there).arguments->hub.text == "http://a:1");
  CHECK(Parsed({"rooms", "--hub", "http://b:2"}, there).arguments->hub.text == "http://b:2");
  CHECK(Parsed({"--url", "https://b:2", "rooms"}, there).arguments->hub.text == "https://b:2");
  CHECK(Parsed({"rooms"}, {{}, "ca.pem", "token"}).arguments->ca_file == "ca.pem");
  CHECK(Parsed({"rooms", "--token-file", "mine"}, {{}, {}, "token"}).arguments->token_file ==
        "mine");
}

TEST_CASE("wrong usage ends with status 2, why, and where to look") {
  using Words = std::vector<const char*>;
  const auto [words, why] = GENERATE(table<Words, const char*>({
      {Words{}, "say what to do: known are \"status\", \"rooms\", \"room\", \"top\""},
      {Words{"guest"},
       "say what to do: known are \"consent\", \"export\", \"erase\", \"set\", \"show\""},
      {Words{"romms"}, "there is no 'innkeeper romms': did you mean \"rooms\"?"},
      {Words{"guest", "sho", "G7"}, "there is no 'innkeeper guest sho': did you mean \"show\"?"},
      {Words{"rooms", "--jsno"}, "there is no 'innkeeper rooms --jsno': did you mean \"--json\"?"},
      {Words{"rooms", "412"}, "'innkeeper rooms' takes no '412'"},
      {Words{"room"}, "number is required"},
      {Words{"rooms", "--hub", "hotel"}, "'hotel' is not the URL of a hub"},
      {Words{"guest", "set", "G7"}, "nothing to set"},
      {Words{"guest", "set", "G7", "--comfort", "warm"}, "--comfort: 'warm' is not"},
  }));
  const Parsed parsed(words);
  CHECK(parsed.status == 2);
  CHECK(parsed.out.empty());
  CHECK_THAT(parsed.err, Catch::StartsWith("innkeeper: ") && Catch::Contains(why) &&
                             Catch::Contains("--help' for what it takes"));
}

TEST_CASE("help, version and the check of the configuration end with status 0") {
  const Parsed help({"--help"});
  CHECK(help.status == 0);
  CHECK_THAT(help.out, Catch::Contains("INNKEEPER_URL") && Catch::Contains("guest"));
  CHECK_THAT(Parsed({"guest", "set", "--help"}).out, Catch::Contains("NAME=PERCENT"));
  for (const Action* const action : actions()) {
    std::vector<const char*> words;
    const auto parts = words_of(called(*action));
    for (std::size_t i = 1; i < parts.size(); ++i) words.push_back(parts[i].c_str());
    words.push_back("--help");
    std::istringstream lines(Parsed(words).out);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 80);
  }
  CHECK_THAT(Parsed({"--version"}).out, Catch::StartsWith("innkeeper "));
  const Parsed good({"--check-config"}, {"http://a:1", {}, {}});
  CHECK(good.status == 0);
  CHECK(good.out == "http://a:1: ok (host a, port 1)\n");
  const Parsed bad({"--check-config"}, {"a:1", {}, {}});
  CHECK(bad.status == 2);
  CHECK_THAT(bad.err, Catch::Contains("'a:1' is not the URL of a hub"));
}

}  // namespace
}  // namespace innkeeper::hub::cli
