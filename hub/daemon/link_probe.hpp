// SPDX-License-Identifier: Apache-2.0
// Tries whether broker and PMS are reached as hub.toml says, for an administrator who sets up a hotel. Only
// those two: nobody may use the hub to look around in its network.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <optional>

#include "hub/daemon/fias_config.hpp"
#include "hub/daemon/room_gateway.hpp"
#include "hub/http/link_check.hpp"

namespace innkeeper::hub::daemon {

/// One attempt at a time. May be asked from any thread; works on the io_context's, and must outlive it.
class LinkProbe {
 public:
  struct Targets {
    BrokerAccess broker;
    std::optional<FiasConfig> fias;  ///< none: no link to a PMS
    bool pms_posts = false;          ///< the PMS posts events: nothing leads to it
  };

  LinkProbe(boost::asio::io_context& io, Targets targets) : io_(io), targets_(std::move(targets)) {}

  /// See http::CheckLink. Logs in to the broker and out again, under a client id of its own. Connects to the
  /// PMS only while the hub's own link is down, since many serve one connection, and says nothing to it.
  void check(http::Link link, bool is_up, std::function<void(const http::LinkCheck&)> done);

 private:
  void check_broker(std::function<void(const http::LinkCheck&)> done);
  void check_pms(bool is_up, std::function<void(const http::LinkCheck&)> done);

  boost::asio::io_context& io_;
  Targets targets_;
  std::atomic<bool> busy_{false};
};

}  // namespace innkeeper::hub::daemon
