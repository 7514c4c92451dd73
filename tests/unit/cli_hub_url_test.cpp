// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/hub_url.hpp"

#include "tests/support/catch.hpp"

namespace innkeeper::hub::cli {
namespace {

TEST_CASE("a hub's URL is a host and maybe a port") {
  const auto usual = parse_hub_url(kDefaultHub);
  REQUIRE(usual);
  CHECK(usual->host == "127.0.0.1");
  CHECK(usual->port == 8080);
  CHECK(usual->authority() == "127.0.0.1:8080");
  const auto named = parse_hub_url("http://localhost/");
  REQUIRE(named);
  CHECK(named->host == "localhost");
  CHECK(named->port == 80);
  CHECK_FALSE(named->is_tls);
  CHECK(named->is_loopback());
  const auto secure = parse_hub_url("https://hub.hotel.example");
  REQUIRE(secure);
  CHECK(secure->is_tls);
  CHECK(secure->port == 443);
  CHECK_FALSE(secure->is_loopback());
  CHECK_FALSE(parse_hub_url("http://127.0.0.1.example")->is_loopback());
  const auto sixth = parse_hub_url("http://[::1]:65535");
  REQUIRE(sixth);
  CHECK(sixth->host == "::1");
  CHECK(sixth->authority() == "[::1]:65535");
}

TEST_CASE("a URL that is none of a hub is refused with what is wrong and an example") {
  const auto [url, why] = GENERATE(table<const char*, const char*>({
      {"", "begin with http://"},
      {"127.0.0.1:8080", "begin with http://"},
      {"ftp://hotel", "begin with http:// or https://"},
      {"http://", "no host"},
      {"http://:8080", "no host"},
      {"http://a b", "'a b' is not a host's name"},
      {"http://hotel\n", "not a host's name"},
      {"http://hotel:", "1 to 65535"},
      {"http://hotel:0", "1 to 65535"},
      {"http://hotel:65536", "1 to 65535"},
      {"http://hotel:80x", "1 to 65535"},
      {"http://[::1", "no ]"},
      {"http://[hotel]", "no IPv6 address"},
      {"http://[::1]8080", "1 to 65535"},
      {"http://user:secret@hotel", "must not hold a user"},
      {"http://hotel/api", "nothing may follow"},
      {"http://hotel?x", "nothing may follow"},
  }));
  CAPTURE(url);
  const auto parsed = parse_hub_url(url);
  REQUIRE_FALSE(parsed);
  CHECK_THAT(parsed.error(), Catch::Contains(why));
  CHECK_THAT(parsed.error(), Catch::EndsWith("Write it like http://127.0.0.1:8080"));
}

TEST_CASE("a name cannot leave its place in a path") {
  CHECK(path_segment("0412-a_b.c~d") == "0412-a_b.c~d");
  CHECK(path_segment("../x?y#z%") == "..%2Fx%3Fy%23z%25");
  CHECK(path_segment("Süd 1\r\n") == "S%C3%BCd%201%0D%0A");
}

}  // namespace
}  // namespace innkeeper::hub::cli
