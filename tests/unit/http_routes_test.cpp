// SPDX-License-Identifier: Apache-2.0
#include "hub/http/routes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "hub/http/limits.hpp"
#include "tests/unit/http_calls.hpp"
#include "tests/unit/http_replies.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

constexpr auto* kPreferences = "/api/v1/guests/4711/preferences";

TEST_CASE("each path asks the hub the right question") {
  CHECK(request_if<ShowStatus>(called(message("GET", "/healthz")).request) != nullptr);
  CHECK(request_if<ShowStatus>(called(message("GET", "/api/v1/status")).request) != nullptr);
  CHECK(request_if<ListRooms>(called(message("HEAD", "/api/v1/rooms")).request) != nullptr);
  const Call room = called(message("GET", "/api/v1/rooms/0412"));
  CHECK(request_if<ShowRoom>(room.request)->number == "0412");
  const Call get = called(message("GET", kPreferences));
  CHECK(request_if<GetPreferences>(get.request)->profile == "4711");
  const Call forget = called(message("DELETE", "/api/v1/guests/4711"));
  CHECK(request_if<ForgetGuest>(forget.request)->profile == "4711");
  const Call data = called(message("GET", "/api/v1/guests/4711/export"));
  CHECK(request_if<ExportGuest>(data.request)->profile == "4711");
  const Call put = called(message("PUT", kPreferences, R"({"climate":{"comfort":22.5}})"));
  CHECK(request_if<ChangePreferences>(put.request)->profile == "4711");
  CHECK(request_if<ChangePreferences>(put.request)->edit.set.comfort ==
        room::Temperature::milli_celsius(22'500));
  CHECK(request_if<ChangePreferences>(put.request)->edit.replaces_all);
  const Call patch = called(message("PATCH", kPreferences, R"({"climate":{"night":null}})"));
  CHECK_FALSE(request_if<ChangePreferences>(patch.request)->edit.replaces_all);
  const Call guest = called(message("GET", "/api/v1/guests/4711"));
  CHECK(request_if<ShowGuest>(guest.request)->profile == "4711");
  const Call consent =
      called(message("PUT", "/api/v1/guests/4711/consent", R"({"learning":"refused"})"));
  CHECK(request_if<SetConsent>(consent.request)->learning == Consent::refused);
}

TEST_CASE("the synchronisation is shown, settled either way, and asked for") {
  constexpr auto* kSync = "/api/v1/pms/sync";
  CHECK(request_if<ShowSync>(called(message("GET", kSync)).request) != nullptr);
  const auto act = [&](const char* body) { return called(message("POST", kSync, body)).request; };
  CHECK(request_if<SettleSync>(act(R"({"action":"apply"})"))->apply);
  CHECK_FALSE(request_if<SettleSync>(act(R"({"action":"discard"})"))->apply);
  CHECK(request_if<RequestSync>(act(R"({"action":"request"})")) != nullptr);
  CHECK(answered(message("POST", kSync, R"({"action":"maybe"})")).status == 422);
  CHECK(answered(message("POST", kSync, "{}")).status == 422);
}

TEST_CASE("a room number may need escapes and keeps its leading zeros") {
  const Call call = called(message("GET", "/api/v1/rooms/00%2F7%20b"));
  CHECK(request_if<ShowRoom>(call.request)->number == "00/7 b");
}

TEST_CASE("every route of the table is reached by its own pattern and method") {
  for (const Route& entry : routes()) {
    std::string path(entry.pattern);
    if (const auto open = path.find('{'); open != std::string::npos) {
      path.replace(open, path.find('}') - open + 1, "7");
    }
    Message sent = message(std::string(entry.method), path, "{}");
    if (path == "/api/v1/property") sent.content_type = "application/toml";
    const Routed routed = route(sent).routed;
    // Some need more than an empty object, and some are done on the spot.
    const Reply* refused = std::get_if<Reply>(&routed);
    if (std::holds_alternative<Subscription>(routed)) continue;
    // Files of the console are at hand; a photo is the hub's to show.
    if (entry.produces == Produces::file && refused != nullptr) {
      CHECK((refused->status == 200 || code_of(*refused) == "not_found"));
      continue;
    }
    CHECK((refused == nullptr || refused->status == 200 || refused->status == 204 ||
           code_of(*refused) == "invalid_fields"));
  }
}

TEST_CASE("an unknown path is 404 and a wrong method 405 with what is allowed") {
  for (const auto* path :
       {"/index.html", "/api", "/api/v1/rooms/", "/api/v1/rooms/1/2", "/api/v2/rooms", "/healthz/",
        "//healthz", "/api/v1/guests//preferences"}) {
    CAPTURE(path);
    CHECK(code_of(answered(message("GET", path))) == "no_such_route");
  }
  const Reply reply = answered(message("POST", kPreferences, "{}"));
  CHECK(reply.status == 405);
  CHECK(code_of(reply) == "method_not_allowed");
  CHECK(reply.fields ==
        std::vector<std::pair<std::string, std::string>>{{"Allow", "GET, HEAD, PUT, PATCH"}});
  CHECK(answered(message("get", "/healthz")).status == 405);
}

TEST_CASE("a foreign or missing host is refused on every path") {
  for (const Route& entry : routes()) {
    Message sent = message(std::string(entry.method), std::string(entry.pattern), "{}");
    sent.hosts = {"evil.example"};
    CHECK(answered(sent).status == 421);
    sent.hosts = {};
    CHECK(answered(sent).status == 400);
    sent.hosts = {"localhost", "localhost"};
    CHECK(answered(sent).status == 400);
  }
  CHECK(answered(message("GET", "http://evil.example/healthz")).status == 421);
  CHECK(std::holds_alternative<Call>(route(message("GET", "http://localhost/healthz")).routed));
}

TEST_CASE("what cannot be read or honoured is refused with its own code") {
  CHECK(code_of(answered(message("GET", "/api/v1/rooms/%zz"))) == "bad_path");
  CHECK(code_of(answered(message("GET", "/api/v1/rooms?floor=3"))) == "unknown_parameter");
  CHECK(code_of(answered(message("GET", "/api/v1/guests/a%20b/preferences"))) == "bad_path");
  CHECK(code_of(answered(message("PUT", kPreferences, "{"))) == "bad_json");
  CHECK(code_of(answered(message("PUT", kPreferences, R"({"climate":{"comfort":99}})"))) ==
        "invalid_fields");
  Message sent = message("GET", "/api/v1/rooms");
  sent.accept = "text/html";
  CHECK(answered(sent).status == 406);
  sent = message("PUT", kPreferences, "{}");
  sent.content_type = "text/plain";
  CHECK(answered(sent).status == 415);
  sent.content_type = std::nullopt;
  CHECK(answered(sent).status == 415);
  sent.content_type = "application/json";
  sent.content_encoding = "gzip";
  CHECK(answered(sent).status == 415);
}

TEST_CASE("profiles and targets are taken up to their limits") {
  const auto path = [](std::size_t bytes) {
    return "/api/v1/guests/" + std::string(bytes, 'p') + "/preferences";
  };
  CHECK(std::holds_alternative<Call>(route(message("GET", path(kMaxProfileBytes))).routed));
  CHECK(answered(message("GET", path(kMaxProfileBytes + 1))).status == 400);
  const std::string target = "/api/v1/rooms/";
  const std::string number(kMaxTargetBytes - target.size(), '1');
  CHECK(std::holds_alternative<Call>(route(message("GET", target + number)).routed));
  CHECK(answered(message("GET", target + number + "1")).status == 414);
}

TEST_CASE("answers become replies: documents, nothing to say, and failures") {
  const Call put = called(message("PUT", kPreferences, "{}"));
  CHECK(put.render(Done{}).status == 204);
  CHECK(put.render(Done{}).content_type.empty());
  CHECK(put.render(Invalid{{{"/climate/comfort", "is cold"}}}).status == 422);
  CHECK(put.late().status == 504);
  const Call room = called(message("GET", "/api/v1/rooms/1"));
  CHECK(room.render(RoomView{}).status == 200);
  CHECK(room.render(NotFound{"no room has the number 1"}).status == 404);
  CHECK(room.render(Done{}).status == 500);
  const Reply busy = room.render(Unavailable{"disk full"});
  CHECK(busy.status == 503);
  CHECK(busy.fields[0].first == "Retry-After");
}

TEST_CASE("health is ok, degraded without the PMS, and failing without broker or answer") {
  const Call call = called(message("GET", "/healthz"));
  StatusView status;
  status.broker_up = true;
  const auto said = [&](const Answer& answer) {
    const Reply reply = call.render(answer);
    return std::pair<unsigned, std::string>(reply.status, json::parse(reply.body).at("status"));
  };
  CHECK(said(status) == std::pair<unsigned, std::string>(200, "ok"));
  status.pms_up = true;
  CHECK(said(status) == std::pair<unsigned, std::string>(200, "ok"));
  status.pms_up = false;
  CHECK(said(status) == std::pair<unsigned, std::string>(200, "degraded"));
  status.broker_up = false;
  CHECK(said(status) == std::pair<unsigned, std::string>(503, "failing"));
  CHECK(said(Unavailable{"disk full"}) == std::pair<unsigned, std::string>(503, "failing"));
  CHECK(json::parse(call.render(Unavailable{"disk full"}).body).at("reasons")[0] == "disk full");
  CHECK(call.late().status == 503);
}

TEST_CASE("whoever asks can say who it is, and nobody can pose as the hub, the PMS or a panel") {
  Message sent = message("GET", "/api/v1/rooms");
  CHECK(called(sent).actor == Actor{Channel::api, ""});
  sent.actor = "housekeeping/maria";
  CHECK(called(sent).actor == Actor{Channel::housekeeping, "maria"});
  sent.actor = "front_desk";
  CHECK(called(sent).actor == Actor{Channel::front_desk, ""});
  for (const auto* pose : {"hub/x", "pms/fias", "panel/1", "king/x", "", "api/a b"}) {
    sent.actor = pose;
    INFO(pose);
    CHECK(std::get<Reply>(route(sent).routed).status == 400);
  }
}

}  // namespace
}  // namespace innkeeper::hub::http
