// SPDX-License-Identifier: Apache-2.0
// A serial modem in transparent mode: it connects by itself, and does not say when.
#include <array>
#include <string_view>

#include "device/cortex_m/board.hpp"
#include "device/cortex_m/line.hpp"

namespace innkeeper::cortex_m {
namespace {

class ModemLine final : public Line {
 public:
  void start(const Provisioning&, std::uint32_t) override {}

  void carry(link::Client& client, room::Time now) override {
    const std::uint32_t wanted = client.wanted_connection();
    if (wanted != connection_) {
      connection_ = wanted;
      if (wanted != 0) client.on_opened(now);
    }
    send(client, now);
    receive(client, now);
  }

 private:
  void receive(link::Client& client, room::Time now) {
    if (arrived_.empty()) {
      arrived_ = {bytes_.data(), board::receive(board::Serial::modem, bytes_)};
    }
    while (!arrived_.empty()) {
      const std::size_t taken = client.receive(arrived_, now);
      arrived_.remove_prefix(taken);
      send(client, now);
      // Its answers wait for the line; the rest waits with them.
      if (taken == 0) return;
    }
  }

  static void send(link::Client& client, room::Time now) {
    for (;;) {
      const std::string_view bytes = client.outgoing();
      if (bytes.empty()) return;
      const std::size_t count = board::send(board::Serial::modem, bytes);
      if (count == 0) return;
      client.taken(count, now);
    }
  }

  std::array<char, 64> bytes_{};
  std::string_view arrived_;  ///< what of bytes_ the client did not take yet
  std::uint32_t connection_ = 0;
};

ModemLine modem_line;

}  // namespace

Line& line() { return modem_line; }

}  // namespace innkeeper::cortex_m
