// SPDX-License-Identifier: Apache-2.0
#include "shared/config/nearest.hpp"

#include <vector>

#include "tests/support/catch.hpp"

namespace innkeeper::config {
namespace {

const std::vector<std::string> kKeys{"host", "port", "username", "password_file"};

TEST_CASE("a misspelled word finds the one that was meant") {
  CHECK(nearest("prot", kKeys) == "port");  // neighbours swapped
  CHECK(nearest("hots", kKeys) == "host");
  CHECK(nearest("user_name", kKeys) == "username");  // one too many
  CHECK(nearest("pasword_file", kKeys) == "password_file");
  CHECK(nearest("Port", kKeys) == "port");
}

TEST_CASE("a word that resembles nothing finds nothing") {
  CHECK_FALSE(nearest("timezone", kKeys));
  CHECK_FALSE(nearest("", kKeys));
  CHECK_FALSE(nearest("port", {}));
  CHECK_FALSE(nearest(std::string(10'000, 'p'), kKeys));
}

TEST_CASE("a suggestion names the nearest word, or else the few that are known") {
  CHECK(suggestion("prot", kKeys) == "did you mean \"port\"?");
  CHECK(suggestion("timezone", kKeys) ==
        "known are \"host\", \"port\", \"username\", \"password_file\"");
  CHECK(suggestion("timezone", std::vector<std::string>(9, "many")).empty());
  CHECK(suggestion("timezone", {}).empty());
}

}  // namespace
}  // namespace innkeeper::config
