// SPDX-License-Identifier: Apache-2.0
// The document of the API against the table of routes, in both directions, and the page that shows it.
// tests/integration/check_openapi.py validates its schemas, examples and the answers of a running hub.
#include <algorithm>
#include <cctype>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "hub/http/openapi.hpp"
#include "hub/http/openapi_files.hpp"
#include "hub/http/problem.hpp"
#include "hub/http/routes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_tree.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

const json& document() {
  static const json kDocument = json::parse(openapi().text);
  return kDocument;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::set<std::string> names_of(const json& operation, const std::string& place) {
  std::set<std::string> names;
  for (const json& one : operation.at("parameters")) {
    if (one.value("in", "") == place) names.insert(one.at("name").get<std::string>());
  }
  return names;
}

Reply fetch(const std::string& target) {
  Message message;
  message.target = target;
  message.hosts = {"127.0.0.1"};
  return std::get<Reply>(route(message).routed);
}

TEST_CASE("fragments and routes agree") {
  std::string all;
  for (const std::string& mismatch : openapi().mismatches) all += "\n  " + mismatch;
  INFO("see \"A route\" in CONTRIBUTING.md:" << all);
  CHECK(openapi().mismatches.empty());
}

TEST_CASE("each route has an operation, and each operation a route") {
  std::set<std::string> documented;
  for (const auto& [path, methods] : document().at("paths").items()) {
    for (const auto& [method, operation] : methods.items()) {
      documented.insert(method + ' ' + path);
      CHECK_FALSE(operation.value("summary", "").empty());
    }
  }
  std::set<std::string> served;
  for (const Route& route : routes()) {
    served.insert(lower(std::string(route.method)) + ' ' + std::string(route.pattern));
  }
  CHECK(documented == served);
}

TEST_CASE("an operation has the parameters, roles and scope of its route") {
  for (const Route& route : routes()) {
    const std::string pattern(route.pattern);
    CAPTURE(route.method, pattern);
    const json& operation = document().at("paths").at(pattern).at(lower(std::string(route.method)));
    std::istringstream words{std::string(route.parameters)};
    std::set<std::string> query;
    for (std::string word; words >> word;) query.insert(word);
    CHECK(names_of(operation, "query") == query);
    for (const std::string& name : names_of(operation, "path")) {
      CHECK(pattern.find('{' + name + '}') != std::string::npos);
    }
    const json& access = operation.at("x-access");
    std::set<std::string> roles;
    for (const Role role : kRoles) {
      if (route.access.open || route.access.roles.has(role)) roles.emplace(name_of(role));
    }
    CHECK(access.at("roles").get<std::set<std::string>>() == roles);
    CHECK(access.at("guest_data") == (route.access.holds == Holds::guest_data));
    CHECK(operation.at("security").empty() == route.access.open);
    const bool scoped = route.access.permit && !route.access.open;
    CHECK(access.at("scope") == (scoped ? json(name_of(*route.access.permit)) : json(nullptr)));
  }
}

TEST_CASE("operation ids are unique, as programs are generated from them") {
  std::set<std::string> ids;
  for (const auto& [path, methods] : document().at("paths").items()) {
    for (const auto& [method, operation] : methods.items()) {
      CAPTURE(path, method);
      CHECK(ids.insert(operation.at("operationId").get<std::string>()).second);
    }
  }
}

/// Codes and statuses as the table of docs/api.md has them.
std::set<std::string> documented_problems() {
  std::ifstream file(tests::source_dir() + "/docs/api.md");
  std::set<std::string> found;
  const std::regex row(R"(\| (\d{3}) \| `(\w+)` \| .*)");
  for (std::string line; std::getline(file, line);) {
    std::smatch match;
    if (std::regex_match(line, match, row)) found.insert(match[1].str() + ' ' + match[2].str());
  }
  return found;
}

TEST_CASE("docs/api.md has every problem with its status, and no other") {
  std::set<std::string> wanted;
  for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(kLastProblem); ++i) {
    const ProblemKind& kind = kind_of(static_cast<Problem>(i));
    CHECK(wanted.insert(std::to_string(kind.status) + ' ' + std::string(kind.code)).second);
  }
  CHECK(documented_problems() == wanted);
}

TEST_CASE("the document and its page are served to everybody") {
  const Reply served = fetch("/api/v1/openapi.json");
  CHECK(served.status == 200);
  CHECK(served.content_type == "application/json");
  CHECK(json::parse(served.body).at("openapi") == "3.1.0");
  CHECK(fetch("/api/v1/docs").content_type == "text/html; charset=utf-8");
  CHECK(fetch("/api/v1/docs/docs.js").content_type == "text/javascript; charset=utf-8");
  CHECK(fetch("/api/v1/docs/docs.css").content_type == "text/css; charset=utf-8");
  CHECK(fetch("/api/v1/docs/common.json").status == 404);
  CHECK(fetch("/api/v1/docs/..%2Fdocs.js").status == 404);
}

TEST_CASE("the page of the documentation fits the strict Content-Security-Policy") {
  const Reply page = fetch("/api/v1/docs");
  const auto policy = std::find_if(page.fields.begin(), page.fields.end(), [](const auto& field) {
    return field.first == "Content-Security-Policy";
  });
  REQUIRE(policy != page.fields.end());
  CHECK(policy->second.find("default-src 'none'") != std::string::npos);
  CHECK(policy->second.find("unsafe") == std::string::npos);
  CHECK(page.body.find("<style") == std::string::npos);
  CHECK(page.body.find(" style=") == std::string::npos);
  CHECK(page.body.find("<script>") == std::string::npos);
  CHECK(page.body.find(" onclick") == std::string::npos);
}

}  // namespace
}  // namespace innkeeper::hub::http
