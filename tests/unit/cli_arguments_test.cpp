// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/arguments.hpp"

#include <sstream>
#include <vector>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::cli {
namespace {

/// What parse_arguments() makes of some words.
struct Parsed {
  explicit Parsed(std::vector<const char*> words, const char* environment = nullptr) {
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

TEST_CASE("each subcommand is understood, its options before and after it") {
  const Parsed rooms({"--json", "rooms", "--hub", "http://hotel:81"});
  REQUIRE(rooms.arguments);
  CHECK(rooms.arguments->verb == Verb::rooms);
  CHECK(rooms.arguments->json);
  CHECK(rooms.arguments->hub.port == 81);
  const Parsed room({"room", "0412"});
  REQUIRE(room.arguments);
  CHECK(room.arguments->verb == Verb::room);
  CHECK(room.arguments->name == "0412");
  CHECK_FALSE(room.arguments->json);
  CHECK(Parsed({"status", "--json"}).arguments->verb == Verb::status);
  CHECK(Parsed({"guest", "show", "G7"}).arguments->verb == Verb::guest_show);
  const Parsed forget({"guest", "forget", "G7"});
  CHECK(forget.arguments->verb == Verb::action);
  CHECK(forget.arguments->given.argument == "G7");
}

TEST_CASE("guest set takes one value for each option, wherever the profile stands") {
  const Parsed set({"guest", "set", "--light", "ceiling=60", "G7", "--comfort", "-22.5", "--light",
                    "bedside=30"});
  REQUIRE(set.arguments);
  CHECK(set.arguments->verb == Verb::guest_set);
  CHECK(set.arguments->name == "G7");
  CHECK(set.arguments->edit.comfort == -22.5);
  CHECK(set.arguments->edit.lights ==
        std::vector<std::pair<std::string, std::int64_t>>{{"ceiling", 60}, {"bedside", 30}});
  CHECK(Parsed({"guest", "set", "--light", "a=1", "b=2", "G7"}).status == 2);
}

TEST_CASE("the hub comes from --hub, else from the environment, else from the default") {
  CHECK(Parsed({"rooms"}).arguments->hub.text == kDefaultHub);
  CHECK(Parsed({"rooms"}, "").arguments->hub.text == kDefaultHub);
  CHECK(Parsed({"rooms"}, "http://a:1").arguments->hub.text == "http://a:1");
  CHECK(Parsed({"rooms", "--hub", "http://b:2"}, "http://a:1").arguments->hub.text == "http://b:2");
  CHECK(Parsed({"--hub", "http://b:2", "rooms"}, "http://a:1").arguments->hub.text == "http://b:2");
}

TEST_CASE("wrong usage ends with status 2, why, and where to look") {
  using Words = std::vector<const char*>;
  const auto [words, why] = GENERATE(table<Words, const char*>({
      {Words{}, "say what to do: known are \"status\", \"rooms\", \"room\", \"guest\""},
      {Words{"guest"},
       "say what to do: known are \"consent\", \"export\", \"forget\", \"set\", \"show\""},
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
  CHECK_THAT(help.out, Catch::Contains("INNKEEPER_HUB") && Catch::Contains("guest"));
  CHECK_THAT(Parsed({"guest", "set", "--help"}).out, Catch::Contains("NAME=PERCENT"));
  CHECK_THAT(Parsed({"--version"}).out, Catch::StartsWith("innkeeper "));
  const Parsed good({"--check-config"}, "http://a:1");
  CHECK(good.status == 0);
  CHECK(good.out == "http://a:1: ok (host a, port 1)\n");
  const Parsed bad({"--check-config"}, "a:1");
  CHECK(bad.status == 2);
  CHECK_THAT(bad.err, Catch::Contains("'a:1' is not the URL of a hub"));
}

}  // namespace
}  // namespace innkeeper::hub::cli
