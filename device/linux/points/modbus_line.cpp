// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/modbus_line.hpp"

#include <modbus/modbus.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>
#include <utility>

#include "device/linux/points/modbus_value.hpp"
#include "device/linux/points/serial_lines.hpp"
#include "shared/config/problem.hpp"

namespace innkeeper::device {
namespace {

const ModbusPoint& modbus_of(const Point& point) { return std::get<ModbusPoint>(point.where); }

std::string title_of(const ModbusPoint& point) {
  return "unit " + std::to_string(point.unit) + ' ' + std::string(name_of(point.table)) + ' ' +
         std::to_string(point.address);
}

/// The unit answered, if only to refuse.
bool is_exception(int error) { return error > MODBUS_ENOBASE && error <= EMBXGTAR; }

std::chrono::microseconds microseconds(room::Duration time) {
  return std::chrono::duration_cast<std::chrono::microseconds>(time);
}

}  // namespace

struct ModbusLine::Connection {
  explicit Connection(const ModbusBus& bus)
      : context(bus.device.empty()
                    ? modbus_new_tcp_pi(bus.address.c_str(), std::to_string(bus.port).c_str())
                    : modbus_new_rtu(bus.device.c_str(), static_cast<int>(bus.baud),
                                     static_cast<char>(bus.parity), 8, bus.stop_bits)) {}
  ~Connection() {
    if (context == nullptr) return;
    modbus_close(context);
    modbus_free(context);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  modbus_t* context;
};

ModbusLine::ModbusLine(ModbusBus settings) : settings_(std::move(settings)) {}
ModbusLine::~ModbusLine() = default;

std::string ModbusLine::where() const {
  if (!settings_.device.empty()) return settings_.device;
  return settings_.address + " port " + std::to_string(settings_.port);
}

Result<void, Trouble> ModbusLine::prepare(std::uint8_t unit) {
  if (!connection_) {
    auto connection = std::make_unique<Connection>(settings_);
    modbus_t* context = connection->context;
    if (context == nullptr) return fail(Trouble{where() + ": " + modbus_strerror(errno), true});
    const auto timeout = microseconds(settings_.timeout).count();
    // Without a time limit of its own for each byte, the one for the answer holds for all of it.
    modbus_set_byte_timeout(context, 0, 0);
    modbus_set_response_timeout(context, static_cast<std::uint32_t>(timeout / 1'000'000),
                                static_cast<std::uint32_t>(timeout % 1'000'000));
    if (modbus_connect(context) != 0) {
      return fail(Trouble{where() + ": " + modbus_strerror(errno), true});
    }
    connection_ = std::move(connection);
  }
  std::this_thread::sleep_until(quiet_until_);
  if (quiet_until_ != std::chrono::steady_clock::time_point()) modbus_flush(connection_->context);
  quiet_until_ = {};
  modbus_set_slave(connection_->context, unit);
  return {};
}

Trouble ModbusLine::failed(const ModbusPoint& point) {
  const int error = errno;
  if (is_exception(error)) {
    answered_.insert(point.unit);
    return {title_of(point) + ": " + modbus_strerror(error), false};
  }
  const bool is_serial = !settings_.device.empty();
  const bool is_only_silent = error == ETIMEDOUT || error >= EMBBADCRC;
  // A serial line goes on once a late answer had its time. Of a TCP connection nobody knows which
  // answer would come next.
  if (is_serial && is_only_silent) {
    quiet_until_ = std::chrono::steady_clock::now() + microseconds(settings_.timeout);
  } else {
    connection_.reset();
  }
  const std::string what =
      error == ETIMEDOUT
          ? "no whole answer within " +
                std::to_string(microseconds(settings_.timeout).count() / 1000) + " ms"
          : std::string(modbus_strerror(error));
  return {title_of(point) + ": " + what, true};
}

Result<std::int32_t, Trouble> ModbusLine::fetch(const ModbusPoint& point) {
  if (auto ready = prepare(point.unit); !ready) return fail(Trouble(ready.error()));
  modbus_t* context = connection_->context;
  std::array<std::uint8_t, 1> bit{};
  std::array<std::uint16_t, 1> word{};
  int got = 0;
  switch (point.table) {
    case ModbusTable::coil: got = modbus_read_bits(context, point.address, 1, bit.data()); break;
    case ModbusTable::discrete_input:
      got = modbus_read_input_bits(context, point.address, 1, bit.data());
      break;
    case ModbusTable::holding_register:
      got = modbus_read_registers(context, point.address, 1, word.data());
      break;
    case ModbusTable::input_register:
      got = modbus_read_input_registers(context, point.address, 1, word.data());
      break;
  }
  if (got != 1) return fail(failed(point));
  answered_.insert(point.unit);
  const bool is_bit =
      point.table == ModbusTable::coil || point.table == ModbusTable::discrete_input;
  return is_bit ? std::int32_t{bit[0]} : value_of(word[0], point.is_signed);
}

Result<void, Trouble> ModbusLine::put(const ModbusPoint& point, std::int32_t value) {
  if (auto ready = prepare(point.unit); !ready) return ready;
  modbus_t* context = connection_->context;
  const int done = point.table == ModbusTable::coil
                       ? modbus_write_bit(context, point.address, value != 0 ? 1 : 0)
                       : modbus_write_register(context, point.address, word_of(value));
  if (done != 1) return fail(failed(point));
  answered_.insert(point.unit);
  return {};
}

Result<Sample, Trouble> ModbusLine::read(const Point& point) {
  const ModbusPoint& modbus = modbus_of(point);
  const auto raw = fetch(modbus);
  if (!raw) return fail(Trouble(raw.error()));
  return decode(modbus, *raw, is_contact(point.role));
}

Result<void, Trouble> ModbusLine::drive(const Point& point, std::int32_t value) {
  const ModbusPoint& modbus = modbus_of(point);
  const auto known = known_.find(point.name);
  const bool is_change = known != known_.end() && known->second != value;
  if (!is_change && modbus.readback) {
    // Many units keep each write in a memory that wears out.
    const auto held = fetch(modbus);
    if (!held) {
      known_.erase(point.name);
      return fail(Trouble(held.error()));
    }
    if (word_of(*held) == word_of(value)) {
      known_[point.name] = value;
      return {};
    }
  }
  auto written = put(modbus, value);
  if (written) {
    known_[point.name] = value;
  } else {
    known_.erase(point.name);
  }
  return written;
}

std::optional<std::int32_t> ModbusLine::held(const Point& point) {
  if (!modbus_of(point).readback) return std::nullopt;
  const auto value = fetch(modbus_of(point));
  if (!value) return std::nullopt;
  return *value;
}

std::size_t ModbusLine::station(const Point& point) const { return modbus_of(point).unit; }

std::vector<UnboundPoint> ModbusLine::unbound(const std::vector<Point>& /*bound*/) { return {}; }

std::optional<Finding> ModbusLine::check(const Point& point) {
  const ModbusPoint& modbus = modbus_of(point);
  const auto silent = silent_.find(modbus.unit);
  if (silent != silent_.end()) return silent->second;
  if (!modbus.readback) {
    const auto ready = prepare(modbus.unit);
    if (ready) return std::nullopt;
    return finding(modbus, ready.error());
  }
  const auto raw = fetch(modbus);
  if (raw) return std::nullopt;
  return finding(modbus, raw.error());
}

Finding ModbusLine::finding(const ModbusPoint& point, const Trouble& trouble) {
  if (!trouble.silent) return {trouble.what, answering_neighbours(point)};
  if (!connection_ && !settings_.device.empty()) {
    return {trouble.what, known_serial_lines(settings_.device)};
  }
  if (!connection_) return {trouble.what, "is the device on, and is its address right?"};
  std::string units;
  for (const int unit : answered_) units += (units.empty() ? "" : ", ") + std::to_string(unit);
  const std::string heard =
      units.empty() ? "no unit answered so far" : "units that answered: " + units;
  Finding silent{trouble.what,
                 heard + "; look at power, wires, baud and parity, and at the unit's number"};
  silent_[point.unit] = silent;
  return silent;
}

std::string ModbusLine::answering_neighbours(ModbusPoint point) {
  const int middle = point.address;
  std::string found;
  for (int address = std::max(0, middle - kNeighbours);
       address <= std::min(65'535, middle + kNeighbours); ++address) {
    if (address == middle) continue;
    point.address = static_cast<std::uint16_t>(address);
    const auto value = fetch(point);
    if (value) found += (found.empty() ? "" : ", ") + std::to_string(address);
    if (!value && value.error().silent) break;
  }
  if (found.empty()) return "no other one near it answers; is it of another kind, or another unit?";
  return "near it are " + found;
}

}  // namespace innkeeper::device
