// SPDX-License-Identifier: Apache-2.0
// The tree obeys its rules.
#include <algorithm>
#include <fstream>
#include <set>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/tree/include_table.hpp"
#include "tests/tree/rules.hpp"

namespace innkeeper::tests {
namespace {

const std::vector<SourceFile>& tree() {
  static const std::vector<SourceFile> files = read_tree(source_dir());
  return files;
}

/// What `rule` finds in the whole tree.
template <class Rule>
std::string findings(const Rule& rule) {
  REQUIRE(tree().size() > 50);  // the tree was found at all
  Findings all;
  for (const SourceFile& file : tree()) {
    const Findings found = rule(file);
    all.insert(all.end(), found.begin(), found.end());
  }
  return describe(all);
}

TEST_CASE("no folder includes what the include table does not allow it") {
  CHECK(findings([](const SourceFile& f) { return check_includes(f, include_table()); }) == "");
}

TEST_CASE("ARCHITECTURE.md shows the include table as it is") {
  std::ifstream in(source_dir() + "/ARCHITECTURE.md");
  REQUIRE(in);
  std::vector<std::string> shown;
  for (std::string line; std::getline(in, line);) {
    const bool is_row = line.starts_with("| shared/") || line.starts_with("| hub/") ||
                        line.starts_with("| device/");
    if (is_row && std::count(line.begin(), line.end(), '|') == 4) shown.push_back(line);
  }
  CHECK(shown == as_markdown(include_table()));
}

TEST_CASE("no file is longer than a person reads in one go") {
  CHECK(findings(check_file_size) == "");
}

TEST_CASE("every file of C++ names its licence") { CHECK(findings(check_licence) == ""); }

TEST_CASE("headers are included once and open no namespace") {
  CHECK(findings(check_header) == "");
}

TEST_CASE("every source file includes its own header before any other") {
  std::set<std::string> paths;
  for (const SourceFile& file : tree()) paths.insert(file.path);
  CHECK(findings([&](const SourceFile& f) { return check_own_header_first(f, paths); }) == "");
}

TEST_CASE("no line is wider than a review shows") { CHECK(findings(check_line_length) == ""); }

TEST_CASE("nothing is marked as unfinished") { CHECK(findings(check_unfinished) == ""); }

TEST_CASE("no co_await has a temporary that g++ 12 would destroy twice") {
  CHECK(findings(check_co_await) == "");
}

}  // namespace
}  // namespace innkeeper::tests
