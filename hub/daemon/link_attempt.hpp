// SPDX-License-Identifier: Apache-2.0
// One attempt to reach a TCP peer, and to log in if it is a broker, within a deadline.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "hub/daemon/endpoint.hpp"
#include "hub/http/link_check.hpp"

namespace innkeeper::hub::daemon {

/// Lives as long as its handlers do. Of the io_context's thread.
class LinkAttempt : public std::enable_shared_from_this<LinkAttempt> {
 public:
  using Done = std::function<void(const http::LinkCheck&)>;

  /// `greeting`: bytes to send once connected, whose answer is a CONNACK of MQTT 3.1.1; empty: to be
  /// connected is enough.
  LinkAttempt(boost::asio::io_context& io, Endpoint peer, std::string greeting, Done done);

  void start();

 private:
  void on_connected();
  void on_answer();
  /// Ends the attempt; later calls do nothing.
  void finish(bool ok, std::string detail, std::string remedy = {});

  boost::asio::ip::tcp::resolver resolver_;
  boost::asio::ip::tcp::socket socket_;
  boost::asio::steady_timer deadline_;
  Endpoint peer_;
  std::string greeting_;
  std::array<unsigned char, 4> answer_{};
  std::string farewell_;
  std::chrono::steady_clock::time_point begun_;
  Done done_;
  bool is_connected_ = false;
};

/// The CONNECT packet of MQTT 3.1.1 (section 3.1) with a clean session.
[[nodiscard]] std::string mqtt_connect(const std::string& client_id, const std::string& username,
                                       const std::string& password);

[[nodiscard]] std::string text_of(const Endpoint& endpoint);

}  // namespace innkeeper::hub::daemon
