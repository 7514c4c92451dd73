// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "hub/http/limits.hpp"
#include "hub/http/property_documents.hpp"
#include "tests/unit/http_calls.hpp"
#include "tests/unit/http_replies.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

Message property_message(std::string method, std::string target, std::string body = {}) {
  return message(std::move(method), std::move(target), std::move(body), "application/toml");
}

std::string refusal_of(const Message& sent) { return code_of(answered(sent)); }

RevisionRow revision(std::uint32_t number) {
  RevisionRow row;
  row.number = number;
  row.at = {1'790'000'000};
  row.by = {Channel::administrator, "ada"};
  row.origin = RevisionOrigin::apply;
  row.digest = "9f3a2c11-5";
  row.file_digest = "9f3a2c11-5";
  row.rooms = 24;
  return row;
}

constexpr auto* kProperty = "/api/v1/property";

TEST_CASE("each path of the property asks the hub the right question") {
  CHECK_FALSE(
      request_if<ShowProperty>(called(property_message("GET", kProperty)).request)->revision);
  const Call third = called(property_message("GET", "/api/v1/property/3"));
  CHECK(request_if<ShowProperty>(third.request)->revision == 3);
  const Call history = called(property_message("GET", "/api/v1/property/history"));
  CHECK(request_if<ListRevisions>(history.request) != nullptr);
  const Call apply = called(property_message("POST", kProperty, "name = \"x\""));
  const auto* applied = request_if<ApplyProperty>(apply.request);
  REQUIRE(applied != nullptr);
  CHECK(applied->text == "name = \"x\"");
  CHECK_FALSE(applied->dry_run);
  CHECK_FALSE(applied->expected);
  const Call revert = called(property_message("POST", "/api/v1/property/3/revert"));
  CHECK(request_if<RevertProperty>(revert.request)->revision == 3);
}

TEST_CASE("a dry run and the revision that is expected to be active reach the hub") {
  Message sent = property_message("POST", "/api/v1/property?dry_run=true", "x");
  sent.if_match = "\"7\"";
  const Call apply = called(sent);
  CHECK(request_if<ApplyProperty>(apply.request)->dry_run);
  CHECK(request_if<ApplyProperty>(apply.request)->expected == 7);
  sent = property_message("POST", "/api/v1/property/2/revert?dry_run=false");
  sent.if_match = "\"7\"";
  const Call revert = called(sent);
  CHECK_FALSE(request_if<RevertProperty>(revert.request)->dry_run);
  CHECK(request_if<RevertProperty>(revert.request)->expected == 7);
}

TEST_CASE("what a request for the property says wrongly is refused with the remedy") {
  CHECK(refusal_of(property_message("GET", "/api/v1/property/0")) == "bad_path");
  CHECK(refusal_of(property_message("GET", "/api/v1/property/x")) == "bad_path");
  CHECK(refusal_of(property_message("POST", "/api/v1/property/-1/revert")) == "bad_path");
  CHECK(refusal_of(property_message("POST", kProperty)) == "unsupported_media_type");
  CHECK(refusal_of(property_message("POST", "/api/v1/property?dry_run=yes", "x")) ==
        "unknown_parameter");
  CHECK(refusal_of(property_message("POST", "/api/v1/property?force=true", "x")) ==
        "unknown_parameter");
  for (const char* tag : {"7", "\"0\"", "*", "\"x\"", "W/\"7\"", "\""}) {
    Message sent = property_message("POST", kProperty, "x");
    sent.if_match = tag;
    CAPTURE(tag);
    CHECK(refusal_of(sent) == "bad_request");
  }
}

TEST_CASE("only the request that sends a property may have a large body") {
  CHECK(body_limit("POST", kProperty) == kMaxTextBodyBytes);
  CHECK(body_limit("POST", "/api/v1/property?dry_run=true") == kMaxTextBodyBytes);
  CHECK(body_limit("PUT", kProperty) == kMaxBodyBytes);
  CHECK(body_limit("PUT", "/api/v1/guests/1/preferences") == kMaxBodyBytes);
  CHECK(body_limit("POST", "property") == kMaxBodyBytes);
}

TEST_CASE("the property is told with its text and its revision as entity tag") {
  const Call call = called(property_message("GET", kProperty));
  const Reply reply = call.render(PropertyView{revision(7), true, "name = \"x\"\n"});
  CHECK(reply.status == 200);
  CHECK(reply.fields == std::vector<std::pair<std::string, std::string>>{{"ETag", "\"7\""}});
  CHECK(json::parse(reply.body) == json::parse(R"({
      "revision": 7, "active": true, "since": 1790000000,
      "by": {"channel": "administrator", "name": "ada"}, "origin": "apply", "reverted_to": null,
      "digest": "9f3a2c11-5", "rooms": 24, "text": "name = \"x\"\n"})"));
}

TEST_CASE("history marks the active revision and leaves the texts out") {
  const json document = json::parse(revisions_document({{revision(2), revision(1)}, {}, 2}));
  REQUIRE(document["revisions"].size() == 2);
  CHECK(document["revisions"][0]["active"] == true);
  CHECK(document["revisions"][1]["active"] == false);
  CHECK_FALSE(document["revisions"][0].contains("text"));
}

TEST_CASE("a change is told by settings, rooms, and plans in groups") {
  PropertyChange change;
  change.from = 3;
  change.made = 4;
  change.settings = {{"stays.sharers", "first_arrival", "average"}};
  change.rooms = {{"room.r-1.number", "101", "0101"}};
  change.added = {"104"};
  change.removed = {"102"};
  change.plans = {{"double", {{"climate.comfort", "22", "24"}}, {"101", "103"}}};
  change.plans_changed = 2;
  CHECK(json::parse(change_document(change)) == json::parse(R"({"from": 3, "made": 4,
      "settings": [{"key": "stays.sharers", "before": "first_arrival", "after": "average"}],
      "rooms": {"added": ["104"], "removed": ["102"],
                "changed": [{"key": "room.r-1.number", "before": "101", "after": "0101"}]},
      "plans": {"rooms": 2, "groups": [{"type": "double", "rooms": ["101", "103"],
                "changes": [{"key": "climate.comfort", "before": "22", "after": "24"}]}]}})"));
  change.made.reset();
  CHECK(json::parse(change_document(change))["made"].is_null());
}

TEST_CASE("mistakes of a property are told with line and column, a stale request as 412") {
  const Call call = called(property_message("POST", kProperty, "x"));
  const Reply refused = call.render(Invalid{{{"room[1].id", "is missing", 3, 7}, {"room", "why"}}});
  CHECK(refused.status == 422);
  const json document = json::parse(refused.body);
  CHECK(document["errors"][0] ==
        json::parse(R"({"at": "room[1].id", "detail": "is missing", "line": 3, "column": 7})"));
  CHECK_FALSE(document["errors"][1].contains("line"));
  const Reply stale = call.render(Stale{9});
  CHECK(stale.status == 412);
  CHECK(json::parse(stale.body)["code"] == "stale");
  CHECK(stale.body.find("revision 9") != std::string::npos);
}

}  // namespace
}  // namespace innkeeper::hub::http
