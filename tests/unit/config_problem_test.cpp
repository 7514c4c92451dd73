// SPDX-License-Identifier: Apache-2.0
#include "shared/config/problem.hpp"

#include "tests/support/catch.hpp"

namespace innkeeper::config {
namespace {

TEST_CASE("a problem is one line that an editor can jump to") {
  const Problem problem{"hub.toml",   {4, 8}, "broker.port", "is the number 70000",
                        "1 to 65535", "x"};
  CHECK(describe(problem) ==
        "hub.toml:4:8: broker.port: is the number 70000; allowed: 1 to 65535; x");
  CHECK(describe(Problems{problem, problem}) ==
        describe(problem) + "\n" + describe(problem) + "\n");
}

TEST_CASE("a problem of a file as a whole has no line") {
  CHECK(describe(Problem{"hub.toml", {}, {}, "there is no such file", {}, {}}) ==
        "hub.toml: there is no such file");
}

TEST_CASE("what came from a file cannot move the cursor of the terminal that shows it") {
  CHECK(in_quotes("a\x1b[2Jb\n") == "\"a\\x1b[2Jb\\x0a\"");
  CHECK(describe(Problem{"a\nb", {}, "k\x07", "s", {}, {}}) == "a\\x0ab: k\\x07: s");
}

TEST_CASE("long text is cut between characters and marked as cut") {
  CHECK(in_quotes(std::string(60, 'a')) == '"' + std::string(60, 'a') + '"');
  CHECK(in_quotes(std::string(61, 'a')) == '"' + std::string(60, 'a') + "...\"");
  const std::string odd = "a" + std::string("\xc3\xa9") + std::string(60, 'b');
  std::string accents;
  for (int i = 0; i < 40; ++i) accents += "\xc3\xa9";
  CHECK(in_quotes("a" + accents) == "\"a" + accents.substr(0, 58) + "...\"");
  CHECK(in_quotes(odd).size() == 60 + 5);
}

}  // namespace
}  // namespace innkeeper::config
