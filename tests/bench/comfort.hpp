// SPDX-License-Identifier: Apache-2.0
// A simulated year of a room with guests: what the room controller saves and costs in comfort, next to
// two thermostats that hotels have.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace innkeeper::bench {

enum class Control : std::uint8_t {
  always_on,   // a good thermostat that stays at what the last guest set
  hysteresis,  // an on/off thermostat that sets back by 4 F after 30 min without motion
  innkeeper,   // the agent as boards run it
};

struct ComfortOptions {
  int days = 365;
  int lead_min = 60;  ///< how long before the guests enter the room is planned for them
  std::uint32_t seed = 1;
};

/// Where the room is in its business; energy is told apart by it.
enum class Use : std::uint8_t { unrented, empty, occupied };
inline constexpr int kUses = 3;

struct ComfortResult {
  double discomfort_kh = 0;    ///< air further than 1 K from the guest's wish while somebody is in
  double of_it_window_kh = 0;  ///< part of it while a window is open
  std::array<double, kUses> energy_kwh{};  ///< heat and cold given, and the fan, by Use
  std::array<double, kUses> hours{};
  double valve_travel = 0;  ///< whole strokes
  double fan_switches = 0;
  double starts_per_hour = 0;  ///< of the valve from closed, while anything runs
  double step_ns = 0;          ///< one control step, the agent only
  [[nodiscard]] double energy() const { return energy_kwh[0] + energy_kwh[1] + energy_kwh[2]; }
};

/// `climate`: 0 cold, 1 mild, 2 hot. Deterministic but for step_ns.
[[nodiscard]] ComfortResult simulate_year(int climate, Control control,
                                          const ComfortOptions& options);

}  // namespace innkeeper::bench
