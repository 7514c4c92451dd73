// SPDX-License-Identifier: Apache-2.0
// The audit on the command line: times as people type them, pages, and files for other programs.
#include <map>
#include <sstream>

#include "hub/cli/command.hpp"
#include "hub/cli/time_text.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/cli_fake_hub.hpp"
#include "tests/unit/cli_run.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::int64_t kNow = 1'790'000'000;

constexpr const char* kFirstPage =
    R"({"lines":[{"serial":1,"at":1790000000,"by":{"channel":"maintenance","name":"bo"},
        "room":"r-1","number":"0412","what":"override.maintenance","before":"","after":"off",
        "why":"valve \"A\", leaks"}],"next":1})";
constexpr const char* kLastPage =
    R"({"lines":[{"serial":2,"at":1790000060,"by":{"channel":"hub","name":""},"room":null,
        "number":null,"what":"property.season","before":"winter","after":"=1+1","why":""}],"next":null})";

Run run(FakeHub& hub, std::vector<const char*> words) {
  words.insert(words.begin(), "innkeeper");
  std::ostringstream out;
  std::ostringstream err;
  const std::string& url = hub.url();
  const auto parsed =
      parse_arguments(static_cast<int>(words.size()), words.data(), {url, {}, {}}, out, err);
  int status = 0;
  if (const auto* exit_status = std::get_if<int>(&parsed)) {
    status = *exit_status;
  } else {
    status = run_command(std::get<Arguments>(parsed), {out, err, false, Paint(false)});
  }
  return {status, out.str(), err.str()};
}

std::map<std::string, FakeAnswer> two_pages(const std::string& filter) {
  const std::string target = "GET /api/v1/audit?limit=1000" + filter;
  return {{target, {200, kFirstPage}}, {target + "&after=1", {200, kLastPage}}};
}

TEST_CASE("a time is a day, a time of day in UTC, some time ago, or seconds") {
  CHECK(seconds_of("1970-01-01", kNow) == 0);
  CHECK(seconds_of("2026-03-01", kNow) == 1'772'323'200);
  CHECK(seconds_of("2026-03-01T14:05", kNow) == 1'772'373'900);
  CHECK(seconds_of("2026-03-01T14:05:09Z", kNow) == 1'772'373'909);
  CHECK(seconds_of("36h", kNow) == kNow - 129'600);
  CHECK(seconds_of("7d", kNow) == kNow - 604'800);
  CHECK(seconds_of("1790000000", kNow) == kNow);
}

TEST_CASE("what is no time is none, never a part of it") {
  for (const auto* text :
       {"", "yesterday", "2026", "2026-3-1x", "2026-02-30", "2026-13-01", "2026-03-01T",
        "2026-03-01T24:00", "2026-03-01T14", "2026-03-01T14:60", "2026-03-01 14:05",
        "2026-03-01T14:05:09+01:00", "7w", "7d ", "-7d", "999999d", "999999999999999999999"}) {
    INFO(text);
    const auto read = seconds_of(text, kNow);
    CHECK((!read || *read == 2026));
  }
}

TEST_CASE("the export writes one JSON object a line, page after page to the end") {
  FakeHub hub(two_pages("&room=0412&since=1772323200"));
  const Run done = run(hub, {"audit", "export", "--room", "0412", "--since", "2026-03-01"});
  CHECK(done.status == 0);
  CHECK(done.err.empty());
  const std::size_t first_end = done.out.find('\n');
  REQUIRE(first_end != std::string::npos);
  CHECK(Json::parse(done.out.substr(0, first_end)) == Json::parse(kFirstPage)["lines"][0]);
  CHECK(Json::parse(done.out.substr(first_end)) == Json::parse(kLastPage)["lines"][0]);
}

TEST_CASE(
    "the export as CSV quotes by RFC 4180 and defuses what a spreadsheet takes for a formula") {
  FakeHub hub(two_pages(""));
  const Run done = run(hub, {"audit", "export", "--format", "csv"});
  CHECK(done.status == 0);
  CHECK(done.out ==
        "serial,at,time,channel,name,room,number,what,before,after,why\r\n"
        "1,1790000000,2026-09-21 14:13 UTC,maintenance,bo,r-1,0412,override.maintenance,,off,"
        "\"valve \"\"A\"\", leaks\"\r\n"
        "2,1790000060,2026-09-21 14:14 UTC,hub,,,,property.season,winter,'=1+1,\r\n");
}

TEST_CASE("the list says each line in the words of people, without control characters") {
  FakeHub hub(two_pages(""));
  const Run done = run(hub, {"audit", "list"});
  CHECK(done.status == 0);
  CHECK(done.out ==
        "2026-09-21 14:13 UTC  room 0412  maintenance/bo  override.maintenance: - -> off (valve "
        "\"A\", leaks)\n"
        "2026-09-21 14:14 UTC  the house  hub  property.season: winter -> =1+1\n");
}

TEST_CASE("a page that fails ends the export with an error after what came before") {
  FakeHub hub({{"GET /api/v1/audit?limit=1000", {200, kFirstPage}},
               {"GET /api/v1/audit?limit=1000&after=1",
                {503, R"({"code":"unavailable","title":"Not now","detail":"disk full"})"}}});
  const Run done = run(hub, {"audit", "export"});
  CHECK(done.status == 1);
  CHECK_THAT(done.out, Catch::Contains("override.maintenance"));
  CHECK_THAT(done.err, Catch::Contains("cannot export the audit") && Catch::Contains("disk full"));
}

TEST_CASE("a hub whose list goes round in circles is told from one") {
  FakeHub hub({{"GET /api/v1/audit?limit=1000", {200, kFirstPage}},
               {"GET /api/v1/audit?limit=1000&after=1", {200, kFirstPage}}});
  CHECK(run(hub, {"audit", "export"}).status == 1);
}

TEST_CASE("an unknown format is wrong usage and names those there are") {
  FakeHub hub({});
  const Run done = run(hub, {"audit", "export", "--format", "xml"});
  CHECK(done.status == 2);
  CHECK_THAT(done.err, Catch::Contains("jsonl") && Catch::Contains("csv"));
  CHECK(hub.asked().empty());
}

}  // namespace
}  // namespace innkeeper::hub::cli
