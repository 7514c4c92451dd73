// SPDX-License-Identifier: Apache-2.0
// Ethernet: lwIP's raw interface between the LAN9118 and the room's MQTT client. Address by DHCP.
#include <lwip/dhcp.h>
#include <lwip/etharp.h>
#include <lwip/init.h>
#include <lwip/netif.h>
#include <lwip/pbuf.h>
#include <lwip/sys.h>
#include <lwip/tcp.h>
#include <lwip/timeouts.h>
#include <netif/ethernet.h>

#include <algorithm>

#include "device/cortex_m/core.hpp"
#include "device/cortex_m/ethernet/lan9118.hpp"
#include "device/cortex_m/line.hpp"

namespace innkeeper::cortex_m {
namespace {

std::uint32_t random_state = 1;

err_t send_frame(netif*, pbuf* frame) {
  if (!lan9118::can_send(frame->tot_len)) return ERR_MEM;  // TCP and ARP come again
  lan9118::begin_frame(frame->tot_len);
  for (u16_t at = 0; at < frame->tot_len; at = static_cast<u16_t>(at + 4)) {
    u32_t word = 0;
    pbuf_copy_partial(frame, &word, sizeof word, at);
    lan9118::send_word(word);
  }
  return ERR_OK;
}

err_t set_up(netif* interface) {
  const auto address = lan9118::address();
  interface->name[0] = 'e';
  interface->name[1] = 'n';
  interface->mtu = 1500;
  interface->hwaddr_len = static_cast<u8_t>(address.size());
  std::copy(address.begin(), address.end(), interface->hwaddr);
  interface->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_LINK_UP;
  interface->output = etharp_output;
  interface->linkoutput = send_frame;
  return ERR_OK;
}

/// One frame from the chip into lwIP's memory; null when there is none for it: the sender repeats.
pbuf* read_frame(std::size_t bytes) {
  pbuf* const frame = pbuf_alloc(PBUF_RAW, static_cast<u16_t>(bytes), PBUF_POOL);
  std::size_t words = 0;
  if (frame != nullptr) {
    for (std::size_t at = 0; at < bytes; at += 4, ++words) {
      const std::uint32_t word = lan9118::next_word();
      const std::size_t count = std::min<std::size_t>(4, bytes - at);
      pbuf_take_at(frame, &word, static_cast<u16_t>(count), static_cast<u16_t>(at));
    }
  }
  lan9118::finish(bytes, words);
  return frame;
}

class EthernetLine final : public Line {
 public:
  void start(const Provisioning& provisioning, std::uint32_t seed) override {
    random_state = (seed ^ cycles()) | 1U;
    broker_ = provisioning.broker;
    lwip_init();
    if (!lan9118::start()) return;
    netif_add(&interface_, nullptr, nullptr, nullptr, nullptr, set_up, ethernet_input);
    netif_set_default(&interface_);
    netif_set_up(&interface_);
    is_working_ = dhcp_start(&interface_) == ERR_OK;
  }

  void carry(link::Client& client, room::Time now) override {
    if (!is_working_) return;
    receive_frames();
    sys_check_timeouts();
    follow(client, now);
    tell(client, now);
    receive(client, now);
    send(client, now);
  }

 private:
  /// At most so many frames a call, so that a storm of broadcasts does not hold up the room.
  static constexpr int kFramesAtOnce = 8;

  enum class News : std::uint8_t { none, opened, closed };

  void receive_frames() {
    for (int i = 0; i < kFramesAtOnce; ++i) {
      const std::size_t bytes = lan9118::take_frame();
      if (bytes == 0) return;
      pbuf* const frame = read_frame(bytes);
      if (frame != nullptr && interface_.input(frame, &interface_) != ERR_OK) pbuf_free(frame);
    }
  }

  void follow(link::Client& client, room::Time) {
    const std::uint32_t wanted = client.wanted_connection();
    if (wanted != connection_) {
      drop(client.status().last_down == link::Reason::stopped);
      connection_ = wanted;
      must_open_ = wanted != 0;
    }
    if (must_open_ && dhcp_supplied_address(&interface_) != 0) open();
  }

  void open() {
    must_open_ = false;
    pcb_ = tcp_new();
    if (pcb_ == nullptr || broker_.port == 0) {
      drop(false);
      news_ = News::closed;
      return;
    }
    tcp_arg(pcb_, this);
    tcp_recv(pcb_, on_received);
    tcp_err(pcb_, on_error);
    tcp_nagle_disable(pcb_);
    ip_addr_t address{};
    std::copy(broker_.address.begin(), broker_.address.end(),
              reinterpret_cast<std::uint8_t*>(&address.addr));
    if (tcp_connect(pcb_, &address, broker_.port, on_connected) == ERR_OK) return;
    drop(false);
    news_ = News::closed;
  }

  /// `politely`: what was written is still sent. Otherwise the broker is left without a word.
  void drop(bool politely) {
    if (arrived_ != nullptr) pbuf_free(arrived_);
    arrived_ = nullptr;
    news_ = News::none;
    if (pcb_ == nullptr) return;
    tcp_arg(pcb_, nullptr);
    tcp_recv(pcb_, nullptr);
    tcp_err(pcb_, nullptr);
    if (!politely || tcp_close(pcb_) != ERR_OK) tcp_abort(pcb_);
    pcb_ = nullptr;
  }

  void tell(link::Client& client, room::Time now) {
    const News news = news_;
    news_ = News::none;
    if (news == News::opened) client.on_opened(now);
    if (news == News::closed && arrived_ == nullptr) {
      client.on_closed(now);
    } else if (news == News::closed) {
      news_ = news;  // after what came before it
    }
  }

  void receive(link::Client& client, room::Time now) {
    while (arrived_ != nullptr) {
      const std::size_t taken =
          client.receive({static_cast<const char*>(arrived_->payload), arrived_->len}, now);
      if (taken == 0) return;
      if (pcb_ != nullptr) tcp_recved(pcb_, static_cast<u16_t>(taken));
      arrived_ = pbuf_free_header(arrived_, static_cast<u16_t>(taken));
    }
  }

  void send(link::Client& client, room::Time now) {
    if (pcb_ == nullptr) return;
    for (;;) {
      const std::string_view bytes = client.outgoing();
      const std::size_t count = std::min<std::size_t>(bytes.size(), tcp_sndbuf(pcb_));
      if (count == 0) break;
      if (tcp_write(pcb_, bytes.data(), static_cast<u16_t>(count), TCP_WRITE_FLAG_COPY) != ERR_OK) {
        break;
      }
      client.taken(count, now);
    }
    tcp_output(pcb_);
  }

  static EthernetLine& self(void* line) { return *static_cast<EthernetLine*>(line); }

  static err_t on_connected(void* line, tcp_pcb*, err_t) {
    self(line).news_ = News::opened;
    return ERR_OK;
  }
  static err_t on_received(void* line, tcp_pcb*, pbuf* bytes, err_t) {
    EthernetLine& it = self(line);
    if (bytes == nullptr) {
      it.news_ = News::closed;
    } else if (it.arrived_ == nullptr) {
      it.arrived_ = bytes;
    } else {
      pbuf_cat(it.arrived_, bytes);
    }
    return ERR_OK;
  }
  /// lwIP has freed the connection already.
  static void on_error(void* line, err_t) {
    self(line).pcb_ = nullptr;
    self(line).news_ = News::closed;
  }

  netif interface_{};
  BrokerPlace broker_;
  tcp_pcb* pcb_ = nullptr;
  pbuf* arrived_ = nullptr;  ///< what the client did not take yet
  std::uint32_t connection_ = 0;
  bool must_open_ = false;
  bool is_working_ = false;
  News news_ = News::none;
};

EthernetLine ethernet_line;

}  // namespace

Line& line() { return ethernet_line; }

}  // namespace innkeeper::cortex_m

/// Marsaglia's xorshift: ports and numbers of transactions, nothing secret.
unsigned int lwip_random_number() {
  using innkeeper::cortex_m::random_state;
  random_state ^= random_state << 13U;
  random_state ^= random_state >> 17U;
  random_state ^= random_state << 5U;
  return random_state;
}

u32_t sys_now() {
  const auto ms = innkeeper::cortex_m::now().time_since_epoch() / std::chrono::milliseconds(1);
  return static_cast<u32_t>(ms);
}
