// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_proxy.hpp"

#include <array>
#include <atomic>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>

namespace innkeeper::support {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// One accepted connection and its other half; lives as long as a handler of it waits.
class Pair : public std::enable_shared_from_this<Pair> {
 public:
  struct Plan {
    std::size_t max_piece = 0;
    std::chrono::milliseconds max_delay{};
    std::size_t reset_after = 0;  ///< bytes of both directions; 0: never
    std::uint64_t seed = 0;
    std::function<bool()> may_reset;
  };

  Pair(asio::io_context& io, tcp::socket client, Plan plan)
      : client_(std::move(client)),
        server_(io),
        plan_(std::move(plan)),
        random_(plan_.seed),
        up_(io),
        down_(io) {}

  void start(const tcp::endpoint& target) {
    server_.async_connect(target, [self = shared_from_this()](error_code error) {
      if (error) return self->end(false);
      error_code ignored;
      self->client_.set_option(tcp::no_delay(true), ignored);
      self->server_.set_option(tcp::no_delay(true), ignored);
      self->read(self->client_, self->server_, self->up_);
      self->read(self->server_, self->client_, self->down_);
    });
  }

  void end(bool with_reset) {
    error_code ignored;  // a socket that cannot be closed is closed
    for (tcp::socket* socket : {&client_, &server_}) {
      if (with_reset) socket->set_option(asio::socket_base::linger(true, 0), ignored);
      socket->close(ignored);
    }
    up_.timer.cancel();
    down_.timer.cancel();
  }

 private:
  struct Half {
    explicit Half(asio::io_context& io) : timer(io) {}
    std::array<char, 4096> bytes{};
    asio::steady_timer timer;
  };

  void read(tcp::socket& from, tcp::socket& to, Half& half) {
    const std::size_t size = 1 + random_() % std::min(plan_.max_piece, half.bytes.size());
    from.async_read_some(
        asio::buffer(half.bytes, size),
        [self = shared_from_this(), &from, &to, &half](error_code error, std::size_t count) {
          if (error) return self->end(false);
          self->delay(from, to, half, count);
        });
  }

  void delay(tcp::socket& from, tcp::socket& to, Half& half, std::size_t count) {
    half.timer.expires_after(std::chrono::milliseconds(
        random_() % (static_cast<std::uint64_t>(plan_.max_delay.count()) + 1)));
    half.timer.async_wait([self = shared_from_this(), &from, &to, &half, count](error_code error) {
      if (!error) self->forward(from, to, half, count);
    });
  }

  void forward(tcp::socket& from, tcp::socket& to, Half& half, std::size_t count) {
    forwarded_ += count;
    if (plan_.reset_after != 0 && forwarded_ >= plan_.reset_after && plan_.may_reset()) {
      return end(true);
    }
    asio::async_write(
        to, asio::buffer(half.bytes, count),
        [self = shared_from_this(), &from, &to, &half](error_code error, std::size_t) {
          if (error) return self->end(false);
          self->read(from, to, half);
        });
  }

  tcp::socket client_;
  tcp::socket server_;
  Plan plan_;
  std::mt19937_64 random_;
  Half up_;
  Half down_;
  std::size_t forwarded_ = 0;
};

}  // namespace

struct FaultProxy::State {
  State(std::uint16_t port, ProxyFaults what)
      : target(asio::ip::address_v4::loopback(), port),
        faults(what),
        random(what.seed),
        acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {
    accept();
    thread = std::thread([this] { io.run(); });
  }

  ~State() {
    io.stop();
    thread.join();
  }

  void accept() {
    acceptor.async_accept([this](error_code error, tcp::socket socket) {
      if (error) return;
      Pair::Plan plan{faults.max_piece, faults.max_delay, 0, random(), [this] {
                        if (is_calm || resets >= faults.resets) return false;
                        ++resets;
                        return true;
                      }};
      if (resets < faults.resets) plan.reset_after = 1 + random() % faults.reset_within;
      std::make_shared<Pair>(io, std::move(socket), std::move(plan))->start(target);
      accept();
    });
  }

  tcp::endpoint target;
  ProxyFaults faults;
  std::mt19937_64 random;
  std::atomic<bool> is_calm = false;
  std::atomic<std::size_t> resets = 0;
  asio::io_context io;
  tcp::acceptor acceptor;
  std::thread thread;
};

FaultProxy::FaultProxy(std::uint16_t target, ProxyFaults faults)
    : state_(std::make_unique<State>(target, faults)) {}
FaultProxy::~FaultProxy() = default;

std::uint16_t FaultProxy::port() const { return state_->acceptor.local_endpoint().port(); }
void FaultProxy::calm() { state_->is_calm = true; }
std::size_t FaultProxy::resets() const { return state_->resets; }

}  // namespace innkeeper::support
