// SPDX-License-Identifier: Apache-2.0
// docs/protocol.md is read by people who write their own boards: its examples and lists must hold.
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "shared/wire/codec.hpp"
#include "shared/wire/report_words.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_tree.hpp"

namespace innkeeper::wire {
namespace {

std::string protocol() {
  std::ifstream file(tests::source_dir() + "/docs/protocol.md");
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> examples(const std::string& page) {
  const std::string begin = "```json\n";
  std::vector<std::string> result;
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at)) {
    at += begin.size();
    result.push_back(page.substr(at, page.find("```", at) - at));
  }
  return result;
}

bool is_taken(const std::string& document) {
  if (document.find("innkeeper.plan/1") != std::string::npos) return decode_plan(document).ok();
  if (document.find("innkeeper.report/1") != std::string::npos) return decode_report(document).ok();
  if (document.find("telemetry") != std::string::npos) return decode_telemetry(document).ok();
  return decode_link(document).ok() || decode_time(document).ok();
}

TEST_CASE("every example of docs/protocol.md is taken by its decoder") {
  const auto found = examples(protocol());
  CHECK(found.size() == 8);
  for (const std::string& document : found) {
    INFO(document);
    CHECK(is_taken(document));
  }
}

TEST_CASE("docs/protocol.md explains every word that a document may hold") {
  const std::string page = protocol();
  const auto explains = [&page](std::string_view word) {
    INFO(word);
    CHECK(page.find("`" + std::string(word) + "`") != std::string::npos);
  };
  for (const room::Code code : kCodes) explains(name_of(code));
  for (const room::Because because : kBecauses) explains(name_of(because));
  for (const room::Fault fault : kFaults) explains(name_of(fault));
  for (const room::Verdict verdict : kVerdicts) explains(name_of(verdict));
  explains(name_of(room::Because::unknown));
}

}  // namespace
}  // namespace innkeeper::wire
