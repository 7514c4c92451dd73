// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/tcp_nodelay.hpp"

#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <charconv>
#include <cstring>
#include <string_view>

namespace innkeeper::mqtt {
namespace {

bool peer_has_port(int fd, std::uint16_t port) {
  sockaddr_storage peer{};
  socklen_t size = sizeof(peer);
  if (getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return false;
  if (peer.ss_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &peer, sizeof(v4));
    return ntohs(v4.sin_port) == port;
  }
  if (peer.ss_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &peer, sizeof(v6));
    return ntohs(v6.sin6_port) == port;
  }
  return false;
}

}  // namespace

int set_tcp_nodelay(std::uint16_t port) {
  DIR* directory = opendir("/proc/self/fd");
  if (directory == nullptr) return 0;
  int found = 0;
  while (const dirent* entry = readdir(directory)) {
    const std::string_view name = entry->d_name;
    int fd = -1;
    if (std::from_chars(name.data(), name.data() + name.size(), fd).ec != std::errc{}) continue;
    const int on = 1;
    if (peer_has_port(fd, port) && setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) == 0) {
      ++found;
    }
  }
  closedir(directory);
  return found;
}

}  // namespace innkeeper::mqtt
