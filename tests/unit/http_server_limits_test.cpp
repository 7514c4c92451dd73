// SPDX-License-Identifier: Apache-2.0
// What bad and crowding clients get, each limit met exactly and passed by one.
#include "hub/http/server.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/http_server_fixture.hpp"

namespace innkeeper::hub::http {
namespace {

using Catch::Matchers::Contains;
using namespace std::chrono_literals;

/// A GET whose header, with its last empty line, has `bytes` bytes.
std::string get_of_size(std::size_t bytes) {
  const std::string empty = get("/healthz", "X: \r\n");
  return get("/healthz", "X: " + std::string(bytes - empty.size(), 'x') + "\r\n");
}

std::string put_of_size(std::size_t bytes) {
  std::string body = "{}";
  body.resize(bytes, ' ');
  return "PUT /api/v1/guests/1/preferences HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
         "application/json\r\nContent-Length: " +
         std::to_string(bytes) + "\r\n\r\n" + body;
}

unsigned status_for(RunningServer& server, const std::string& request) {
  RawClient client(server.port());
  client.send(request);
  return status_of(client.reply());
}

TEST_CASE("a header is read up to its limit") {
  RunningServer server;
  CHECK(status_for(server, get_of_size(kMaxHeaderBytes)) == 200);
  CHECK(status_for(server, get_of_size(kMaxHeaderBytes + 1)) == 431);
  CHECK(status_for(server, get_of_size(10 * kMaxHeaderBytes)) == 431);
  CHECK(status_for(server, std::string(10 * kMaxHeaderBytes, 'x')) >= 400);
}

TEST_CASE("a body is read up to its limit, announced or in chunks") {
  RunningServer server;
  CHECK(status_for(server, put_of_size(kMaxBodyBytes)) == 204);
  CHECK(status_for(server, put_of_size(kMaxBodyBytes + 1)) == 413);
  CHECK(status_for(server, put_of_size(kMaxBodyBytes * 3)) == 413);
  std::string chunked =
      "PUT /api/v1/guests/1/preferences HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
      "application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 17; ++i) chunked += "1000\r\n" + std::string(0x1000, ' ') + "\r\n";
  CHECK(status_for(server, chunked) == 413);
  CHECK(status_for(server,
                   "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n") ==
        413);
  CHECK(status_for(server, get("/healthz")) == 200);
}

TEST_CASE("a property may be larger than other bodies, up to a limit of its own") {
  RunningServer server;
  const auto post_of_size = [](std::size_t bytes) {
    return "POST /api/v1/property HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
           "application/toml\r\nContent-Length: " +
           std::to_string(bytes) + "\r\n\r\n" + std::string(bytes, '#');
  };
  // The hub of this test knows no property: it is asked, which is what counts.
  CHECK(status_for(server, post_of_size(kMaxTextBodyBytes)) == 500);
  CHECK(server.hub.asked() == 1);
  RawClient client(server.port());
  REQUIRE(client.send(post_of_size(kMaxTextBodyBytes + 1).substr(0, 1000)));
  const std::string reply = client.reply();
  CHECK(status_of(reply) == 413);
  CHECK_THAT(reply, Contains("at most 4194304 bytes"));
}

/// A GET of /healthz with these fields, which end in an empty line.
std::string healthz(std::string_view fields) {
  return "GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields);
}

TEST_CASE("what is not HTTP is refused and the connection closed") {
  RunningServer server;
  const std::vector<std::string> requests = {
      "nonsense\r\n\r\n",
      "GET /healthz\r\n\r\n",
      "GET /healthz HTTP/9.9\r\n\r\n",
      "GET  /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
      healthz("No colon\r\n\r\n"),
      healthz("Content-Length: -1\r\n\r\n"),
      healthz("Content-Length: 1\r\nContent-Length: 2\r\n\r\n"),
      healthz("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
      healthz("Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
      std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15)};
  for (const std::string& request : requests) {
    CAPTURE(request);
    RawClient client(server.port());
    REQUIRE(client.send(request));
    const std::string reply = client.reply();
    CHECK(status_of(reply) == 400);
    CHECK_THAT(reply, Contains("application/problem+json"));
    CHECK(client.closed());
  }
  CHECK(server.hub.asked() == 0);
}

TEST_CASE("a client may send a refused body to its end, so that it reads the refusal") {
  RunningServer server;
  RawClient client(server.port());
  const std::string request = put_of_size(2 * kMaxBodyBytes);
  const std::size_t header = request.size() - 2 * kMaxBodyBytes;
  REQUIRE(client.send(request.substr(0, header)));
  CHECK(status_of(client.reply()) == 413);
  for (std::size_t at = header; at < request.size(); at += 1024) {
    REQUIRE(client.send(request.substr(at, 1024)));
  }
  client.half_close();
  CHECK(client.closed());
}

TEST_CASE("an expectation is refused before the body is sent") {
  RunningServer server;
  RawClient client(server.port());
  REQUIRE(
      client.send("PUT /api/v1/guests/1/preferences HTTP/1.1\r\nHost: localhost\r\nExpect: "
                  "100-continue\r\nContent-Length: 2\r\n\r\n"));
  CHECK(status_of(client.reply()) == 417);
  CHECK(client.closed());
}

TEST_CASE("a slow request is told so, a silent connection is closed") {
  Limits limits;
  limits.request = 50ms;
  limits.idle = 50ms;
  limits.linger = 50ms;
  RunningServer server(limits);
  RawClient slow(server.port());
  REQUIRE(slow.send("GET /healthz HTTP/1.1\r\nHo"));
  CHECK(status_of(slow.reply()) == 408);
  CHECK(slow.closed());
  RawClient slow_body(server.port());
  REQUIRE(slow_body.send(put_of_size(1000).substr(0, 600)));
  CHECK(status_of(slow_body.reply()) == 408);
  RawClient silent(server.port());
  CHECK(silent.closed());
}

TEST_CASE("a client that vanishes in a request is forgotten") {
  RunningServer server;
  RawClient client(server.port());
  REQUIRE(client.send("GET /healthz HTTP/1.1\r\nHo"));
  client.half_close();
  CHECK(client.closed());
  CHECK(status_for(server, get("/healthz")) == 200);
}

TEST_CASE("a client that never reads its answers is cut and harms nobody") {
  Limits limits;
  limits.write = 100ms;
  RunningServer server(limits);
  RawClient greedy(server.port());
  std::string many;
  for (int i = 0; i < 1000; ++i) many += get("/api/v1/rooms/" + std::string(900, '1'));
  // Some 3 MB of answers that nobody reads fill every buffer on the way.
  for (int i = 0; i < 10 && greedy.send(many); ++i) {
  }
  CHECK_FALSE(greedy.send(many));
  CHECK(status_for(server, get("/healthz")) == 200);
}

TEST_CASE("one connection too many is told so, and served once another is gone") {
  Limits limits;
  limits.connections = 3;
  RunningServer server(limits);
  {
    RawClient first(server.port());
    RawClient second(server.port());
    RawClient third(server.port());
    for (RawClient* client : {&first, &second, &third}) {
      REQUIRE(client->send(get("/healthz")));
      REQUIRE(status_of(client->reply()) == 200);
    }
    RawClient fourth(server.port());
    const std::string refusal = fourth.reply();
    CHECK(status_of(refusal) == 503);
    CHECK_THAT(refusal, Contains("too_many_connections") && Contains("Retry-After"));
    CHECK(fourth.closed());
    REQUIRE(third.send(get("/healthz")));
    CHECK(status_of(third.reply()) == 200);
  }
  // The closing of the others arrives on its own time.
  unsigned status = 503;
  for (int i = 0; i < 1000 && status == 503; ++i) status = status_for(server, get("/healthz"));
  CHECK(status == 200);
}

TEST_CASE("a crowd beyond all limits waits and is served when it thins out") {
  Limits limits;
  limits.connections = 1;
  limits.linger = 20ms;
  RunningServer server(limits);
  std::vector<std::unique_ptr<RawClient>> crowd;
  for (std::size_t i = 0; i < kMaxRefusals + 20; ++i) {
    crowd.push_back(std::make_unique<RawClient>(server.port()));
  }
  for (std::size_t i = 1; i < crowd.size(); ++i) CHECK(status_of(crowd[i]->reply()) == 503);
  crowd.clear();
  unsigned status = 503;
  for (int i = 0; i < 1000 && status == 503; ++i) status = status_for(server, get("/healthz"));
  CHECK(status == 200);
}

}  // namespace
}  // namespace innkeeper::hub::http
