// SPDX-License-Identifier: Apache-2.0
#include "hub/http/negotiation.hpp"
#include "hub/http/path.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::http {
namespace {

using Segments = std::vector<std::string>;

TEST_CASE("only names of this machine's loopback are served") {
  for (const auto* host : {"localhost", "LocalHost:8080", "127.0.0.1", "127.0.0.1:1",
                           "127.9.8.7:80", "[::1]", "[::1]:8080", "localhost:"}) {
    CAPTURE(host);
    CHECK(is_loopback_host(host));
  }
  for (const auto* host : {"",
                           "evil.example",
                           "evil.example:8080",
                           "localhost.evil.example",
                           "127.0.0.1.evil.example",
                           "127.0.0.1x",
                           "128.0.0.1",
                           "127.0.0",
                           "127.0.0.1.",
                           "127.0.0.1.1",
                           "127..0.1",
                           "1270.0.0.1",
                           "[::1",
                           "[::2]",
                           "::1",
                           "localhost:80a",
                           "[::1]8080",
                           "[::1]x:80",
                           "user@localhost",
                           "localhost@evil.example"}) {
    CAPTURE(host);
    CHECK_FALSE(is_loopback_host(host));
  }
}

TEST_CASE("the most specific range of Accept decides on JSON") {
  for (const auto* accept :
       {"", "*/*", "application/json", "APPLICATION/JSON;q=0.1", "text/html, application/*",
        "application/json;charset=utf-8", "*/*;q=0, application/json", "text/html,*/*;q=0.8"}) {
    CAPTURE(accept);
    CHECK(accepts_json(accept));
  }
  for (const auto* accept :
       {"text/html", "application/xml", "*/*;q=0", "application/json;q=0.000, */*",
        "application/*; q=0, */*", ",,", "application/jsonx"}) {
    CAPTURE(accept);
    CHECK_FALSE(accepts_json(accept));
  }
}

TEST_CASE("a content type is JSON whatever its parameters, and nothing else is") {
  CHECK(is_json_type("application/json"));
  CHECK(is_json_type("Application/JSON ; charset=utf-8"));
  CHECK_FALSE(is_json_type("text/plain"));
  CHECK_FALSE(is_json_type("application/x-www-form-urlencoded"));
  CHECK_FALSE(is_json_type(""));
}

TEST_CASE("a target is taken apart and decoded") {
  const auto target = parse_target("/api/v1/rooms/0%34%2F12?a=b%20c");
  REQUIRE(target);
  CHECK(target->segments == Segments{"api", "v1", "rooms", "04/12"});
  CHECK(target->query == "a=b%20c");
  CHECK_FALSE(target->authority);
  CHECK(parse_target("/")->segments.empty());
  CHECK(parse_target("/a/")->segments == Segments{"a", ""});
  CHECK(parse_target("//")->segments == Segments{"", ""});
  const auto absolute = parse_target("http://localhost:80/a?b");
  REQUIRE(absolute);
  CHECK(absolute->authority == "localhost:80");
  CHECK(absolute->segments == Segments{"a"});
}

TEST_CASE("broken escapes, control characters and other targets are refused") {
  for (const auto* target : {"", "*", "rooms", "/%", "/%4", "/%zz", "/a%00", "/%0a", "/%7f",
                             "ftp://localhost/", "localhost:80"}) {
    CAPTURE(target);
    CHECK_FALSE(parse_target(target));
  }
}

TEST_CASE("a pattern takes exactly its segments, none of them empty") {
  CHECK(match("/rooms/{number}", {"rooms", "0412"}) == Segments{"0412"});
  CHECK(match("/rooms", {"rooms"}) == Segments{});
  CHECK_FALSE(match("/rooms/{number}", {"rooms"}));
  CHECK_FALSE(match("/rooms/{number}", {"rooms", ""}));
  CHECK_FALSE(match("/rooms/{number}", {"rooms", "1", ""}));
  CHECK_FALSE(match("/rooms/{number}", {"room", "1"}));
  CHECK_FALSE(match("/rooms", {}));
}

}  // namespace
}  // namespace innkeeper::hub::http
