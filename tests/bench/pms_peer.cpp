// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/pms_peer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string_view>

#include "hub/pms/fias_record.hpp"

namespace innkeeper::bench {
namespace {

constexpr int kPatienceMs = 30'000;

void wait_readable(int fd, const char* for_what) {
  pollfd waiting{fd, POLLIN, 0};
  if (poll(&waiting, 1, kPatienceMs) != 1) {
    throw std::runtime_error(std::string("the hub did not ") + for_what + " within 30 s");
  }
}

}  // namespace

PmsPeer::PmsPeer(std::uint16_t port) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
      listen(listener_, 1) != 0) {
    throw std::runtime_error("cannot listen on port " + std::to_string(port));
  }
}

PmsPeer::~PmsPeer() {
  if (link_ >= 0) close(link_);
  close(listener_);
}

void PmsPeer::welcome_hub() {
  wait_readable(listener_, "connect");
  link_ = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  const int yes = 1;
  setsockopt(link_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  send("LS|DA261123|TI120000|");
  hub::pms::FrameDecoder frames;
  while (true) {
    wait_readable(link_, "describe its link");
    std::array<char, 4096> buffer{};
    const ssize_t size = recv(link_, buffer.data(), buffer.size(), 0);
    if (size <= 0) throw std::runtime_error("the hub closed the PMS link");
    std::string_view bytes(buffer.data(), static_cast<std::size_t>(size));
    while (auto record = frames.next(bytes)) {
      if (!record->starts_with("LA")) continue;
      send("LA|DA261123|TI120000|");
      return;
    }
  }
}

void PmsPeer::send(const std::string& record) {
  const std::string frame = hub::pms::encode_frame(record);
  std::size_t sent = 0;
  while (sent < frame.size()) {
    const ssize_t size = ::send(link_, frame.data() + sent, frame.size() - sent, MSG_NOSIGNAL);
    if (size <= 0) throw std::runtime_error("the hub closed the PMS link");
    sent += static_cast<std::size_t>(size);
  }
}

std::string check_in_record(const std::string& room, std::uint64_t reservation,
                            const std::string& profile) {
  return hub::pms::RecordWriter("GI")
      .field("RN", room)
      .field("G#", std::to_string(reservation))
      .field("GS", "N")
      .field("G+", profile)
      .text();
}

std::string check_out_record(const std::string& room, std::uint64_t reservation) {
  return hub::pms::RecordWriter("GO")
      .field("RN", room)
      .field("G#", std::to_string(reservation))
      .field("GS", "N")
      .text();
}

}  // namespace innkeeper::bench
