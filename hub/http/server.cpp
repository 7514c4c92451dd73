// SPDX-License-Identifier: Apache-2.0
#include "hub/http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hub/http/connection.hpp"

namespace innkeeper::hub::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;

namespace {

/// When the process has no more file descriptors, asking at once again would spin.
constexpr std::chrono::milliseconds kAcceptRetry{100};

std::string shown(const ListenAddress& address) {
  const bool is_v6 = address.host.find(':') != std::string::npos;
  return (is_v6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

}  // namespace

struct Server::State : std::enable_shared_from_this<Server::State> {
  State(asio::io_context& io_in, ListenAddress address_in, Application& application_in,
        Limits limits_in)
      : io(io_in),
        address(std::move(address_in)),
        application(application_in),
        limits(limits_in),
        acceptor(io_in),
        timer(io_in) {}

  Result<void, std::string> listen();
  void accept();
  void admit(tcp::socket socket);
  void on_gone(Connection* connection);
  void stop(std::function<void()> then);
  void cut_all();
  void finish();

  asio::io_context& io;
  ListenAddress address;
  Application& application;
  Limits limits;
  TlsContext tls;
  std::shared_ptr<LargeBodies> large_bodies = std::make_shared<LargeBodies>();
  tcp::acceptor acceptor;
  asio::steady_timer timer;  ///< between two accepts after a failure; then for the drain
  std::uint16_t port = 0;
  bool paused = false;  ///< nobody is accepted until a connection is gone
  bool stopping = false;
  std::unordered_map<Connection*, std::shared_ptr<Connection>> connections;
  std::vector<std::function<void()>> after_stop;
};

Result<void, std::string> Server::State::listen() {
  Error error;
  const asio::ip::address host = asio::ip::make_address(address.host, error);
  if (error) {
    return fail("cannot listen on \"" + address.host +
                "\": it is no IP address; use 127.0.0.1 or ::1");
  }
  if (!host.is_loopback() && !tls) {
    return fail("will not listen on " + shown(address) +
                " without TLS: passwords and guest data would go over the network as they are; use "
                "127.0.0.1 or ::1, or TLS");
  }
  const tcp::endpoint endpoint(host, address.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (!error) port = acceptor.local_endpoint(error).port();
  if (error) {
    return fail("cannot listen on " + shown(address) + ": " + error.message() +
                "; stop the program that has this port, or choose another port");
  }
  accept();
  return {};
}

void Server::State::accept() {
  acceptor.async_accept([self = shared_from_this()](const Error& error, tcp::socket socket) {
    if (self->stopping) return;
    if (!error) {
      self->admit(std::move(socket));
      return self->paused ? void() : self->accept();
    }
    self->timer.expires_after(kAcceptRetry);
    self->timer.async_wait([self](const Error& cancelled) {
      if (!cancelled && !self->stopping) self->accept();
    });
  });
}

void Server::State::admit(tcp::socket socket) {
  const bool full = connections.size() >= limits.connections;
  // Head and body leave in two segments over TLS; the second must not wait for the first's ACK.
  Error ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  auto connection = open_connection(std::move(socket), tls, application, limits,
                                    Site{address.name, tls != nullptr, large_bodies},
                                    [weak = weak_from_this()](Connection* gone) {
                                      if (const auto self = weak.lock()) self->on_gone(gone);
                                    });
  connections.emplace(connection.get(), connection);
  paused = connections.size() >= limits.connections + kMaxRefusals;
  full ? connection->refuse() : connection->serve();
}

void Server::State::on_gone(Connection* connection) {
  connections.erase(connection);
  if (stopping) return finish();
  if (!paused) return;
  paused = false;
  accept();
}

void Server::State::stop(std::function<void()> then) {
  if (then) after_stop.push_back(std::move(then));
  if (!stopping) {
    stopping = true;
    Error ignored;
    acceptor.close(ignored);
    // A copy: stopping a connection may take it out of the map.
    const auto open = connections;
    for (const auto& [key, connection] : open) connection->stop();
    timer.expires_after(limits.drain);
    timer.async_wait([self = shared_from_this()](const Error& cancelled) {
      if (!cancelled) self->cut_all();
    });
  }
  finish();
}

void Server::State::cut_all() {
  const auto open = connections;
  for (const auto& [key, connection] : open) connection->cut();
}

/// Tells those who wait for the end, once it is there.
void Server::State::finish() {
  if (!connections.empty()) return;
  timer.cancel();
  for (std::function<void()>& then : after_stop) asio::post(io, std::move(then));
  after_stop.clear();
}

Server::Server(asio::io_context& io, ListenAddress address, Application& application, Limits limits)
    : state_(std::make_shared<State>(io, std::move(address), application, limits)) {}

Server::~Server() {
  state_->after_stop.clear();
  state_->stop({});
  state_->cut_all();
}

void Server::secure(TlsContext tls) { state_->tls = std::move(tls); }

Result<void, std::string> Server::start() { return state_->listen(); }

std::uint16_t Server::port() const { return state_->port; }

void Server::stop(std::function<void()> stopped) { state_->stop(std::move(stopped)); }

}  // namespace innkeeper::hub::http
