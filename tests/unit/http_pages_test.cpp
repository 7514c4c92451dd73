// SPDX-License-Identifier: Apache-2.0
// How the files of console and guest page are served. What is in them is tested in hub/web/tests.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "hub/http/routes.hpp"
#include "hub/web/assets.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/http_replies.hpp"

namespace innkeeper::hub::http {
namespace {

Reply fetched(const std::string& target, const std::string& method = "GET") {
  Message message;
  message.method = method;
  message.target = target;
  message.hosts = {"127.0.0.1:8080"};
  message.accept = "text/html,image/*";
  Routed routed = route(message).routed;
  REQUIRE(std::holds_alternative<Reply>(routed));
  return std::get<Reply>(routed);
}

std::string target_of(const web::Asset& asset) {
  if (asset.name.empty()) return "/";
  return (asset.is_named_by_content ? "/assets/" : "/") + std::string(asset.name);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE(
    "every file of the console comes compressed and with its type, whatever the client accepts") {
  for (const web::Asset& asset : web::assets()) {
    CAPTURE(asset.name);
    const std::string target = target_of(asset);
    const Reply reply = fetched(target);
    CHECK(reply.status == 200);
    CHECK(reply.content_type == asset.content_type);
    CHECK(field(reply, "Content-Encoding") == "gzip");
    REQUIRE(reply.body.size() > 18);
    CHECK(reply.body.substr(0, 2) == "\x1f\x8b");
  }
}

TEST_CASE(
    "what is named by its content is kept for good, the page and its worker are asked for anew") {
  for (const web::Asset& asset : web::assets()) {
    CAPTURE(asset.name);
    const std::string target = target_of(asset);
    const std::string caching = field(fetched(target), "Cache-Control");
    const bool is_fixed = asset.name.empty() || asset.name == "worker.js" || asset.name == "guest";
    CHECK(asset.is_named_by_content == !is_fixed);
    CHECK(caching == (is_fixed ? "no-cache" : "public, max-age=31536000, immutable"));
  }
}

TEST_CASE(
    "no page of the console runs foreign or inline script, is framed, or tells where it was") {
  for (const web::Asset& asset : web::assets()) {
    const std::string target = target_of(asset);
    const Reply reply = fetched(target);
    const std::string policy = field(reply, "Content-Security-Policy");
    CAPTURE(policy);
    CHECK(has(policy, "default-src 'none'"));
    CHECK(has(policy, "frame-ancestors 'none'"));
    CHECK(has(policy, "base-uri 'none'"));
    CHECK_FALSE(has(policy, "unsafe"));
    CHECK_FALSE(has(policy, "*"));
    CHECK_FALSE(has(policy, "http"));
    CHECK(field(reply, "Referrer-Policy") == "no-referrer");
  }
}

TEST_CASE("a file that is not there, and a foreign Host, get an error and no page") {
  CHECK(fetched("/assets/console-000000000000.js").status == 404);
  CHECK(fetched("/assets/..%2Fhub.toml").status == 404);
  CHECK(fetched("/index.html").status == 404);
  CHECK(fetched("/", "POST").status == 405);
  Message message;
  message.hosts = {"evil.example"};
  CHECK(std::get<Reply>(route(message).routed).status == 421);
}

TEST_CASE("the files of the console are small enough for a phone, those of guests for an old one") {
  std::size_t console = 0;
  std::size_t guest = 0;
  for (const web::Asset& asset : web::assets()) {
    (asset.name.starts_with("guest") ? guest : console) += asset.gzip.size();
  }
  CHECK(console < 120'000);
  CHECK(guest < 30'000);
}

}  // namespace
}  // namespace innkeeper::hub::http
