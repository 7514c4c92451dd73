// SPDX-License-Identifier: Apache-2.0
// One client of the server. An interface, so that Beast is compiled once, in connection.cpp.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <memory>
#include <string>

#include "hub/http/application.hpp"
#include "hub/http/large_bodies.hpp"
#include "hub/http/limits.hpp"
#include "hub/http/tls_context.hpp"

namespace innkeeper::hub::http {

/// Serves request after request, each with a deadline per phase. Everything on the socket's executor.
class Connection {
 public:
  virtual ~Connection() = default;

  /// Serves until the client leaves, breaks the rules or is stopped.
  virtual void serve() = 0;
  /// Answers 503 without reading a request, and closes.
  virtual void refuse() = 0;
  /// Finishes the request that has begun, then closes; closes at once when there is none.
  virtual void stop() = 0;
  /// Closes now. The application is not asked from here on.
  virtual void cut() = 0;
};

/// What a listener is to those who connect to it.
struct Site {
  std::string name;     ///< the host name it is asked by, beside those of loopback; empty: none
  bool secure = false;  ///< over TLS
  std::shared_ptr<LargeBodies> large_bodies;
};

/// `tls`: null for a plain connection. `gone` is called once, when the connection is closed; it may
/// release the connection.
[[nodiscard]] std::shared_ptr<Connection> open_connection(boost::asio::ip::tcp::socket socket,
                                                          TlsContext tls, Application& application,
                                                          const Limits& limits, const Site& site,
                                                          std::function<void(Connection*)> gone);

}  // namespace innkeeper::hub::http
