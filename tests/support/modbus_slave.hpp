// SPDX-License-Identifier: Apache-2.0
// A Modbus unit at the other end of a pseudo-terminal, or of a TCP connection on loopback, that can be
// silent, slow or wrong: what a board's line is tested against.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace innkeeper::support {

enum class ModbusFault : std::uint8_t {
  none,
  silence,
  bad_checksum,
  half_frame,
  late,
  busy,
  garbage,  // up to 64 bytes of anything
};

/// Answers until it is destroyed. Thread-safe.
class ModbusSlave {
 public:
  static constexpr int kCoils = 16;
  static constexpr int kDiscreteInputs = 16;
  static constexpr int kHoldingRegisters = 64;
  static constexpr int kInputRegisters = 32;

  enum class Line : std::uint8_t { serial, tcp };
  /// `seed` makes the garbage.
  explicit ModbusSlave(Line line, int unit = 1, std::uint32_t seed = 1);
  ~ModbusSlave();
  ModbusSlave(const ModbusSlave&) = delete;
  ModbusSlave& operator=(const ModbusSlave&) = delete;

  /// Of Line::serial: what the master opens.
  [[nodiscard]] const std::string& device() const { return device_; }
  /// Of Line::tcp, on 127.0.0.1.
  [[nodiscard]] std::uint16_t port() const { return port_; }

  void set_fault(ModbusFault fault) { fault_ = fault; }
  /// Answers come so late under ModbusFault::late.
  static constexpr int kLateMs = 150;

  void set_coil(int address, bool on);
  void set_discrete_input(int address, bool on);
  void set_holding(int address, std::uint16_t value);
  void set_input(int address, std::uint16_t value);
  [[nodiscard]] bool coil(int address) const;
  [[nodiscard]] std::uint16_t holding(int address) const;
  /// All is zero again, as after a power cut.
  void forget();
  /// Requests to write, so far.
  [[nodiscard]] int writes() const { return writes_; }
  [[nodiscard]] int requests() const { return requests_; }

 private:
  struct Server;
  void babble();
  void open_serial();
  void run();
  void serve_connection();
  void answer(const std::vector<std::uint8_t>& query);

  Line line_;
  int unit_;
  std::minstd_rand random_;  ///< of the slave's thread
  std::string device_;
  std::uint16_t port_ = 0;
  std::unique_ptr<Server> server_;
  mutable std::mutex mutex_;  ///< of the registers
  std::atomic<ModbusFault> fault_{ModbusFault::none};
  std::atomic<int> writes_{0};
  std::atomic<int> requests_{0};
  std::atomic<bool> stops_{false};
  std::thread thread_;
};

}  // namespace innkeeper::support
