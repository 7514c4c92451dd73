// SPDX-License-Identifier: Apache-2.0
#include "tests/support/modbus_slave.hpp"

#include <fcntl.h>
#include <modbus/modbus.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <stdexcept>

#include "tests/support/process.hpp"

namespace innkeeper::support {
namespace {

/// How soon the slave sees that it shall end.
constexpr int kLookMs = 50;

bool is_write(std::uint8_t function) {
  return function == 5 || function == 6 || function == 15 || function == 16;
}

}  // namespace

struct ModbusSlave::Server {
  modbus_t* context = nullptr;
  modbus_mapping_t* registers = nullptr;
  int terminal = -1;       ///< our end of the pseudo-terminal
  int held_terminal = -1;  ///< its other end, so that it lives while no master has it open
  int listening = -1;
  Server() = default;
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    modbus_free(context);
    modbus_mapping_free(registers);
    for (const int file : {terminal, held_terminal, listening}) {
      if (file >= 0) ::close(file);
    }
  }
};

ModbusSlave::ModbusSlave(Line line, int unit, std::uint32_t seed)
    : line_(line), unit_(unit), random_(seed), server_(std::make_unique<Server>()) {
  server_->registers =
      modbus_mapping_new(kCoils, kDiscreteInputs, kHoldingRegisters, kInputRegisters);
  if (line == Line::serial) {
    open_serial();
  } else {
    port_ = free_port();
    server_->context = modbus_new_tcp("127.0.0.1", port_);
    server_->listening = modbus_tcp_listen(server_->context, 1);
    if (server_->listening < 0) throw std::runtime_error("the Modbus port cannot be opened");
  }
  modbus_set_slave(server_->context, unit);
  modbus_set_indication_timeout(server_->context, 0, kLookMs * 1000U);
  thread_ = std::thread([this] { run(); });
}

ModbusSlave::~ModbusSlave() {
  stops_ = true;
  thread_.join();
}

void ModbusSlave::open_serial() {
  server_->terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (server_->terminal < 0 || ::grantpt(server_->terminal) != 0 ||
      ::unlockpt(server_->terminal) != 0) {
    throw std::runtime_error("no pseudo-terminal is to be had");
  }
  std::array<char, 64> name{};
  if (::ptsname_r(server_->terminal, name.data(), name.size()) != 0) {
    throw std::runtime_error("the pseudo-terminal has no name");
  }
  device_ = name.data();
  server_->held_terminal = ::open(device_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
  termios raw{};
  ::tcgetattr(server_->held_terminal, &raw);
  ::cfmakeraw(&raw);
  ::tcsetattr(server_->held_terminal, TCSANOW, &raw);
  server_->context = modbus_new_rtu(device_.c_str(), 9600, 'E', 8, 1);
  modbus_set_socket(server_->context, server_->terminal);
}

void ModbusSlave::run() {
  while (!stops_) {
    if (line_ == Line::serial) {
      serve_connection();
      continue;
    }
    pollfd wait{server_->listening, POLLIN, 0};
    if (::poll(&wait, 1, kLookMs) <= 0) continue;
    if (modbus_tcp_accept(server_->context, &server_->listening) < 0) continue;
    serve_connection();
    modbus_close(server_->context);
  }
}

void ModbusSlave::serve_connection() {
  while (!stops_) {
    std::vector<std::uint8_t> query(MODBUS_TCP_MAX_ADU_LENGTH);
    const int size = modbus_receive(server_->context, query.data());
    if (size == 0) continue;
    if (size > 0) {
      query.resize(static_cast<std::size_t>(size));
      answer(query);
      continue;
    }
    if (errno == ETIMEDOUT) continue;
    if (line_ == Line::tcp) return;
    modbus_flush(server_->context);
  }
}

void ModbusSlave::answer(const std::vector<std::uint8_t>& query) {
  const auto header = static_cast<std::size_t>(modbus_get_header_length(server_->context));
  const std::uint8_t function = query.at(header);
  ++requests_;
  const ModbusFault fault = fault_;
  if (fault == ModbusFault::silence) return;
  if (fault == ModbusFault::garbage) return babble();
  if (fault == ModbusFault::busy) {
    modbus_reply_exception(server_->context, query.data(), MODBUS_EXCEPTION_SLAVE_OR_SERVER_BUSY);
    return;
  }
  if (fault == ModbusFault::bad_checksum || fault == ModbusFault::half_frame) {
    const std::vector<std::uint8_t> frame{
        static_cast<std::uint8_t>(unit_), function, 2, 0, 1, 0xde, 0xad};
    const std::size_t size = fault == ModbusFault::half_frame ? 3 : frame.size();
    if (::write(modbus_get_socket(server_->context), frame.data(), size) < 0) return;
    return;
  }
  if (fault == ModbusFault::late) {
    std::this_thread::sleep_for(std::chrono::milliseconds(kLateMs));
  }
  if (is_write(function)) ++writes_;
  const std::lock_guard lock(mutex_);
  modbus_reply(server_->context, query.data(), static_cast<int>(query.size()), server_->registers);
}

void ModbusSlave::babble() {
  constexpr unsigned kMostBytes = 64;
  std::vector<std::uint8_t> bytes(random_() % kMostBytes + 1);
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random_());
  static_cast<void>(::write(modbus_get_socket(server_->context), bytes.data(), bytes.size()));
}

void ModbusSlave::set_coil(int address, bool on) {
  const std::lock_guard lock(mutex_);
  server_->registers->tab_bits[address] = on ? 1 : 0;
}

void ModbusSlave::set_discrete_input(int address, bool on) {
  const std::lock_guard lock(mutex_);
  server_->registers->tab_input_bits[address] = on ? 1 : 0;
}

void ModbusSlave::set_holding(int address, std::uint16_t value) {
  const std::lock_guard lock(mutex_);
  server_->registers->tab_registers[address] = value;
}

void ModbusSlave::set_input(int address, std::uint16_t value) {
  const std::lock_guard lock(mutex_);
  server_->registers->tab_input_registers[address] = value;
}

bool ModbusSlave::coil(int address) const {
  const std::lock_guard lock(mutex_);
  return server_->registers->tab_bits[address] != 0;
}

std::uint16_t ModbusSlave::holding(int address) const {
  const std::lock_guard lock(mutex_);
  return server_->registers->tab_registers[address];
}

void ModbusSlave::forget() {
  for (int i = 0; i < kCoils; ++i) set_coil(i, false);
  for (int i = 0; i < kHoldingRegisters; ++i) set_holding(i, 0);
}

}  // namespace innkeeper::support
