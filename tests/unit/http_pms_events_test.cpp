// SPDX-License-Identifier: Apache-2.0
// Posted events on their way through the routes: what is asked for each, and what the reply says.
#include <nlohmann/json.hpp>

#include "hub/http/routes.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

Message post() {
  Message message;
  message.method = "POST";
  message.target = "/api/v1/pms/events";
  message.hosts = {"127.0.0.1:8080"};
  message.content_type = "application/json";
  message.timestamp = "1790000000";
  message.signature = "v1=00";
  message.body = "{}";
  return message;
}

std::vector<PmsEvent> two_events() {
  return {{"a", SnapshotStarted{"s"}}, {"b", SnapshotEnded{"s", 0}}};
}

TEST_CASE("a post reaches the reader as it was signed") {
  const Message message = post();
  const Routed routed = route(message).routed;
  const auto& seen = std::get<PmsPost>(routed);
  CHECK(seen.timestamp == "1790000000");
  CHECK(seen.signature == "v1=00");
  CHECK(seen.body == "{}");
}

TEST_CASE("a post that is no JSON by its type never reaches the reader") {
  Message message = post();
  message.content_type = "text/plain";
  const Routed routed = route(message).routed;
  CHECK(std::get<Reply>(routed).status == 415);
}

TEST_CASE("each event is asked by itself, by the PMS") {
  const auto batch = std::get<Batch>(batch_of(two_events()));
  REQUIRE(batch.requests.size() == 2);
  CHECK(request_if<PmsEvent>(batch.requests[1])->id == "b");
  CHECK(batch.actor == Actor{Channel::pms, "webhook"});
}

TEST_CASE("the reply says of each event what became of it") {
  const auto batch = std::get<Batch>(batch_of(two_events()));
  const std::vector<Answer> answers{PmsEventView{"a", PmsOutcome::applied, {}},
                                    PmsEventView{"b", PmsOutcome::refused, "not running"}};
  const Reply reply = batch.render(answers);
  CHECK(reply.status == 200);
  CHECK(json::parse(reply.body) ==
        json{{"results",
              {{{"event", "a"}, {"outcome", "applied"}},
               {{"event", "b"}, {"outcome", "refused"}, {"why", "not running"}}}}});
}

TEST_CASE("an event that the hub could not take makes the sender post all of them again") {
  const auto batch = std::get<Batch>(batch_of(two_events()));
  const std::vector<Answer> answers{PmsEventView{"a", PmsOutcome::applied, {}},
                                    Unavailable{"the disk is full"}};
  const Reply reply = batch.render(answers);
  CHECK(reply.status == 503);
  const std::string detail = json::parse(reply.body).at("detail");
  CHECK(detail.find("1 of 2") != std::string::npos);
  CHECK(detail.find("the disk is full") != std::string::npos);
}

TEST_CASE("a refusal has its status: no key, no proof, no JSON, no sense") {
  const auto status = [](PmsRefusal::Kind kind) {
    return std::get<Reply>(batch_of(PmsRefusal{kind, "why", {{"/events", "is missing"}}})).status;
  };
  CHECK(status(PmsRefusal::Kind::not_configured) == 404);
  CHECK(status(PmsRefusal::Kind::not_signed) == 401);
  CHECK(status(PmsRefusal::Kind::no_json) == 400);
  CHECK(status(PmsRefusal::Kind::invalid) == 422);
}

}  // namespace
}  // namespace innkeeper::hub::http
