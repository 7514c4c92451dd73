// SPDX-License-Identifier: Apache-2.0
#include "device/linux/board_window.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "shared/log/log.hpp"

namespace innkeeper::device {
namespace {

constexpr char kAsJson = 'j';
constexpr char kAsText = 't';

std::string reason() { return std::generic_category().message(errno); }

std::filesystem::path socket_in(const std::filesystem::path& directory) {
  return directory / "board.sock";
}

/// False when the path is too long for an address.
bool address_of(const std::filesystem::path& path, sockaddr_un& address) {
  address = {};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof(address.sun_path)) return false;
  std::memcpy(static_cast<void*>(address.sun_path), text.data(), text.size());
  return true;
}

const sockaddr* as_sockaddr(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

void limit_waiting(int file) {
  const timeval limit{kWindowPatienceMs / 1000, 0};
  static_cast<void>(::setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit)));
  static_cast<void>(::setsockopt(file, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit)));
}

}  // namespace

BoardWindow::BoardWindow(const std::filesystem::path& state_directory,
                         std::function<BoardListing()> look)
    : path_(socket_in(state_directory)), look_(std::move(look)) {
  sockaddr_un address{};
  listening_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  // The lock on the state directory is ours: a socket that is there belongs to nobody any more.
  ::unlink(path_.c_str());
  const bool fits = address_of(path_, address);
  if (!fits) errno = ENAMETOOLONG;
  const bool bound = fits && ::bind(listening_, as_sockaddr(address), sizeof(address)) == 0 &&
                     ::chmod(path_.c_str(), 0600) == 0 && ::listen(listening_, 1) == 0;
  if (!bound) {
    log::write(log::Level::warning, "board.no_window",
               {{"path", path_.string()}, {"reason", reason()}});
    return;
  }
  stop_ = ::eventfd(0, EFD_CLOEXEC);
  thread_ = std::thread([this] { run(); });
}

BoardWindow::~BoardWindow() {
  if (thread_.joinable()) {
    static_cast<void>(eventfd_write(stop_, 1));
    thread_.join();
    ::unlink(path_.c_str());
  }
  for (const int file : {listening_, stop_}) {
    if (file >= 0) ::close(file);
  }
}

void BoardWindow::run() {
  while (true) {
    std::array<pollfd, 2> waits{{{stop_, POLLIN, 0}, {listening_, POLLIN, 0}}};
    if (::poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR) return;
    if (waits[0].revents != 0) return;
    if (waits[1].revents == 0) continue;
    const int reader = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (reader < 0) {
      // No file is left for it: look again when others may have closed theirs, or at the end.
      constexpr int kRestMs = 100;
      static_cast<void>(::poll(waits.data(), 1, kRestMs));
      continue;
    }
    answer(reader);
    ::close(reader);
  }
}

void BoardWindow::answer(int reader) {
  limit_waiting(reader);
  char wish = 0;
  if (::recv(reader, &wish, 1, 0) != 1) return;
  const BoardListing listing = look_();
  const std::string text = wish == kAsJson ? as_json(listing) : as_text(listing);
  std::size_t sent = 0;
  while (sent < text.size()) {
    const ssize_t put = ::send(reader, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (put <= 0) return;
    sent += static_cast<std::size_t>(put);
  }
}

Result<std::string, std::string> look_through(const std::filesystem::path& state_directory,
                                              bool json) {
  const auto path = socket_in(state_directory);
  sockaddr_un address{};
  const int file = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto failed = [&path, file] {
    const std::string why = path.string() + ": " + reason();
    ::close(file);
    return fail(std::string(why));
  };
  if (!address_of(path, address)) {
    errno = ENAMETOOLONG;
    return failed();
  }
  limit_waiting(file);
  if (::connect(file, as_sockaddr(address), sizeof(address)) != 0) return failed();
  const char wish = json ? kAsJson : kAsText;
  if (::send(file, &wish, 1, MSG_NOSIGNAL) != 1) return failed();
  std::string text;
  std::array<char, 4096> part{};
  while (true) {
    const ssize_t got = ::recv(file, part.data(), part.size(), 0);
    if (got < 0) return failed();
    if (got == 0) break;
    text.append(part.data(), static_cast<std::size_t>(got));
  }
  ::close(file);
  if (text.empty()) return fail(path.string() + ": the agent told nothing");
  return text;
}

}  // namespace innkeeper::device
