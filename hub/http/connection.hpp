// SPDX-License-Identifier: Apache-2.0
// One client of the server. An interface, so that Beast is compiled once, in connection.cpp.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <memory>

#include "hub/http/application.hpp"
#include "hub/http/limits.hpp"

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

/// `gone` is called once, when the connection is closed; it may release the connection.
[[nodiscard]] std::shared_ptr<Connection> open_connection(boost::asio::ip::tcp::socket socket,
                                                          Application& application,
                                                          const Limits& limits,
                                                          std::function<void(Connection*)> gone);

}  // namespace innkeeper::hub::http
