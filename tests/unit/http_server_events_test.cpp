// SPDX-License-Identifier: Apache-2.0
// Server-sent events over a socket: heartbeats, slow readers, lost rights, the end of the hub.
#include <chrono>
#include <stop_token>
#include <string>
#include <thread>

#include "tests/support/catch.hpp"
#include "tests/unit/http_server_fixture.hpp"

namespace innkeeper::hub::http {
namespace {

using Catch::Matchers::Contains;
using namespace std::chrono_literals;

Announcement of_room(const std::string& type = "double") {
  auto view = std::make_shared<RoomView>();
  view->number = "101";
  view->type = type;
  return {.topic = Topic::room, .room = std::move(view)};
}

std::string begun(RawClient& client, std::string_view query = {}) {
  client.send(get("/api/v1/events" + std::string(query)));
  return client.read_until("event: ready\ndata: {}\n\n");
}

/// Room 101 changes all the time, until the thread is destroyed.
std::jthread busy(RunningServer& server) {
  return std::jthread([&server](const std::stop_token& ended) {
    while (!ended.stop_requested()) {
      server.hub.events().publish(of_room());
      std::this_thread::sleep_for(5ms);
    }
  });
}

TEST_CASE("events come over a connection as they happen") {
  RunningServer server;
  RawClient client(server.port());
  const std::string head = begun(client);
  CHECK_THAT(head, Contains("HTTP/1.1 200 OK\r\n"));
  CHECK_THAT(head, Contains("Content-Type: text/event-stream\r\n"));
  CHECK_THAT(head, Contains("Cache-Control: no-store\r\n"));
  server.hub.events().publish(of_room());
  CHECK_THAT(client.read_until("\n\n"), Contains("id: run-1\nevent: room\ndata: {"));
}

TEST_CASE("a connection resumes by Last-Event-ID") {
  RunningServer server;
  server.hub.events().publish(of_room());
  server.hub.events().publish(of_room());
  RawClient client(server.port());
  client.send(get("/api/v1/events", "Last-Event-ID: run-1\r\n"));
  const std::string text = client.read_until("run-2\nevent: room");
  CHECK_THAT(text, Contains("event: ready"));
}

TEST_CASE("without events a comment shows that the stream lives") {
  Limits limits;
  limits.heartbeat = 20ms;
  RunningServer server(limits);
  RawClient client(server.port());
  begun(client);
  CHECK_FALSE(client.read_until(":\n\n").empty());
  CHECK_FALSE(client.read_until(":\n\n").empty());
}

TEST_CASE("a reader whose right to ask has ended is told and closed, at the next heartbeat") {
  Limits limits;
  limits.heartbeat = 20ms;
  RunningServer server(limits);
  RawClient client(server.port());
  begun(client);
  server.hub.behave(FakeHub::Manner::unknowing);
  CHECK_FALSE(client.read_until("event: end\ndata: {\"reason\":\"access_ended\"}\n\n").empty());
  CHECK(client.closed());
}

TEST_CASE("a reader whom nothing of a busy house concerns is looked at all the same") {
  Limits limits;
  limits.heartbeat = 60ms;
  RunningServer server(limits);
  RawClient client(server.port());
  begun(client, "?room=102");
  const std::jthread house = busy(server);
  CHECK_FALSE(client.read_until(":\n\n").empty());
  server.hub.behave(FakeHub::Manner::unknowing);
  CHECK_FALSE(client.read_until("access_ended\"}\n\n").empty());
}

TEST_CASE("a reader of everything in a busy house is looked at, too") {
  Limits limits;
  limits.heartbeat = 60ms;
  RunningServer server(limits);
  RawClient client(server.port());
  begun(client);
  const std::jthread house = busy(server);
  server.hub.behave(FakeHub::Manner::unknowing);
  CHECK_FALSE(client.read_until("access_ended\"}\n\n").empty());
}

TEST_CASE("a right that is taken away ends the stream at once, before another event") {
  RunningServer server;
  RawClient client(server.port());
  begun(client);
  server.hub.behave(FakeHub::Manner::unknowing);
  server.hub.events().publish({.topic = Topic::access});
  server.hub.events().publish(of_room());
  const std::string text = client.read_until("access_ended\"}\n\n");
  CHECK_FALSE(text.empty());
  CHECK(text.find("event: room") == std::string::npos);
  CHECK(client.closed());
}

TEST_CASE("a hub that does not say whether somebody may read is not waited for") {
  Limits limits;
  limits.heartbeat = 20ms;
  limits.answer = 30ms;
  RunningServer server(limits);
  RawClient client(server.port());
  begun(client);
  server.hub.behave(FakeHub::Manner::never);
  CHECK_FALSE(client.read_until("access_ended\"}\n\n").empty());
  CHECK(client.closed());
}

TEST_CASE("what a request waited for in vain does not come to the next one of its connection") {
  Limits limits;
  limits.answer = 30ms;
  RunningServer server(limits);
  RawClient client(server.port());
  server.hub.behave(FakeHub::Manner::never);
  SECTION("a stream of events") { client.send(get("/api/v1/events")); }
  SECTION("a reply that only who is admitted may see") {
    client.send(
        "PUT /api/v1/rooms/101/scene HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n{");
  }
  REQUIRE(status_of(client.reply()) == 504);
  server.hub.behave(FakeHub::Manner::at_once);
  client.send(get("/api/v1/rooms"));
  const std::string reply = client.reply();
  CHECK(status_of(reply) == 200);
  CHECK_THAT(reply, Contains("\"rooms\""));
}

TEST_CASE("strangers do not read events") {
  RunningServer server;
  server.hub.behave(FakeHub::Manner::unknowing);
  RawClient client(server.port());
  client.send(get("/api/v1/events"));
  CHECK(status_of(client.reply()) == 401);
}

TEST_CASE("a reader that does not read is cut, and costs no more than its place") {
  Limits limits;
  limits.write = 100ms;
  RunningServer server(limits);
  RawClient client(server.port());
  begun(client);
  // More than a socket takes: the client reads nothing from here on.
  const std::string large(60'000, 'x');
  for (int i = 0; i < 400; ++i) {
    server.hub.events().publish(of_room(large));
    if (server.hub.dropped() > 0) break;
    std::this_thread::sleep_for(5ms);
  }
  CHECK(server.hub.wait_dropped());
}

TEST_CASE("a hub that stops says so to readers, and is not held up by them") {
  RunningServer server;
  RawClient client(server.port());
  begun(client);
  auto stopped = server.stop();
  CHECK_FALSE(client.read_until("event: end\ndata: {\"reason\":\"hub_stops\"}\n\n").empty());
  CHECK(client.closed());
  CHECK(stopped.wait_for(1s) == std::future_status::ready);
}

TEST_CASE("a reader that leaves makes its place free") {
  RunningServer server;
  for (int i = 0; i < 40; ++i) {
    RawClient client(server.port());
    const std::string head = begun(client);
    CAPTURE(i);
    if (head.empty()) std::this_thread::sleep_for(50ms);
  }
  // Eight at a time may read with one credential.
  bool reads = false;
  for (int i = 0; i < 100 && !reads; ++i) {
    RawClient client(server.port());
    client.send(get("/api/v1/events"));
    reads = !client.read_until("HTTP/1.1 200").empty();
    if (!reads) std::this_thread::sleep_for(20ms);
  }
  CHECK(reads);
}

TEST_CASE("the ninth reader with one credential is refused, with a reason") {
  RunningServer server;
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 8; ++i) {
    clients.push_back(std::make_unique<RawClient>(server.port()));
    CHECK_FALSE(begun(*clients.back()).empty());
  }
  RawClient ninth(server.port());
  ninth.send(get("/api/v1/events"));
  const std::string reply = ninth.reply();
  CHECK(status_of(reply) == 503);
  CHECK_THAT(reply, Contains("too_many_readers"));
}

TEST_CASE("HEAD of the events is their header") {
  RunningServer server;
  RawClient client(server.port());
  client.send("HEAD /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(status_of(client.reply(false)) == 200);
}

TEST_CASE("a reader that chatters is cut") {
  RunningServer server;
  RawClient client(server.port());
  begun(client);
  const std::string chatter(1024, 'x');
  bool open = true;
  // More than the sockets between hold.
  for (int i = 0; i < 200'000 && open; ++i) open = client.send(chatter);
  CHECK_FALSE(open);
}

TEST_CASE("If-None-Match is answered over a socket, too") {
  RunningServer server;
  RawClient client(server.port());
  client.send(get("/api/v1/rooms"));
  const std::string first = client.reply();
  const std::size_t at = first.find("ETag: ") + 6;
  REQUIRE(at != std::string::npos + 6);
  const std::string tag = first.substr(at, first.find("\r\n", at) - at);
  client.send(get("/api/v1/rooms", "If-None-Match: " + tag + "\r\n"));
  const std::string second = client.reply(false);
  CHECK(status_of(second) == 304);
  CHECK_THAT(second, Contains(tag));
  client.send(get("/api/v1/rooms"));
  CHECK(status_of(client.reply()) == 200);
}

}  // namespace
}  // namespace innkeeper::hub::http
