// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "hub/http/audit_documents.hpp"
#include "hub/http/routes.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

Routed asked(std::string target) {
  Message message;
  message.target = std::move(target);
  message.hosts = {"127.0.0.1:8080"};
  return route(message).routed;
}

ListAudit list_of(std::string target) {
  const Routed routed = asked(std::move(target));
  if (const auto* reply = std::get_if<Reply>(&routed)) FAIL(reply->body);
  const auto* list = request_if<ListAudit>(std::get<Call>(routed).request);
  REQUIRE(list != nullptr);
  return *list;
}

TEST_CASE("the audit's query reaches the hub, and each part may be left out") {
  const ListAudit whole =
      list_of("/api/v1/audit?room=04%2012&since=1790000000&until=1790000060&after=41&limit=1000");
  CHECK(whole.room == "04 12");
  CHECK(whole.since == room::UtcTime{1'790'000'000});
  CHECK(whole.until == room::UtcTime{1'790'000'060});
  CHECK(whole.after == 41);
  CHECK(whole.limit == kMaxAuditPage);
  const ListAudit plain = list_of("/api/v1/audit");
  CHECK(plain.room.empty());
  CHECK_FALSE(plain.since);
  CHECK_FALSE(plain.until);
  CHECK(plain.after == 0);
  CHECK(plain.limit == kAuditPage);
}

TEST_CASE("a number of the audit's query that is none, or out of its range, is refused by name") {
  for (const auto* query :
       {"since=", "since=yesterday", "since=-1", "since=1.5", "since=0x10", "since=%201",
        "until=253402300800", "until=99999999999999999999", "after=-1", "after=9223372036854775808",
        "limit=0", "limit=1001", "limit=10%00", "limit=1e3"}) {
    const Routed routed = asked(std::string("/api/v1/audit?") + query);
    INFO(query);
    REQUIRE(std::holds_alternative<Reply>(routed));
    const Reply& reply = std::get<Reply>(routed);
    CHECK(reply.status == 400);
    const std::string name = std::string(query).substr(0, std::string(query).find('='));
    if (json::parse(reply.body).at("code") == "unknown_parameter") {
      CHECK(reply.body.find(name) != std::string::npos);
    }
  }
  CHECK(list_of("/api/v1/audit?after=9223372036854775807").after == 9'223'372'036'854'775'807U);
}

TEST_CASE("the newest lines come first when asked for, and are looked for by area, way and name") {
  const ListAudit newest =
      list_of("/api/v1/audit?order=newest&what=account&by=front_desk&name=rossi");
  CHECK(newest.before == kBehindNewestLine);
  CHECK(newest.what == "account");
  CHECK(newest.channel == Channel::front_desk);
  CHECK(newest.name == "rossi");
  CHECK(list_of("/api/v1/audit?order=newest&before=41").before == 41U);
  CHECK_FALSE(list_of("/api/v1/audit?order=oldest").before);
  for (const auto* query : {"order=up", "by=cook", "before=5", "order=oldest&before=5",
                            "order=newest&before=5&after=3", "order=newest&before=0"}) {
    INFO(query);
    const Routed routed = asked(std::string("/api/v1/audit?") + query);
    REQUIRE(std::holds_alternative<Reply>(routed));
    CHECK(json::parse(std::get<Reply>(routed).body).at("code") == "unknown_parameter");
  }
}

TEST_CASE("nobody can write to the audit: it has no other method") {
  for (const auto* method : {"POST", "PUT", "PATCH", "DELETE"}) {
    Message message;
    message.method = method;
    message.target = "/api/v1/audit";
    message.hosts = {"127.0.0.1:8080"};
    const Routed routed = route(message).routed;
    REQUIRE(std::holds_alternative<Reply>(routed));
    CHECK(std::get<Reply>(routed).status == 405);
  }
}

TEST_CASE(
    "a line says who, what, where, when, before, after and why, and the page where to go on") {
  AuditRow line;
  line.serial = 7;
  line.at = {1'790'000'000};
  line.actor = {Channel::maintenance, "bo"};
  line.room = room::room_id("r-7k2m9q");
  line.what = "override.maintenance";
  line.after = "off";
  line.why = "valve \xff leaks";
  AuditRow house = line;
  house.room.reset();
  const json told = json::parse(audit_document({{{line, "0412"}, {house, ""}}, 7}));
  CHECK(told.at("next") == 7);
  CHECK(told.at("lines")[0] == json::parse(R"({"serial":7,"at":1790000000,
      "by":{"channel":"maintenance","name":"bo"},"room":"r-7k2m9q","number":"0412",
      "what":"override.maintenance","before":"","after":"off","why":"valve � leaks"})"));
  CHECK(told.at("lines")[1].at("room").is_null());
  CHECK(told.at("lines")[1].at("number").is_null());
  CHECK(json::parse(audit_document({})) == json::parse(R"({"lines":[],"next":null})"));
}

}  // namespace
}  // namespace innkeeper::hub::http
