// SPDX-License-Identifier: Apache-2.0
// The server over TLS: what it shows, what it refuses, and that its deadlines hold there too.
#include <openssl/ssl.h>

#include <boost/asio/io_context.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/tls_client.hpp"
#include "tests/unit/http_server_fixture.hpp"

namespace innkeeper::hub::http {
namespace {

namespace asio = boost::asio;
using std::chrono::milliseconds;

constexpr const char* kName = "hub.example";

using support::TlsClient;

TlsContext context_of(const support::Certificate& certificate) {
  auto context = tls_context(certificate.chain, certificate.key);
  if (!context) FAIL(context.error());
  return std::move(context).value();
}

std::string ask_for(const std::string& host) {
  return "GET /healthz HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
}

TEST_CASE("over TLS the server proves its name, answers, and keeps the connection") {
  const auto certificate = support::make_certificate(kName);
  RunningServer server({}, context_of(certificate), kName);
  TlsClient client(kName, certificate.chain);
  REQUIRE(client.connect(server.port()));
  for (int i = 0; i < 2; ++i) {
    const std::string reply = client.exchange(ask_for(std::string(kName) + ":8443"));
    CHECK(status_of(reply) == 200);
    // A client on this machine may use plain HTTP next time.
    CHECK(reply.find("Strict-Transport-Security") == std::string::npos);
  }
  CHECK(status_of(client.exchange(ask_for("evil.example"))) == 421);
}

TEST_CASE("who does not trust the certificate, or speaks an old TLS or none, gets nothing") {
  const auto certificate = support::make_certificate(kName);
  RunningServer server({}, context_of(certificate), kName);
  CHECK_FALSE(TlsClient(kName, support::make_certificate(kName).chain).connect(server.port()));
  CHECK_FALSE(TlsClient(kName, certificate.chain, TLS1_1_VERSION).connect(server.port()));
  CHECK(TlsClient(kName, certificate.chain, TLS1_2_VERSION).connect(server.port()));
  RawClient plain(server.port());
  plain.send(get("/healthz"));
  CHECK(status_of(plain.reply()) == 0);
  CHECK(server.hub.asked() == 0);
}

TEST_CASE("a client that does not finish its handshake is cut") {
  Limits limits;
  limits.handshake = milliseconds(50);
  RunningServer server(limits, context_of(support::make_certificate(kName)), kName);
  RawClient silent(server.port());
  CHECK(silent.closed());
}

TEST_CASE("a request that takes too long is told so over TLS too") {
  const auto certificate = support::make_certificate(kName);
  Limits limits;
  limits.request = milliseconds(50);
  RunningServer server(limits, context_of(certificate), kName);
  TlsClient client(kName, certificate.chain);
  REQUIRE(client.connect(server.port()));
  CHECK(status_of(client.exchange("GET /heal")) == 408);
}

TEST_CASE("a renewed certificate is shown to the next client, and the others stay") {
  const auto first = support::make_certificate(kName);
  const auto second = support::make_certificate(kName);
  RunningServer server({}, context_of(first), kName);
  TlsClient early(kName, first.chain);
  REQUIRE(early.connect(server.port()));
  server.secure(context_of(second));
  CHECK(status_of(early.exchange(ask_for(kName))) == 200);
  CHECK(TlsClient(kName, second.chain).connect(server.port()));
  CHECK_FALSE(TlsClient(kName, first.chain).connect(server.port()));
}

TEST_CASE("stopping ends connections over TLS, those in their handshake as well") {
  const auto certificate = support::make_certificate(kName);
  RunningServer server({}, context_of(certificate), kName);
  TlsClient idle(kName, certificate.chain);
  REQUIRE(idle.connect(server.port()));
  CHECK(status_of(idle.exchange(ask_for(kName))) == 200);
  const RawClient silent(server.port());
  CHECK(server.stop().wait_for(std::chrono::seconds(10)) == std::future_status::ready);
}

TEST_CASE("with TLS the server listens where other machines reach it") {
  asio::io_context io;
  FakeHub hub;
  Server server(io, {"0.0.0.0", 0, kName}, hub);
  server.secure(context_of(support::make_certificate(kName)));
  CHECK(server.start().ok());
}

TEST_CASE("a certificate and a key that do not go together are refused with the remedy") {
  const auto one = support::make_certificate(kName);
  const auto other = support::make_certificate(kName);
  for (const auto& [chain, key] : std::initializer_list<std::pair<std::string, std::string>>{
           {one.chain, other.key}, {one.chain, ""}, {"", one.key}, {one.key, one.chain}}) {
    const auto context = tls_context(chain, key);
    REQUIRE_FALSE(context.ok());
    CHECK(context.error().find("PEM") != std::string::npos);
  }
}

}  // namespace
}  // namespace innkeeper::hub::http
