// SPDX-License-Identifier: Apache-2.0
// The hub's HTTP/1.1 server. It moves bytes and watches clocks; what a request means is decided in
// routes.hpp, what becomes of it by the Application.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "hub/http/application.hpp"
#include "hub/http/limits.hpp"
#include "hub/http/tls_context.hpp"
#include "shared/util/result.hpp"

namespace boost::asio {
class io_context;
}

namespace innkeeper::hub::http {

/// Where to listen.
struct ListenAddress {
  std::string host;        ///< an IPv4 or IPv6 address; without TLS a loopback one
  std::uint16_t port = 0;  ///< 0: any free port
  std::string name{};      ///< the host name by which clients ask; empty: only those of loopback
};

/// Serves the API of docs/api.md on one address. All calls, and everything it does, are on
/// the one thread that runs `io`. Nothing is thrown out of it, and no client can harm another one.
class Server {
 public:
  /// `application` must outlive the server; `io` must outlive both.
  Server(boost::asio::io_context& io, ListenAddress address, Application& application,
         Limits limits = {});
  /// Cuts what is still open.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Speaks TLS with those who connect from now on. REQUIRES: not null.
  void secure(TlsContext tls);

  /// Listens from now on, or says why it cannot and what to do. REQUIRES: called once.
  [[nodiscard]] Result<void, std::string> start();

  /// The port in use. REQUIRES: started.
  [[nodiscard]] std::uint16_t port() const;

  /// Accepts nobody any more, lets running requests finish, cuts what is left after limits.drain,
  /// then calls `stopped` from `io`. Called a second time it only takes the new `stopped` as well.
  void stop(std::function<void()> stopped = {});

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace innkeeper::hub::http
