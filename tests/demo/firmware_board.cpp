// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/firmware_board.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <utility>

namespace innkeeper::demo {
namespace {

constexpr std::size_t kMemoryBytes = 4096;

}  // namespace

FirmwareBoard::FirmwareBoard(std::filesystem::path image, std::filesystem::path directory,
                             std::uint16_t port)
    : image_(std::move(image)), directory_(std::move(directory)), port_(port) {
  if (!std::filesystem::exists(image_)) {
    throw std::runtime_error("there is no firmware at " + image_.string() +
                             "; ./demo --board cortex-m3 builds it");
  }
  std::ofstream(directory_ / "eeprom.bin", std::ios::binary) << std::string(kMemoryBytes, '\xFF');
  for (const char* end : {"monitor.in", "monitor.out"}) {
    if (::mkfifo((directory_ / end).c_str(), 0600) != 0) {
      throw std::runtime_error("cannot make " + (directory_ / end).string());
    }
  }
}

void FirmwareBoard::power_on() {
  const std::string memory = (directory_ / "eeprom.bin").string();
  emulator_.emplace(support::Command{
      {"qemu-system-arm",
       "-M",
       "mps2-an385",
       "-display",
       "none",
       "-monitor",
       "pipe:" + (directory_ / "monitor").string(),
       "-serial",
       "stdio",
       "-drive",
       "if=none,id=ee,format=raw,file=" + memory,
       "-device",
       "at24c-eeprom,address=0x50,rom-size=4096,drive=ee",
       "-device",
       "tmp105,id=air,address=0x48",
       "-chardev",
       "socket,id=modem,host=127.0.0.1,port=" + std::to_string(port_) + ",reconnect=1",
       "-serial",
       "chardev:modem",
       "-kernel",
       image_.string()},
      directory_ / "qemu.log",
      true});
}

void FirmwareBoard::set_air(int milli_celsius) {
  const std::string command =
      "qom-set /machine/peripheral/air temperature " + std::to_string(milli_celsius) + "\n";
  // Both directions, so that opening does not wait for the emulator; it stays open, since a pipe whose ends
  // are all closed forgets what was not read.
  if (monitor_ < 0) monitor_ = ::open((directory_ / "monitor.in").c_str(), O_RDWR | O_CLOEXEC);
  if (monitor_ < 0 || ::write(monitor_, command.data(), command.size()) != std::ssize(command)) {
    throw std::runtime_error("the emulator's monitor does not listen");
  }
}

FirmwareBoard::~FirmwareBoard() {
  if (monitor_ >= 0) ::close(monitor_);
}

void FirmwareBoard::type(const std::string& line) {
  if (!emulator_->write_line(line)) throw std::runtime_error("the board's console is closed");
}

std::string FirmwareBoard::expect(const std::string& beginning,
                                  std::chrono::milliseconds deadline) {
  const auto end = std::chrono::steady_clock::now() + deadline;
  for (auto now = std::chrono::steady_clock::now(); now < end;
       now = std::chrono::steady_clock::now()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - now);
    auto line = emulator_->read_line(left);
    if (!line) break;
    if (!line->empty() && line->back() == '\r') line->pop_back();
    if (line->starts_with(beginning)) return *line;
  }
  throw std::runtime_error("the board did not say '" + beginning + "'; see " +
                           (directory_ / "qemu.log").string());
}

}  // namespace innkeeper::demo
