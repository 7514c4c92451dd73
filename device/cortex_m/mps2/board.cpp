// SPDX-License-Identifier: Apache-2.0
// The board of QEMU's mps2-an385. Registers: ARM's Cortex-M System Design Kit (DDI 0479), 4.3 for the UARTs
// and 4.5 for the watchdog; application note AN385 for addresses and the serial bus.
#include "device/cortex_m/board.hpp"

#include "device/cortex_m/core.hpp"
#include "device/cortex_m/register.hpp"
#include "device/cortex_m/ring.hpp"

extern "C" {
void ConsoleReceive_Handler();
void ConsoleSend_Handler();
void ModemReceive_Handler();
void ModemSend_Handler();
}

namespace innkeeper::board {
namespace {

using cortex_m::reg;

constexpr std::uint32_t kClockHz = 25'000'000;
constexpr std::uint32_t kBaud = 115'200;

constexpr unsigned kFirstSerialInterrupt =
    0;  // console received, console sent, modem received, ...

constexpr std::uintptr_t kBus = 0x4002'A000;
constexpr std::uintptr_t kBusRaise = kBus;
constexpr std::uintptr_t kBusLower = kBus + 4;
constexpr std::uint32_t kClockLine = 1;
constexpr std::uint32_t kDataLine = 2;

constexpr std::uintptr_t kWatchdog = 0x4000'8000;
constexpr std::uintptr_t kWatchdogLoad = kWatchdog;
constexpr std::uintptr_t kWatchdogControl = kWatchdog + 0x8;
constexpr std::uintptr_t kWatchdogClear = kWatchdog + 0xC;
constexpr std::uintptr_t kWatchdogLock = kWatchdog + 0xC00;
constexpr std::uint32_t kUnlock = 0x1ACC'E551;
// It resets at its second expiry.
constexpr auto kWatchdogSeconds =
    std::chrono::duration_cast<std::chrono::seconds>(agent::kWatchdogPatience) / 2;

constexpr std::uint32_t kSendFull = 1;
constexpr std::uint32_t kReceived = 2;

template <std::size_t N>
class Line {
 public:
  explicit constexpr Line(std::uintptr_t base) : base_(base) {}

  void start() {
    reg(base_ + 0x10) = kClockHz / kBaud;
    reg(base_ + 0x8) = 0xF;  // send and receive, with interrupts
  }

  /// The flag is cleared first: a byte that arrives while the rest is taken raises it again.
  void on_received() {
    reg(base_ + 0xC) = kReceived;
    take();
  }
  /// Only ends the sleep: the program goes on sending.
  void on_sent() { reg(base_ + 0xC) = 1; }

  [[nodiscard]] std::size_t receive(std::span<char> out) {
    std::size_t count = 0;
    while (count < out.size()) {
      if (received_.empty()) {
        const cortex_m::InterruptLock lock;
        take();
        if (received_.empty()) break;
      }
      out[count++] = received_.pop();
    }
    return count;
  }

  [[nodiscard]] std::size_t send(std::string_view bytes) {
    std::size_t count = 0;
    while (count < bytes.size() && (reg(base_ + 4) & kSendFull) == 0) {
      reg(base_) = static_cast<unsigned char>(bytes[count++]);
    }
    return count;
  }

 private:
  void take() {
    while (!received_.full() && (reg(base_ + 4) & kReceived) != 0) {
      received_.push(static_cast<char>(reg(base_)));
    }
  }

  std::uintptr_t base_;
  cortex_m::Ring<N> received_;
};

Line<64> console(0x4000'4000);
Line<256> modem(0x4000'5000);

}  // namespace

void start() {
  console.start();
  modem.start();
  for (unsigned i = 0; i < 4; ++i) cortex_m::enable_interrupt(kFirstSerialInterrupt + i);
  set_clock(true);
  set_data(true);
  cortex_m::start_tick(kClockHz);
}

std::size_t receive(Serial serial, std::span<char> out) {
  return serial == Serial::console ? console.receive(out) : modem.receive(out);
}

std::size_t send(Serial serial, std::string_view bytes) {
  return serial == Serial::console ? console.send(bytes) : modem.send(bytes);
}

void set_clock(bool high) { reg(high ? kBusRaise : kBusLower) = kClockLine; }
void set_data(bool high) { reg(high ? kBusRaise : kBusLower) = kDataLine; }
bool data() { return (reg(kBus) & kDataLine) != 0; }

void start_watchdog() {
  reg(kWatchdogLock) = kUnlock;
  reg(kWatchdogLoad) = kClockHz * static_cast<std::uint32_t>(kWatchdogSeconds.count());
  reg(kWatchdogControl) = 3;
  reg(kWatchdogLock) = 0;
}

void feed_watchdog() {
  reg(kWatchdogLock) = kUnlock;
  reg(kWatchdogClear) = 1;
  reg(kWatchdogLock) = 0;
}

// The emulated board has no relays: the console tells what they would do.
bool drive(const agent::Outputs&) { return true; }
void dim(const control::Lamps&) {}

}  // namespace innkeeper::board

void ConsoleReceive_Handler() { innkeeper::board::console.on_received(); }
void ConsoleSend_Handler() { innkeeper::board::console.on_sent(); }
void ModemReceive_Handler() { innkeeper::board::modem.on_received(); }
void ModemSend_Handler() { innkeeper::board::modem.on_sent(); }
