// SPDX-License-Identifier: Apache-2.0
// How the TCP connection of a FIAS link comes about: the hub connects to the PMS, or the PMS to the
// hub. Apart from the client, which only moves bytes.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "hub/daemon/fias_config.hpp"

namespace innkeeper::hub::daemon {

/// Runs on the io_context's one thread, and must outlive it.
class PmsDoor {
 public:
  using Socket = boost::asio::ip::tcp::socket;
  /// An error, or the connection.
  using Opened = std::function<void(boost::system::error_code, Socket)>;

  PmsDoor() = default;
  PmsDoor(const PmsDoor&) = delete;
  PmsDoor& operator=(const PmsDoor&) = delete;
  virtual ~PmsDoor() = default;

  /// Calls back once, later; never again after cancel().
  virtual void open(Opened opened) = 0;
  virtual void cancel() = 0;
  /// No connection is wanted any more.
  virtual void shut() { cancel(); }
};

/// `displaced` is called when the PMS connects anew to a listening hub: the connection there is, is
/// dead, and the new one is given to the next open().
[[nodiscard]] std::unique_ptr<PmsDoor> make_pms_door(boost::asio::io_context& io,
                                                     const FiasConfig& config,
                                                     std::function<void()> displaced);

}  // namespace innkeeper::hub::daemon
