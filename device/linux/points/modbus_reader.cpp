// SPDX-License-Identifier: Apache-2.0
#include <arpa/inet.h>

#include <array>
#include <string>
#include <utility>

#include "device/linux/points/where_reader.hpp"

namespace innkeeper::device {
namespace {

using config::Section;

/// Each is served by a thread of its own.
constexpr std::size_t kMaxBuses = 8;
/// The slowest answer that still leaves time for others, and the shortest that a serial adapter bears.
constexpr config::Range kTimeoutMs{50, 5'000};

bool is_address(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> parsed{};
  return inet_pton(AF_INET, text.c_str(), parsed.data()) == 1 ||
         inet_pton(AF_INET6, text.c_str(), parsed.data()) == 1;
}

void read_tcp(const Section& section, ModbusBus& bus) {
  bus.address = section.required_string("address");
  if (!bus.address.empty() && !is_address(bus.address)) {
    section.report("address", config::in_quotes(bus.address) + " is no address",
                   "an IPv4 or IPv6 address", "a room must not wait for a name server");
  }
  bus.port = static_cast<std::uint16_t>(section.optional_int("port", config::kPorts).value_or(502));
}

void read_serial(const Section& section, ModbusBus& bus) {
  bus.device = section.required_string("device", {1, 4095, {}});
  // What boards and units have in common.
  constexpr std::array kBauds{1200, 2400, 4800, 9600, 19'200, 38'400, 57'600, 115'200};
  const auto baud = section.optional_int("baud", {1200, 115'200}).value_or(9600);
  bool known = false;
  for (const int each : kBauds) known = known || baud == each;
  if (!known) {
    section.report("baud", std::to_string(baud) + " is not a usual rate",
                   "1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200");
  }
  bus.baud = static_cast<std::uint32_t>(baud);
  const std::vector<std::string> words{"none", "even", "odd"};
  const std::string parity = section.optional_word("parity", words).value_or("even");
  bus.parity = parity == "none" ? Parity::none : parity == "odd" ? Parity::odd : Parity::even;
  // Modbus over Serial Line 1.02, 2.5.1: without parity, two stop bits; what units do is another matter.
  const int usual = bus.parity == Parity::none ? 2 : 1;
  bus.stop_bits =
      static_cast<std::uint8_t>(section.optional_int("stop_bits", {1, 2}).value_or(usual));
}

ModbusBus read_bus(const Section& section, const std::string& name, const Origin& origin) {
  ModbusBus bus;
  bus.name = name;
  bus.origin = origin;
  if (section.place("address") != section.place("")) {
    read_tcp(section, bus);
  } else {
    read_serial(section, bus);
  }
  bus.timeout =
      std::chrono::milliseconds(section.optional_int("timeout_ms", kTimeoutMs).value_or(500));
  return bus;
}

/// One line cannot have two masters.
void check_distinct(const Section& section, const std::vector<ModbusBus>& before,
                    const ModbusBus& bus) {
  for (const ModbusBus& other : before) {
    const bool same_line = !bus.device.empty() && bus.device == other.device;
    const bool same_peer =
        !bus.address.empty() && bus.address == other.address && bus.port == other.port;
    if (!same_line && !same_peer) continue;
    section.report(same_line ? "device" : "address",
                   "is that of [board.modbus." + other.name + "] too", {},
                   "bind all units of one line to one bus");
  }
}

}  // namespace

std::vector<ModbusBus> read_modbus_buses(const Section& board, const std::string& file) {
  std::vector<ModbusBus> buses;
  const Section all = board.optional_section("modbus");
  for (const std::string& name : all.keys()) {
    const Section section = all.required_section(name);
    if (!section.present()) continue;
    if (buses.size() == kMaxBuses) {
      all.report(name, "is one more than a board can serve",
                 "at most " + std::to_string(kMaxBuses));
      continue;
    }
    ModbusBus bus = read_bus(section, name, {file, all.place(name), "board.modbus." + name});
    check_distinct(section, buses, bus);
    buses.push_back(std::move(bus));
  }
  return buses;
}

}  // namespace innkeeper::device
