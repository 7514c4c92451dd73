// SPDX-License-Identifier: Apache-2.0
// A Modbus line against a unit at the other end of a pseudo-terminal or of loopback, well and ill.
#include <chrono>
#include <random>

#include "device/linux/points/modbus_line.hpp"
#include "device/linux/points/modbus_value.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/modbus_slave.hpp"

namespace innkeeper::device::test {
namespace {

using Catch::Matchers::Contains;
using support::ModbusFault;
using support::ModbusSlave;

constexpr auto kTimeout = std::chrono::milliseconds(100);

ModbusBus bus_to(const ModbusSlave& slave) {
  ModbusBus bus;
  bus.name = "fcu";
  bus.device = slave.device();
  bus.address = slave.device().empty() ? "127.0.0.1" : "";
  bus.port = slave.port();
  bus.timeout = kTimeout;
  return bus;
}

Point point_at(Role role, ModbusTable table, std::uint16_t address, std::uint8_t unit = 1) {
  Point point;
  point.role = role;
  point.name = std::string(name_of(role));
  ModbusPoint modbus;
  modbus.unit = unit;
  modbus.table = table;
  modbus.address = address;
  modbus.scale_thousandths = 100;
  point.where = modbus;
  return point;
}

const Point kAir = point_at(Role::air, ModbusTable::input_register, 2);
const Point kFan = point_at(Role::fan, ModbusTable::holding_register, 5);
const Point kRelay = point_at(Role::ventilation, ModbusTable::coil, 1);

TEST_CASE("registers, coils and contacts are read and driven, over serial line and TCP") {
  const auto line = GENERATE(ModbusSlave::Line::serial, ModbusSlave::Line::tcp);
  ModbusSlave slave(line);
  ModbusLine modbus(bus_to(slave));
  slave.set_input(2, 0xffb0);  // -8.0 degrees
  CHECK(*modbus.read(kAir) == Sample{-80, -8'000});
  slave.set_discrete_input(3, true);
  CHECK(modbus.read(point_at(Role::window_open, ModbusTable::discrete_input, 3))->value == 1);
  REQUIRE(modbus.drive(kFan, 67));
  CHECK(slave.holding(5) == 67);
  REQUIRE(modbus.drive(kRelay, 1));
  CHECK(slave.coil(1));
  CHECK(modbus.held(kFan) == 67);
}

TEST_CASE("a register is written only when it does not hold its value already") {
  ModbusSlave slave(ModbusSlave::Line::serial);
  ModbusLine modbus(bus_to(slave));
  slave.set_holding(5, 67);
  for (int i = 0; i < 5; ++i) REQUIRE(modbus.drive(kFan, 67));
  CHECK(slave.writes() == 0);
  slave.forget();
  REQUIRE(modbus.drive(kFan, 67));
  CHECK(slave.writes() == 1);
  CHECK(slave.holding(5) == 67);
}

TEST_CASE("a register that cannot be read is written each time") {
  ModbusSlave slave(ModbusSlave::Line::serial);
  ModbusLine modbus(bus_to(slave));
  Point level = kFan;
  std::get<ModbusPoint>(level.where).readback = false;
  REQUIRE(modbus.drive(level, 254));
  REQUIRE(modbus.drive(level, 254));
  CHECK(slave.writes() == 2);
  CHECK(slave.requests() == 2);
}

TEST_CASE("whatever a unit does instead of answering ends by its deadline, and passes") {
  const auto [fault, words] = GENERATE(
      table<ModbusFault, std::string>({{ModbusFault::silence, "no whole answer within 100 ms"},
                                       {ModbusFault::half_frame, "no whole answer within 100 ms"},
                                       {ModbusFault::late, "no whole answer within 100 ms"},
                                       {ModbusFault::bad_checksum, "Invalid CRC"},
                                       {ModbusFault::busy, "Slave device or server is busy"}}));
  ModbusSlave slave(ModbusSlave::Line::serial);
  ModbusLine modbus(bus_to(slave));
  slave.set_input(2, 215);
  slave.set_input(3, 999);
  slave.set_fault(fault);
  const auto begun = std::chrono::steady_clock::now();
  const auto failed = modbus.read(kAir);
  CHECK(std::chrono::steady_clock::now() - begun < 2 * kTimeout);
  REQUIRE_FALSE(failed);
  CHECK_THAT(failed.error().what, Contains(words));
  CHECK(failed.error().silent == (fault != ModbusFault::busy));
  slave.set_fault(ModbusFault::none);
  // A late answer is not taken for the next one.
  CHECK(modbus.read(point_at(Role::return_air, ModbusTable::input_register, 3))->raw == 999);
  CHECK(modbus.read(kAir)->raw == 215);
}

TEST_CASE("of garbage nothing is believed, each request ends in time, and the line goes on") {
  const auto line = GENERATE(ModbusSlave::Line::serial, ModbusSlave::Line::tcp);
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  ModbusSlave slave(line, 1, seed);
  ModbusLine modbus(bus_to(slave));
  slave.set_fault(ModbusFault::garbage);
  for (int i = 0; i < 20; ++i) {
    const auto begun = std::chrono::steady_clock::now();
    CHECK_FALSE(modbus.read(kAir));
    CHECK(std::chrono::steady_clock::now() - begun < 4 * kTimeout);
  }
  slave.set_fault(ModbusFault::none);
  slave.set_input(2, 215);
  // The slave itself must lose what it took for the begin of a request.
  bool answers = false;
  for (int i = 0; i < 5 && !answers; ++i) {
    const auto sample = modbus.read(kAir);
    answers = sample && sample->raw == 215;
  }
  CHECK(answers);
}

TEST_CASE("a TCP gateway that was silent is connected to anew") {
  ModbusSlave slave(ModbusSlave::Line::tcp);
  ModbusLine modbus(bus_to(slave));
  slave.set_input(2, 215);
  REQUIRE(modbus.read(kAir));
  slave.set_fault(ModbusFault::silence);
  CHECK_FALSE(modbus.read(kAir));
  slave.set_fault(ModbusFault::none);
  CHECK(modbus.read(kAir)->raw == 215);
}

TEST_CASE("a register that a unit does not have is named with its neighbours that it has") {
  ModbusSlave slave(ModbusSlave::Line::serial);
  ModbusLine modbus(bus_to(slave));
  CHECK_FALSE(modbus.check(kAir));
  const auto finding = modbus.check(point_at(Role::air, ModbusTable::input_register, 33));
  REQUIRE(finding);
  CHECK_THAT(finding->seen, Contains("unit 1 input_register 33: Illegal data address"));
  CHECK(finding->remedy == "near it are 25, 26, 27, 28, 29, 30, 31");
}

TEST_CASE("a unit that does not answer is named with those that did, and asked once") {
  ModbusSlave slave(ModbusSlave::Line::serial);
  ModbusLine modbus(bus_to(slave));
  REQUIRE_FALSE(modbus.check(kAir));
  const int before = slave.requests();
  const auto finding = modbus.check(point_at(Role::air, ModbusTable::input_register, 2, 7));
  REQUIRE(finding);
  CHECK_THAT(finding->seen, Contains("unit 7 input_register 2: no whole answer within 100 ms"));
  CHECK_THAT(finding->remedy, Contains("units that answered: 1"));
  CHECK(modbus.check(point_at(Role::water, ModbusTable::input_register, 3, 7)));
  CHECK(slave.requests() == before);
}

TEST_CASE("a serial line that is not there is named with those that are, and a dead address") {
  ModbusBus bus;
  bus.device = "/dev/ttyNone";
  bus.timeout = kTimeout;
  ModbusLine modbus(bus);
  const auto finding = modbus.check(kAir);
  REQUIRE(finding);
  CHECK(finding->seen == "/dev/ttyNone: No such file or directory");
  bus.device.clear();
  bus.address = "127.0.0.1";
  bus.port = 1;
  ModbusLine tcp(bus);
  REQUIRE(tcp.check(kAir));
  CHECK_THAT(tcp.check(kAir)->seen, Contains("127.0.0.1 port 1: Connection refused"));
}

TEST_CASE("a register's bits become a measurement, a contact, or no value") {
  ModbusPoint point;
  point.scale_thousandths = 100;
  CHECK(*decode(point, value_of(0x8000, true), false) == Sample{-32'768, -3'276'800});
  CHECK(value_of(0x8000, false) == 32'768);
  point.invalid = 32'767;
  CHECK_FALSE(decode(point, 32'767, false));
  point.bit = 4;
  CHECK(decode(point, 0x10, true)->value == 1);
  CHECK(decode(point, 0xef, true)->value == 0);
  CHECK(word_of(-1) == 0xffff);
  CHECK(word_of(65'535) == 0xffff);
}

}  // namespace
}  // namespace innkeeper::device::test
