// SPDX-License-Identifier: Apache-2.0
// Whether broker and PMS are reached, tried against peers on loopback that answer as they are told.
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <optional>
#include <string>

#include "hub/daemon/link_attempt.hpp"
#include "hub/daemon/link_probe.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::daemon {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using http::Link;
using http::LinkCheck;

/// Takes one connection, reads some bytes of it, and answers.
class Peer {
 public:
  Peer(asio::io_context& io, std::string answer)
      : acceptor_(io, {asio::ip::address_v4::loopback(), 0}),
        socket_(io),
        answer_(std::move(answer)) {
    acceptor_.async_accept(socket_, [this](auto error) {
      if (!error) listen();
    });
  }

  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  [[nodiscard]] const std::string& heard() const { return heard_; }

 private:
  void listen() {
    socket_.async_read_some(asio::buffer(buffer_), [this](auto error, std::size_t size) {
      if (error) return;
      const bool is_first = heard_.empty();
      heard_.append(buffer_.data(), size);
      if (answer_.empty() && is_first) return socket_.close();
      if (is_first) asio::write(socket_, asio::buffer(answer_));
      listen();
    });
  }

  tcp::acceptor acceptor_;
  tcp::socket socket_;
  std::string answer_;
  std::string heard_;
  std::array<char, 512> buffer_{};
};

std::string connack(char code) { return std::string("\x20\x02\x00", 3) + code; }

LinkCheck check(asio::io_context& io, LinkProbe::Targets targets, Link link, bool is_up = false) {
  LinkProbe probe(io, std::move(targets));
  std::optional<LinkCheck> told;
  probe.check(link, is_up, [&](const LinkCheck& result) { told = result; });
  const auto end = std::chrono::steady_clock::now() + 2 * http::kLinkCheckDeadline;
  while (!told && std::chrono::steady_clock::now() < end) {
    io.restart();  // an earlier check may have left it without work
    io.run_one_for(std::chrono::milliseconds(20));
  }
  REQUIRE(told);
  return *told;
}

LinkCheck check_broker(Peer& peer, asio::io_context& io) {
  return check(io, {{"127.0.0.1", peer.port(), "hub", "secret"}, {}, false}, Link::broker);
}

std::uint16_t closed_port() {
  asio::io_context io;
  return tcp::acceptor(io, {asio::ip::address_v4::loopback(), 0}).local_endpoint().port();
}

LinkProbe::Targets with_pms(std::uint16_t port, pms::Role role = pms::Role::client) {
  FiasConfig fias;
  fias.endpoint = {"127.0.0.1", port};
  fias.settings.role = role;
  return {{}, fias, false};
}

TEST_CASE("a broker that lets the hub in is well, and is told farewell") {
  asio::io_context io;
  Peer peer(io, connack(0));
  const LinkCheck told = check_broker(peer, io);
  CHECK(told.ok);
  CHECK(told.remedy.empty());
  CHECK(told.address == "127.0.0.1:" + std::to_string(peer.port()));
  io.poll();
  CHECK(peer.heard() ==
        mqtt_connect("innkeeper-hub-check", "hub", "secret") + std::string("\xe0\x00", 2));
}

TEST_CASE("a connect packet is as section 3.1 of MQTT 3.1.1 has it") {
  CHECK(mqtt_connect("a", "", "") == std::string("\x10\x0d\x00\x04MQTT\x04\x02\x00\x0a\x00\x01"
                                                 "a",
                                                 15));
  const std::string packet = mqtt_connect("a", "u", std::string(200, 'p'));
  CHECK(packet.substr(0, 3) == "\x10\xda\x01");
  CHECK(packet[9] == static_cast<char>(0x04));
  CHECK(packet[10] == static_cast<char>(0xc2));
}

TEST_CASE("each way in which a broker is not well has its remedy") {
  const auto said = [](const std::string& answer) {
    asio::io_context io;
    Peer peer(io, answer);
    const LinkCheck told = check_broker(peer, io);
    CHECK_FALSE(told.ok);
    CHECK_FALSE(told.remedy.empty());
    return told.detail;
  };
  CHECK(said(connack(4)) == "the broker refuses user name or password");
  CHECK(said(connack(5)) == "the broker does not authorise this user");
  CHECK(said(connack(9)) == "the broker answers with the unknown code 9");
  CHECK(said("HTTP/1.1 400") == "what answers is no MQTT broker");
  CHECK(said("") == "it closes the connection without an answer");
  asio::io_context io;
  const LinkCheck nobody =
      check(io, {{"127.0.0.1", closed_port(), "", ""}, {}, false}, Link::broker);
  CHECK(nobody.detail == "nothing listens there");
}

TEST_CASE("a peer that says nothing is given up after the deadline") {
  asio::io_context io;
  tcp::acceptor silent(io, {asio::ip::address_v4::loopback(), 0});
  const LinkCheck told =
      check(io, {{"127.0.0.1", silent.local_endpoint().port(), "", ""}, {}, false}, Link::broker);
  CHECK(told.detail == "it takes the connection and says nothing");
  CHECK(told.took >= http::kLinkCheckDeadline);
}

TEST_CASE("a PMS whose link is up is left alone, and one that is down is only connected to") {
  asio::io_context io;
  Peer peer(io, "");
  const LinkCheck up = check(io, with_pms(peer.port()), Link::pms, true);
  CHECK(up.ok);
  const LinkCheck down = check(io, with_pms(peer.port()), Link::pms);
  CHECK_FALSE(down.ok);
  CHECK(down.detail == "it takes the connection, but the FIAS link is not up");
  CHECK(peer.heard().empty());
  CHECK(check(io, with_pms(closed_port()), Link::pms).detail == "nothing listens there");
}

TEST_CASE("nobody is connected to where the PMS comes by itself, or where there is none") {
  asio::io_context io;
  CHECK_FALSE(check(io, with_pms(1, pms::Role::listener), Link::pms).ok);
  CHECK(check(io, {{}, {}, true}, Link::pms).ok);
  CHECK(check(io, {{}, {}, false}, Link::pms).detail == "no PMS is configured");
}

TEST_CASE("one check goes on at a time") {
  asio::io_context io;
  tcp::acceptor silent(io, {asio::ip::address_v4::loopback(), 0});
  LinkProbe probe(io, {{"127.0.0.1", silent.local_endpoint().port(), "", ""}, {}, false});
  probe.check(Link::broker, false, [](const LinkCheck&) {});
  std::optional<LinkCheck> second;
  probe.check(Link::broker, false, [&](const LinkCheck& told) { second = told; });
  REQUIRE(second);
  CHECK(second->detail == "another check is going on");
}

}  // namespace
}  // namespace innkeeper::hub::daemon
