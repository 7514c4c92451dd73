// SPDX-License-Identifier: Apache-2.0
// One room's firmware in QEMU: its console, its memory, its modem, and the power switch.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "tests/support/process.hpp"

namespace innkeeper::demo {

/// Errors are thrown as std::runtime_error. The emulator ends with this object.
class FirmwareBoard {
 public:
  /// `directory`: for the memory and the log. The modem dials 127.0.0.1:`port`.
  FirmwareBoard(std::filesystem::path image, std::filesystem::path directory, std::uint16_t port);
  ~FirmwareBoard();
  FirmwareBoard(const FirmwareBoard&) = delete;
  FirmwareBoard& operator=(const FirmwareBoard&) = delete;

  void power_on();
  /// As a power cut: SIGKILL.
  void power_off() { emulator_->kill(); }
  /// The air at the board's sensor.
  void set_air(int milli_celsius);

  /// Types a line on the console.
  void type(const std::string& line);
  /// The next line that begins so; those before it are passed over. Throws after the deadline.
  std::string expect(const std::string& beginning,
                     std::chrono::milliseconds deadline = std::chrono::seconds(20));

 private:
  std::filesystem::path image_;
  std::filesystem::path directory_;
  std::uint16_t port_;
  int monitor_ = -1;
  std::optional<support::Process> emulator_;
};

}  // namespace innkeeper::demo
