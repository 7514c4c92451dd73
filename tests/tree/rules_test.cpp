// SPDX-License-Identifier: Apache-2.0
// Every rule of the tree catches a file that breaks it.
#include <set>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/tree/include_table.hpp"
#include "tests/tree/rules.hpp"

namespace innkeeper::tests {
namespace {

std::string includes(const std::string& path, const std::string& text) {
  return describe(check_includes(source_file(path, text), include_table()));
}

TEST_CASE("an include of another folder is found when the table does not allow it") {
  CHECK(includes("shared/room/a.cpp", "#include \"shared/util/check.hpp\"\n").empty());
  CHECK(includes("shared/room/a.cpp", "\n#include \"shared/wire/codec.hpp\"\n") ==
        "shared/room/a.cpp:2: shared/room must not include \"shared/wire/codec.hpp\"\n");
  CHECK(includes("hub/core/a.hpp", "#include \"hub/store/x.hpp\"\n") != "");
  CHECK(includes("hub/daemon/a.hpp", "#include \"shared/mqtt/x.hpp\"\n").empty());
  CHECK(includes("hub/core/a.hpp", "  #  include \"shared/mqtt/x.hpp\"\n") != "");
}

TEST_CASE("one header of a folder can be allowed without the others") {
  CHECK(includes("hub/core/a.hpp", "#include \"shared/config/property.hpp\"\n").empty());
  CHECK(includes("hub/core/a.hpp", "#include \"shared/config/toml_reader.hpp\"\n") != "");
}

TEST_CASE("an include that does not start at the root of the tree is found") {
  CHECK(includes("hub/core/a.cpp", "#include \"a.hpp\"\n") != "");
  CHECK(includes("hub/core/a.cpp", "#include \"../core/a.hpp\"\n") != "");
}

TEST_CASE("an outside library is found in a folder that must not see it") {
  CHECK(includes("hub/store/a.cpp", "#include <sqlite3.h>\n").empty());
  CHECK(includes("hub/core/a.cpp", "#include <sqlite3.h>\n") ==
        "hub/core/a.cpp:1: hub/core must not use SQLite (<sqlite3.h>)\n");
  CHECK(includes("hub/daemon/a.cpp", "#include <toml++/toml.h>\n") != "");
  CHECK(includes("shared/log/a.cpp", "#include <spdlog/spdlog.h>\n").empty());
  CHECK(includes("hub/http/a.cpp", "#include <unknown/library.hpp>\n") ==
        "hub/http/a.cpp:1: <unknown/library.hpp> is of no library that include_table.cpp knows\n");
}

TEST_CASE("code for boards sees only what boards have, and the core neither threads nor files") {
  CHECK(includes("device/agent/a.hpp", "#include <optional>\n").empty());
  CHECK(includes("device/agent/a.hpp", "#include <string>\n") != "");
  CHECK(includes("hub/core/a.hpp", "#include <string>\n#include <optional>\n").empty());
  CHECK(includes("hub/core/a.hpp", "#include <thread>\n") != "");
  CHECK(includes("hub/core/a.hpp", "#include <fstream>\n") != "");
  CHECK(includes("hub/core/a.hpp", "#include <unistd.h>\n") != "");
}

TEST_CASE("a new folder needs a row, and tests may include all but Catch2 itself") {
  CHECK(includes("hub/new/a.cpp", "#include <string>\n") ==
        "hub/new/a.cpp:1: this folder has no row in include_table.cpp\n");
  CHECK(
      includes("tests/unit/a.cpp", "#include \"hub/store/x.hpp\"\n#include <sqlite3.h>\n").empty());
  CHECK(includes("tests/unit/a.cpp", "#include <catch2/catch.hpp>\n") != "");
  CHECK(includes("tests/support/catch.hpp", "#include <catch2/catch.hpp>\n").empty());
}

std::string lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "x\n";
  return text;
}

TEST_CASE("a file may have as many lines as its limit and not one more") {
  CHECK(check_file_size(source_file("hub/core/a.cpp", lines(kMaxLines))).empty());
  CHECK(describe(check_file_size(source_file("hub/core/a.cpp", lines(kMaxLines + 1)))) ==
        "hub/core/a.cpp:401: has 401 lines; the limit is 400: split it by what changes together\n");
  CHECK(check_file_size(source_file("tests/unit/a.cpp", lines(kMaxTestLines))).empty());
  CHECK(check_file_size(source_file("tests/unit/a.cpp", lines(kMaxTestLines + 1))).size() == 1);
}

TEST_CASE("a file without its licence in the first line is found") {
  const std::string licence = "// SPDX-License-Identifier: Apache-2.0\n";
  CHECK(check_licence(source_file("hub/core/a.cpp", licence)).empty());
  CHECK(check_licence(source_file("hub/core/a.cpp", "\n" + licence)).size() == 1);
  CHECK(check_licence(source_file("hub/core/a.hpp", "")).size() == 1);
}

TEST_CASE("a header that can be included twice or opens a namespace is found") {
  CHECK(check_header(source_file("a/b/c.hpp", "#pragma once\n// using namespace std\n")).empty());
  CHECK(check_header(source_file("a/b/c.hpp", "int x;\n")).size() == 1);
  CHECK(check_header(source_file("a/b/c.hpp", "#pragma once\nusing namespace std;\n")).size() == 1);
  CHECK(check_header(source_file("a/b/c.cpp", "using namespace std;\n")).empty());
}

TEST_CASE("a line is measured in characters, not in bytes") {
  std::string accents;
  for (std::size_t i = 0; i < kMaxLineCharacters; ++i) accents += "\xc3\xa9";
  CHECK(check_line_length(source_file("a/b/c.cpp", accents)).empty());
  CHECK(check_line_length(source_file("a/b/c.cpp", accents + "x")).size() == 1);
}

TEST_CASE("a mark of unfinished work is found as a word") {
  const std::string mark = std::string("TO") + "DO";
  CHECK(check_unfinished(source_file("a/b/c.cpp", "// " + mark + ": later")).size() == 1);
  CHECK(check_unfinished(source_file("a/b/c.cmake", "# (" + mark + ")")).size() == 1);
  CHECK(check_unfinished(source_file("a/b/c.cpp", mark + "RO")).empty());
}

TEST_CASE("a lambda or a braced value among the arguments of a co_await is found") {
  // The samples say AWAIT, so that this file passes the rule itself.
  const auto found = [](std::string text) {
    const std::size_t at = text.find("AWAIT");
    REQUIRE(at != std::string::npos);
    text.replace(at, 5, "co_await");
    return check_co_await(source_file("a/b/c.cpp", text)).size();
  };
  CHECK(found("AWAIT send(Request{1});") == 1);
  CHECK(found("AWAIT send({.a = 1});") == 1);
  CHECK(found("AWAIT send([p] { return p; });") == 1);
  CHECK(found("x = AWAIT send(a,\n              [p] { return p; });") == 1);
  CHECK(found("AWAIT send(std::move(request));") == 0);
  CHECK(found("AWAIT socket.async_send(buffer(bytes[0]), use_awaitable);") == 0);
  CHECK(found("if (AWAIT next(queue)) { f({}); }") == 0);
  CHECK(found("AWAIT next(queue);\nsend({1});") == 0);
  CHECK(found("// never AWAIT send({1});") == 0);
}

TEST_CASE("a source file that does not begin with its own header is found") {
  const std::set<std::string> paths{"hub/core/a.hpp", "hub/core/a.cpp"};
  const auto found = [&](const std::string& path, const std::string& text) {
    return describe(check_own_header_first(source_file(path, text), paths));
  };
  CHECK(found("hub/core/a.cpp", "// why\n#include \"hub/core/a.hpp\"\n#include <set>\n").empty());
  CHECK(found("hub/core/b.cpp", "#include <set>\n").empty());
  CHECK(found("hub/core/a.cpp", "#include <set>\n#include \"hub/core/a.hpp\"\n") ==
        "hub/core/a.cpp:1: include \"hub/core/a.hpp\" first: that proves it compiles alone\n");
  CHECK(found("hub/core/a.cpp", "int a;\n") ==
        "hub/core/a.cpp:1: include \"hub/core/a.hpp\", the header of this file\n");
}

}  // namespace
}  // namespace innkeeper::tests
