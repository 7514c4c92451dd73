// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/pms_door.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <utility>

#include "shared/log/log.hpp"

namespace innkeeper::hub::daemon {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// The PMS listens.
class Dialler final : public PmsDoor {
 public:
  Dialler(asio::io_context& io, Endpoint endpoint)
      : endpoint_(std::move(endpoint)), resolver_(io), socket_(io) {}

  void open(Opened opened) override {
    cancel();
    const std::uint64_t attempt = attempt_;
    resolver_.async_resolve(
        endpoint_.host, std::to_string(endpoint_.port),
        [this, attempt, opened = std::move(opened)](error_code error, const auto& endpoints) {
          if (attempt != attempt_) return;
          if (error) return opened(error, std::move(socket_));
          asio::async_connect(socket_, endpoints,
                              [this, attempt, opened](error_code failed, const auto&) {
                                if (attempt == attempt_) opened(failed, std::move(socket_));
                              });
        });
  }

  void cancel() override {
    ++attempt_;
    resolver_.cancel();
    error_code ignored;  // a socket that cannot be closed is closed
    socket_.close(ignored);
  }

 private:
  Endpoint endpoint_;
  tcp::resolver resolver_;
  tcp::socket socket_;
  std::uint64_t attempt_ = 0;  // handlers of earlier attempts see another number and do nothing
};

/// Strangers are told of at most this often.
constexpr std::chrono::minutes kStrangerNotice{1};
/// Out of descriptors, for example: accepting again at once would spin.
constexpr std::chrono::seconds kAcceptPause{1};

/// The hub listens. One connection is served; whoever may connect and does, takes its place.
class Listener final : public PmsDoor {
 public:
  Listener(asio::io_context& io, Endpoint endpoint, std::optional<std::string> peer,
           std::function<void()> displaced)
      : io_(io),
        endpoint_(std::move(endpoint)),
        displaced_(std::move(displaced)),
        acceptor_(io),
        pause_(io) {
    if (peer) peer_ = asio::ip::make_address(*peer);
  }

  void open(Opened opened) override {
    opened_ = std::move(opened);
    if (const error_code error = listen()) {
      asio::post(io_, [this, error] { hand_over(error, tcp::socket(io_)); });
    } else if (waiting_) {
      asio::post(io_, [this] {
        if (!waiting_) return;
        tcp::socket socket = std::move(*waiting_);
        waiting_.reset();
        hand_over({}, std::move(socket));
      });
    }
  }

  void cancel() override { opened_ = nullptr; }

  void shut() override {
    cancel();
    waiting_.reset();
    error_code ignored;  // what cannot be closed is closed
    acceptor_.close(ignored);
    pause_.cancel();
  }

 private:
  error_code listen() {
    if (acceptor_.is_open()) return {};
    error_code error;
    const tcp::endpoint at(asio::ip::make_address(endpoint_.host), endpoint_.port);
    acceptor_.open(at.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(at, error);
    if (!error) acceptor_.listen(4, error);
    if (!error) {
      accept();
      return {};
    }
    log::write(log::Level::error, "pms_link.cannot_listen",
               {{"port", endpoint_.port},
                {"why", error.message()},
                {"remedy", "choose another [pms.fias] listen, or stop what holds this one"}});
    error_code ignored;
    acceptor_.close(ignored);
    return error;
  }

  void accept() {
    acceptor_.async_accept([this](error_code error, tcp::socket socket) {
      if (!acceptor_.is_open()) return;
      if (error) {
        pause_.expires_after(kAcceptPause);
        pause_.async_wait([this](error_code cancelled) {
          if (!cancelled) accept();
        });
        return;
      }
      if (is_welcome(socket)) take(std::move(socket));
      accept();
    });
  }

  bool is_welcome(const tcp::socket& socket) {
    error_code error;
    const tcp::endpoint from = socket.remote_endpoint(error);
    if (error) return false;
    auto address = from.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
      address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    }
    if (!peer_ || address == *peer_) return true;
    const auto now = std::chrono::steady_clock::now();
    if (!stranger_told_ || now - *stranger_told_ >= kStrangerNotice) {
      stranger_told_ = now;
      log::write(log::Level::warning, "pms_link.stranger_refused",
                 {{"from", address.to_string()}, {"remedy", "see [pms.fias] peer"}});
    }
    return false;
  }

  void take(tcp::socket socket) {
    if (opened_) {
      hand_over({}, std::move(socket));
      return;
    }
    waiting_.emplace(std::move(socket));
    displaced_();
  }

  void hand_over(error_code error, tcp::socket socket) {
    if (opened_) std::exchange(opened_, nullptr)(error, std::move(socket));
  }

  asio::io_context& io_;
  Endpoint endpoint_;
  std::function<void()> displaced_;
  std::optional<asio::ip::address> peer_;
  tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  Opened opened_;                       // somebody waits for a connection
  std::optional<tcp::socket> waiting_;  // a connection waits for somebody
  std::optional<std::chrono::steady_clock::time_point> stranger_told_;
};

}  // namespace

std::unique_ptr<PmsDoor> make_pms_door(asio::io_context& io, const FiasConfig& config,
                                       std::function<void()> displaced) {
  if (config.settings.role == pms::Role::client) {
    return std::make_unique<Dialler>(io, config.endpoint);
  }
  return std::make_unique<Listener>(io, config.endpoint, config.peer, std::move(displaced));
}

}  // namespace innkeeper::hub::daemon
