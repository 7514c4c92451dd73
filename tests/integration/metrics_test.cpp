// SPDX-License-Identifier: Apache-2.0
// What a real hub tells Prometheus, judged by Prometheus' own tool, and the dashboard and alerts that are
// built on it.
#include <sys/wait.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/integration/running_house.hpp"

namespace innkeeper::tests {
namespace {

using nlohmann::json;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// What `promtool` says, empty when it is content.
std::string promtool(const std::filesystem::path& directory, const std::string& arguments) {
  const auto log = directory / "promtool.log";
  support::Process program({{"sh", "-c", "promtool " + arguments}, log});
  const auto status = program.wait(30s);
  const bool is_content = status && WIFEXITED(*status) && WEXITSTATUS(*status) == 0;
  return is_content ? "" : "promtool: " + text_of(log);
}

/// A program with a token for this scope.
std::string token_for(const RunningHouse& running, const std::string& scope) {
  const auto made = running.house.http().call(
      "POST", "/api/v1/tokens",
      json{{"name", "prometheus"}, {"scopes", {scope}}, {"days", 30}}.dump());
  REQUIRE(made);
  INFO(made->body);
  const json document = json::parse(made->body);
  return document.at("token");
}

support::HttpAnswer scrape(const RunningHouse& running, const std::string& token) {
  const auto answer = support::HttpClient(running.house.http_port())
                          .call("GET", "/metrics", {}, 5s, {},
                                {{"Authorization", "Bearer " + token},
                                 {"Accept", "application/openmetrics-text;version=1.0.0"}});
  REQUIRE(answer);
  return *answer;
}

/// Names of the metrics that `text` exposes, with those that a histogram has.
std::set<std::string> exposed(const std::string& text) {
  std::set<std::string> names;
  const std::regex line("(^|\n)([a-z][a-z0-9_]*)[ {]");
  for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at) {
    names.insert((*at)[2]);
  }
  return names;
}

std::set<std::string> mentioned(const std::string& text) {
  std::set<std::string> names;
  const std::regex metric("\\b(innkeeper|process)_[a-z0-9_]+\\b");
  for (std::sregex_iterator at(text.begin(), text.end(), metric), end; at != end; ++at) {
    names.insert(at->str());
  }
  return names;
}

double value_of(const std::string& text, const std::string& series) {
  const std::size_t at = text.find("\n" + series + " ");
  INFO(series << " in\n" << text);
  REQUIRE(at != std::string::npos);
  return std::stod(text.substr(at + series.size() + 2));
}

TEST_CASE("Prometheus reads of a hotel what is true of it, with a token for nothing else") {
  RunningHouse running;
  running.open();
  running.tell("checkin 1 4711 1001");
  REQUIRE(running.becomes("1", "rented"));
  const std::string token = token_for(running, "metrics.read");
  CHECK(scrape(running, token_for(running, "rooms.read")).status == 403);
  CHECK(scrape(running, "inka_guess").status == 401);
  const support::HttpAnswer answer = scrape(running, token);
  REQUIRE(answer.status == 200);
  const std::string& text = answer.body;
  CHECK(value_of(text, "innkeeper_rooms") == 4);
  CHECK(value_of(text, R"(innkeeper_rooms_by_link{link="online"})") == 4);
  CHECK(value_of(text, R"(innkeeper_rooms_by_rental{rental="rented"})") == 1);
  CHECK(value_of(text, R"(innkeeper_rooms_by_delivery{delivery="confirmed"})") == 4);
  CHECK(value_of(text, "innkeeper_broker_up") == 1);
  CHECK(value_of(text, "innkeeper_pms_up") == 1);
  // The check-in was confirmed by a room that was online.
  CHECK(value_of(text, "innkeeper_plan_confirm_seconds_count") >= 1);
  CHECK(value_of(text, "innkeeper_commit_seconds_count") >= 1);
  CHECK(value_of(text, "innkeeper_commit_failures_total") == 0);
  CHECK(value_of(text,
                 R"(innkeeper_http_requests_total{method="GET",route="/metrics",status="4xx"})") ==
        2);
  CHECK(value_of(text, "process_resident_memory_bytes") > 1e6);
  CHECK(value_of(text, "process_open_fds") > 3);
  CHECK(value_of(text, "innkeeper_database_bytes") > 1e4);
  CHECK(text.find("r-000001") == std::string::npos);
  CHECK(text.find("4711") == std::string::npos);
}

TEST_CASE(
    "promtool finds nothing to say about the metrics, and dashboard and alerts know no others") {
  RunningHouse running;
  running.open();
  const std::string text = scrape(running, token_for(running, "metrics.read")).body;
  const auto file = running.directory.path() / "metrics.txt";
  std::ofstream(file) << text;
  CHECK(promtool(running.directory.path(), "check metrics < " + file.string()) == "");
  std::set<std::string> known = exposed(text);
  const std::regex part("_(bucket|sum|count)$");
  for (const std::string& name : exposed(text)) {
    if (name.ends_with("_bucket")) known.insert(std::regex_replace(name, part, ""));
  }
  // What this hub has not: HTTPS, and a PMS that posts.
  known.insert({"innkeeper_certificate_expiry_timestamp_seconds", "innkeeper_pms_posts_total"});
  for (const char* const where :
       {"/config/grafana/innkeeper.json", "/config/prometheus/innkeeper.rules.yml",
        "/docs/monitoring.md"}) {
    CAPTURE(where);
    const auto names = mentioned(text_of(source_dir() + where));
    CHECK(names.size() > 8);
    for (const std::string& name : names) {
      CAPTURE(name);
      CHECK(known.contains(name));
    }
  }
  // And all that a hub tells is documented.
  const std::string documented = text_of(source_dir() + "/docs/monitoring.md");
  for (const std::string& name : exposed(text)) {
    CAPTURE(name);
    const std::string whole = std::regex_replace(name, part, "");
    const std::string& shown = known.contains(whole) ? whole : name;
    CHECK(documented.find('`' + shown + '`') != std::string::npos);
  }
}

TEST_CASE("promtool takes the alert rules, and each fires on what it is for") {
  const tests::TemporaryDirectory directory;
  const std::string rules = source_dir() + "/config/prometheus/innkeeper.rules";
  CHECK(promtool(directory.path(), "check rules " + rules + ".yml") == "");
  CHECK(promtool(directory.path(), "test rules " + rules + ".test.yml") == "");
}

}  // namespace
}  // namespace innkeeper::tests
