// SPDX-License-Identifier: Apache-2.0
// What a chip must do for a room: the functions that a port defines, nothing else. docs/porting.md shows
// them for other chips. All but start() may be called at any time; none waits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "device/agent/ports.hpp"

namespace innkeeper::board {

enum class Serial : std::uint8_t {
  console,  ///< for who installs the board, and for its panel in the emulator
  modem,    ///< a serial modem or device server that carries bytes to the broker
};

/// Clocks, pins, interrupts, both serial lines at 115,200 baud, and the tick. Once, first.
void start();

/// Bytes that arrived, in order; returns how many. A line whose bytes nobody takes stops receiving: what its
/// other end sends then is lost, unless the line has flow control.
[[nodiscard]] std::size_t receive(Serial serial, std::span<char> out);
/// Gives bytes to the line and returns how many it took now.
[[nodiscard]] std::size_t send(Serial serial, std::string_view bytes);

/// The two lines of the I2C bus, open drain: true lets a line rise, false pulls it down. Each of both
/// setters takes at least 1.3 us on a real bus (400 kHz: I2C-bus specification, UM10204, table 10).
void set_clock(bool high);
void set_data(bool high);
[[nodiscard]] bool data();

/// The chip resets unless feed_watchdog() is called within agent::kWatchdogPatience.
void start_watchdog();
void feed_watchdog();

/// Relays, valves and fan; lamps below are in the order of the room's fixtures. False when an output
/// did not take its value.
[[nodiscard]] bool drive(const agent::Outputs& outputs);
void dim(const control::Lamps& lamps);

}  // namespace innkeeper::board
