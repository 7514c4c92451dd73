// SPDX-License-Identifier: Apache-2.0
#include "tests/support/board_socket.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

namespace innkeeper::support {

BoardSocket::BoardSocket(link::Client& client, std::uint16_t port, Kind kind, int speed)
    : client_(client), port_(port), kind_(kind), speed_(speed) {}

BoardSocket::~BoardSocket() { close(); }

room::Time BoardSocket::now() const {
  const auto passed = std::chrono::steady_clock::now() - started_;
  return room::Time(std::chrono::duration_cast<room::Duration>(passed) * speed_);
}

bool BoardSocket::run(const std::function<bool()>& done, std::chrono::milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (!done()) {
    if (std::chrono::steady_clock::now() >= deadline) return false;
    turn();
    pollfd wait{socket_, static_cast<short>(POLLIN | (is_connected_ ? 0 : POLLOUT)), 0};
    static_cast<void>(::poll(&wait, 1, 2));
  }
  return true;
}

void BoardSocket::turn() {
  client_.step(now());
  follow_wish();
  if (socket_ < 0 && kind_ == Kind::modem) open();
  if (socket_ >= 0 && connected()) read();
  turn_(now());
  write();
  follow_wish();
}

void BoardSocket::follow_wish() {
  if (client_.wanted_connection() == connection_) return;
  connection_ = client_.wanted_connection();
  unread_.clear();
  if (kind_ == Kind::modem) {
    if (connection_ != 0) client_.on_opened(now());
    return;
  }
  close();
  if (connection_ != 0) open();
}

void BoardSocket::open() {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (socket_ < 0) throw std::runtime_error("no socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port_);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  static_cast<void>(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address));
}

void BoardSocket::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  is_connected_ = false;
}

void BoardSocket::cut() { close(); }

bool BoardSocket::connected() {
  if (is_connected_) return true;
  pollfd wait{socket_, POLLOUT, 0};
  if (::poll(&wait, 1, 0) <= 0) return false;
  int error = 0;
  socklen_t size = sizeof error;
  static_cast<void>(getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size));
  if (error != 0 || (wait.revents & (POLLERR | POLLHUP)) != 0) {
    close();
    if (kind_ == Kind::ethernet) client_.on_closed(now());
    return false;
  }
  is_connected_ = true;
  if (kind_ == Kind::ethernet) client_.on_opened(now());
  return true;
}

void BoardSocket::read() {
  std::array<char, 600> bytes;
  const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (count > 0) unread_.append(bytes.data(), static_cast<std::size_t>(count));
  if (!unread_.empty()) unread_.erase(0, client_.receive(unread_, now()));
  const bool is_gone = count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR);
  if (!is_gone) return;
  close();
  if (kind_ == Kind::ethernet) client_.on_closed(now());
}

void BoardSocket::write() {
  while (!client_.outgoing().empty()) {
    const std::string_view bytes = client_.outgoing();
    std::size_t taken = bytes.size();
    if (is_connected_) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count > 0) {
        taken = static_cast<std::size_t>(count);
        written_.append(bytes.substr(0, taken));
      } else if (errno == EAGAIN || kind_ == Kind::ethernet) {
        return;  // read() finds out what is wrong
      }
    } else if (kind_ == Kind::ethernet) {
      return;
    }
    // A modem without a connection swallows what it is given.
    client_.taken(taken, now());
  }
}

}  // namespace innkeeper::support
