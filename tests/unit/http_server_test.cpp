// SPDX-License-Identifier: Apache-2.0
#include "hub/http/server.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/http_server_fixture.hpp"

namespace innkeeper::hub::http {
namespace {

using Catch::Matchers::Contains;
using Manner = FakeHub::Manner;
using namespace std::chrono_literals;

TEST_CASE("a request is answered with a document that nobody may store or guess at") {
  RunningServer server;
  RawClient client(server.port());
  REQUIRE(client.send(get("/api/v1/rooms/0412")));
  const std::string reply = client.reply();
  CHECK(status_of(reply) == 200);
  CHECK_THAT(reply, Contains("Content-Type: application/json\r\n"));
  CHECK_THAT(reply, Contains("Cache-Control: no-store\r\n"));
  CHECK_THAT(reply, Contains("X-Content-Type-Options: nosniff\r\n"));
  CHECK_THAT(reply, !Contains("Access-Control"));
  CHECK_THAT(reply, Contains("\"number\":\"0412\""));
}

TEST_CASE("a connection carries request after request, and answers from any thread") {
  RunningServer server;
  RawClient client(server.port());
  for (const Manner manner : {Manner::at_once, Manner::from_elsewhere}) {
    server.hub.behave(manner);
    for (int i = 0; i < 20; ++i) {
      REQUIRE(client.send(get("/api/v1/rooms/" + std::to_string(i))));
      REQUIRE_THAT(client.reply(), Contains("\"number\":\"" + std::to_string(i) + "\""));
    }
  }
  CHECK(server.hub.asked() == 40);
}

TEST_CASE("pipelined requests are answered one by one and in order") {
  RunningServer server;
  server.hub.behave(Manner::from_elsewhere);
  RawClient client(server.port());
  std::string all;
  for (int i = 0; i < 200; ++i) all += get("/api/v1/rooms/" + std::to_string(i));
  REQUIRE(client.send(all));
  for (int i = 0; i < 200; ++i) {
    REQUIRE_THAT(client.reply(), Contains("\"number\":\"" + std::to_string(i) + "\""));
  }
}

TEST_CASE("a request may come byte by byte") {
  RunningServer server;
  RawClient client(server.port());
  const std::string body = R"({"climate":{"comfort":22.5}})";
  const std::string request =
      "PUT /api/v1/guests/1/preferences HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
      "application/json\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body;
  for (const char c : request) REQUIRE(client.send({&c, 1}));
  const std::string reply = client.reply();
  CHECK(status_of(reply) == 204);
  CHECK_THAT(reply, !Contains("Content-Length"));
}

TEST_CASE("a chunked body is read like any other") {
  RunningServer server;
  RawClient client(server.port());
  REQUIRE(
      client.send("PUT /api/v1/guests/1/preferences HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                  "application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n"
                  "0\r\n\r\n"));
  CHECK(status_of(client.reply()) == 204);
}

std::string posted(const std::string& body, const std::string& signature) {
  return "POST /api/v1/pms/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
         "application/json\r\nInnkeeper-Timestamp: 1\r\nInnkeeper-Signature: " +
         signature + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST_CASE("events that are posted together are answered together, in their order") {
  RunningServer server;
  RawClient client(server.port());
  for (const Manner manner : {Manner::at_once, Manner::from_elsewhere}) {
    server.hub.behave(manner);
    REQUIRE(client.send(posted("cab", "v1=good")));
    const std::string reply = client.reply();
    CHECK(status_of(reply) == 200);
    CHECK_THAT(
        reply,
        Contains(R"({"results":[{"event":"c","outcome":"applied"},)"
                 R"({"event":"a","outcome":"applied"},{"event":"b","outcome":"applied"}]})"));
  }
}

TEST_CASE("a post without a good signature is answered 401 and asks the hub nothing") {
  RunningServer server;
  RawClient client(server.port());
  REQUIRE(client.send(posted("a", "v1=bad")));
  const std::string reply = client.reply();
  CHECK(status_of(reply) == 401);
  CHECK_THAT(reply, Contains("WWW-Authenticate: Innkeeper-Signature\r\n"));
  CHECK(server.hub.asked() == 0);
  REQUIRE(client.send(posted("a", "v1=good")));
  CHECK(status_of(client.reply()) == 200);
}

TEST_CASE(
    "a batch of which one answer never comes is answered for, and late answers are nobody's") {
  Limits limits;
  limits.answer = 100ms;
  RunningServer server(limits);
  server.hub.behave(Manner::never);
  RawClient client(server.port());
  REQUIRE(client.send(posted("ab", "v1=good")));
  CHECK(status_of(client.reply()) == 504);
  server.hub.behave(Manner::at_once);
  server.hub.answer_kept();
  REQUIRE(client.send(posted("z", "v1=good")));
  CHECK_THAT(client.reply(), Contains(R"({"results":[{"event":"z","outcome":"applied"}]})"));
}

TEST_CASE("HEAD gets the header of GET and no body") {
  RunningServer server;
  RawClient client(server.port());
  REQUIRE(client.send("HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"));
  const std::string reply = client.reply(false);
  CHECK(status_of(reply) == 200);
  CHECK_THAT(reply, Contains("Content-Length: 28\r\n"));
  REQUIRE(client.send(get("/healthz", "Connection: close\r\n")));
  CHECK_THAT(client.reply(), Contains(R"({"status":"ok","reasons":[]})"));
  CHECK(client.closed());
}

TEST_CASE("a hub that never answers costs one request, not the connection") {
  Limits limits;
  limits.answer = 50ms;
  RunningServer server(limits);
  server.hub.behave(Manner::never);
  RawClient client(server.port());
  REQUIRE(client.send(get("/api/v1/rooms/1")));
  CHECK(status_of(client.reply()) == 504);
  REQUIRE(client.send(get("/healthz")));
  CHECK(status_of(client.reply()) == 503);
  server.hub.behave(Manner::at_once);
  REQUIRE(client.send(get("/api/v1/rooms/3")));
  CHECK_THAT(client.reply(), Contains("\"number\":\"3\""));
}

TEST_CASE("a late answer never becomes the reply to a later request") {
  Limits limits;
  limits.answer = 300ms;
  RunningServer server(limits);
  server.hub.behave(Manner::never);
  RawClient client(server.port());
  REQUIRE(client.send(get("/api/v1/rooms/1")));
  CHECK(status_of(client.reply()) == 504);
  REQUIRE(client.send(get("/api/v1/status")));
  REQUIRE(server.hub.wait_asked(2));
  server.hub.answer_kept();
  CHECK_THAT(client.reply(), Contains("\"rooms_online\""));
}

TEST_CASE("a hub that throws is a 500") {
  RunningServer server;
  server.hub.behave(Manner::broken);
  RawClient client(server.port());
  REQUIRE(client.send(get("/api/v1/status")));
  const std::string reply = client.reply();
  CHECK(status_of(reply) == 500);
  CHECK(client.closed());
}

TEST_CASE("stopping closes idle connections and lets a running request finish") {
  RunningServer server;
  RawClient idle(server.port());
  RawClient busy(server.port());
  REQUIRE(idle.send(get("/healthz")));
  REQUIRE(status_of(idle.reply()) == 200);
  server.hub.behave(Manner::never);
  REQUIRE(busy.send(get("/api/v1/rooms/7")));
  REQUIRE(server.hub.wait_asked(2));
  std::future<void> stopped = server.stop();
  CHECK(idle.closed());
  CHECK(stopped.wait_for(0ms) == std::future_status::timeout);
  server.hub.answer_kept();
  const std::string reply = busy.reply();
  CHECK_THAT(reply, Contains("\"number\":\"7\""));
  CHECK_THAT(reply, Contains("Connection: close"));
  CHECK(busy.closed());
  CHECK(stopped.wait_for(5s) == std::future_status::ready);
}

TEST_CASE("stopping cuts what does not finish in time") {
  Limits limits;
  limits.drain = 50ms;
  RunningServer server(limits);
  RawClient slow(server.port());
  REQUIRE(slow.send("GET /healthz HT"));
  RawClient asking(server.port());
  server.hub.behave(Manner::never);
  REQUIRE(asking.send(get("/healthz")));
  REQUIRE(server.hub.wait_asked(1));
  std::future<void> stopped = server.stop();
  CHECK(stopped.wait_for(5s) == std::future_status::ready);
  CHECK(slow.closed());
  CHECK(asking.closed());
  std::future<void> again = server.stop();
  CHECK(again.wait_for(5s) == std::future_status::ready);
}

TEST_CASE("a server that is destroyed under its clients takes nobody along") {
  RunningServer server;
  server.hub.behave(Manner::never);
  RawClient client(server.port());
  REQUIRE(client.send(get("/healthz")));
  REQUIRE(server.hub.wait_asked(1));
  server.destroy();
  server.hub.answer_kept();
  CHECK(client.closed());
}

TEST_CASE(
    "whoever is not admitted gets no reply of a route, not even what is wrong with a request") {
  RunningServer server;
  const std::string broken =
      "PUT /api/v1/guests/1/preferences HTTP/1.1\r\nHost: localhost\r\n"
      "Content-Type: application/json\r\nContent-Length: 1\r\n\r\n{";
  RawClient client(server.port());
  client.send(broken);
  CHECK(status_of(client.reply()) == 400);
  server.hub.behave(FakeHub::Manner::unknowing);
  client.send(broken);
  CHECK(status_of(client.reply()) == 401);
  client.send(get("/api/v1/rooms"));
  CHECK(status_of(client.reply()) == 401);
  // There is nothing to hide about a path that there is not.
  client.send(get("/nowhere"));
  CHECK(status_of(client.reply()) == 404);
}

TEST_CASE("only loopback addresses are listened on, each refusal says what to do") {
  boost::asio::io_context io;
  FakeHub hub;
  const auto refusal = [&](const char* host, std::uint16_t port) {
    Server server(io, {host, port}, hub);
    const auto started = server.start();
    REQUIRE_FALSE(started.ok());
    return started.error();
  };
  for (const auto* host : {"0.0.0.0", "::", "192.0.2.1", "169.254.1.1", "8.8.8.8"}) {
    CHECK_THAT(refusal(host, 0), Contains("without TLS") && Contains("127.0.0.1"));
  }
  CHECK_THAT(refusal("localhost", 0), Contains("no IP address"));
  RunningServer other;
  CHECK_THAT(refusal("127.0.0.1", other.port()), Contains("choose another port"));
  Server also(io, {"127.0.0.2", 0}, hub);
  CHECK(also.start().ok());
  CHECK(also.port() != 0);
}

}  // namespace
}  // namespace innkeeper::hub::http
