// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/link_attempt.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <utility>

namespace innkeeper::hub::daemon {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr unsigned char kConnAck = 0x20;
constexpr std::string_view kFarewell("\xe0\x00", 2);  // DISCONNECT, and its length

std::string mqtt_text(const std::string& text) {
  std::string out;
  out += static_cast<char>(text.size() >> 8 & 0xff);
  out += static_cast<char>(text.size() & 0xff);
  return out + text;
}

std::string mqtt_length(std::size_t length) {
  std::string out;
  do {
    const std::size_t rest = length / 128;
    out += static_cast<char>(length % 128 | (rest > 0 ? 0x80U : 0U));
    length = rest;
  } while (length > 0);
  return out;
}

/// What a code of CONNACK means, and what to do.
std::pair<std::string, std::string> meaning_of(unsigned char code) {
  switch (code) {
    case 1:
      return {"the broker does not speak MQTT 3.1.1", "use a broker that does, such as mosquitto"};
    case 2: return {"the broker refuses this client id", "let client ids innkeeper-hub-* in"};
    case 3: return {"the broker is up and not ready", "look into the broker's log"};
    case 4:
      return {"the broker refuses user name or password",
              "compare [broker] username and password_file in hub.toml with the broker's password "
              "file"};
    case 5:
      return {"the broker does not authorise this user",
              "give the hub's user its access in the broker (docs/broker.md)"};
    default:
      return {"the broker answers with the unknown code " + std::to_string(code),
              "check that an MQTT broker listens there"};
  }
}

std::pair<std::string, std::string> meaning_of(const error_code& error) {
  if (error == asio::error::connection_refused) {
    return {"nothing listens there", "start it, or correct host and port in hub.toml"};
  }
  if (error == asio::error::host_not_found || error == asio::error::host_not_found_try_again) {
    return {"the name is not known", "correct the host in hub.toml, or mend the name service"};
  }
  if (error == asio::error::network_unreachable || error == asio::error::host_unreachable) {
    return {"there is no way to this host", "check cable, switch, address and router"};
  }
  return {error.message(), "check host, port and network"};
}

}  // namespace

std::string mqtt_connect(const std::string& client_id, const std::string& username,
                         const std::string& password) {
  constexpr char kCleanSession = 0x02;
  constexpr char kUserAndPassword = static_cast<char>(0xc0);
  constexpr std::string_view kKeepAlive("\0\x0a", 2);
  std::string body = mqtt_text("MQTT");
  body += '\x04';
  body += static_cast<char>(kCleanSession | (username.empty() ? 0 : kUserAndPassword));
  body += kKeepAlive;
  body += mqtt_text(client_id);
  if (!username.empty()) body += mqtt_text(username) + mqtt_text(password);
  return '\x10' + mqtt_length(body.size()) + body;
}

std::string text_of(const Endpoint& endpoint) {
  const bool is_v6 = endpoint.host.find(':') != std::string::npos;
  return (is_v6 ? '[' + endpoint.host + ']' : endpoint.host) + ':' + std::to_string(endpoint.port);
}

LinkAttempt::LinkAttempt(asio::io_context& io, Endpoint peer, std::string greeting, Done done)
    : resolver_(io),
      socket_(io),
      deadline_(io),
      peer_(std::move(peer)),
      greeting_(std::move(greeting)),
      farewell_(kFarewell),
      begun_(std::chrono::steady_clock::now()),
      done_(std::move(done)) {}

void LinkAttempt::start() {
  auto self = shared_from_this();
  deadline_.expires_after(http::kLinkCheckDeadline);
  deadline_.async_wait([self](error_code error) {
    if (error) return;
    self->finish(false,
                 self->is_connected_ ? "it takes the connection and says nothing"
                                     : "nobody answers within 1.5 s",
                 self->is_connected_ ? "check that the right program listens there"
                                     : "check host, port, cable and firewalls");
  });
  resolver_.async_resolve(
      peer_.host, std::to_string(peer_.port), [self](error_code error, const auto& endpoints) {
        if (error) {
          auto [detail, remedy] = meaning_of(error);
          return self->finish(false, std::move(detail), std::move(remedy));
        }
        asio::async_connect(self->socket_, endpoints, [self](error_code failed, const auto&) {
          if (!failed) return self->on_connected();
          auto [detail, remedy] = meaning_of(failed);
          self->finish(false, std::move(detail), std::move(remedy));
        });
      });
}

void LinkAttempt::on_connected() {
  is_connected_ = true;
  if (greeting_.empty()) return finish(true, "it takes the connection");
  auto self = shared_from_this();
  asio::async_write(socket_, asio::buffer(greeting_), [self](error_code, std::size_t) {
    asio::async_read(self->socket_, asio::buffer(self->answer_),
                     [self](error_code error, std::size_t) {
                       if (!error) return self->on_answer();
                       self->finish(false, "it closes the connection without an answer",
                                    "check that an MQTT broker listens there, without TLS");
                     });
  });
}

void LinkAttempt::on_answer() {
  if (answer_[0] != kConnAck) {
    return finish(false, "what answers is no MQTT broker", "correct [broker] port in hub.toml");
  }
  if (answer_[3] != 0) {
    auto [detail, remedy] = meaning_of(answer_[3]);
    return finish(false, std::move(detail), std::move(remedy));
  }
  auto self = shared_from_this();
  asio::async_write(socket_, asio::buffer(farewell_), [self](error_code, std::size_t) {
    self->finish(true, "the broker lets the hub log in");
  });
}

void LinkAttempt::finish(bool ok, std::string detail, std::string remedy) {
  if (!done_) return;
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begun_);
  deadline_.cancel();
  resolver_.cancel();
  error_code ignored;  // a socket that cannot be closed is closed
  socket_.close(ignored);
  std::exchange(done_, nullptr)({ok, text_of(peer_), std::move(detail), std::move(remedy), took});
}

}  // namespace innkeeper::hub::daemon
