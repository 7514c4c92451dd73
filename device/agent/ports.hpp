// SPDX-License-Identifier: Apache-2.0
// What a board must supply to run a room: three small ports, called from the agent's one thread.
// A port never blocks the control step; it never calls back into the agent.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "shared/control/lighting.hpp"
#include "shared/control/presence_sensors.hpp"
#include "shared/room/fixture.hpp"
#include "shared/room/report.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"
#include "shared/util/check.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::agent {

/// One reading of the room's sensors, raw: the agent judges what is plausible. None: the room has no
/// such sensor, or it is silent.
struct Readings {
  std::optional<room::Temperature> air;         ///< in the room
  std::optional<room::Temperature> return_air;  ///< at the terminal's inlet
  std::optional<room::Temperature> water;       ///< supply of a two-pipe system
  std::optional<room::Percent> humidity;        ///< relative, in the room
  std::optional<bool> door_open;                ///< entrance door
  std::optional<bool> window_open;              ///< any window or balcony door
  std::optional<bool> condensate;               ///< float switch of the terminal's drip pan
  std::optional<bool> bedroom_motion;
  std::optional<bool> bathroom_motion;
  std::optional<control::KeyCard> key_card;  ///< in its holder
  std::optional<bool> fan_runs;              ///< feedback of the terminal
};

/// What the actuators are told. Whole, never a difference: driving it twice changes nothing.
struct Outputs {
  room::Percent heating;
  room::Percent cooling;
  room::Percent fan;
  bool ventilation = false;    ///< outdoor air
  room::FixtureLevels lights;  ///< every fixture of the room, as it will burn when fades are over
  friend bool operator==(const Outputs&, const Outputs&) = default;
};

/// Ten control steps: longer than any write to flash takes, shorter than a guest waits for light.
inline constexpr room::Duration kWatchdogPatience = std::chrono::seconds(10);

/// Sensors and actuators.
class Board {
 public:
  [[nodiscard]] virtual Readings read() = 0;
  /// False when an output did not take its value; the agent then reports Fault::actuator and tries
  /// again.
  [[nodiscard]] virtual bool drive(const Outputs& outputs) = 0;
  /// False when an output that took its value lost it since, or was not to be had after all: asked at
  /// every control step, and answered by another drive(). For boards that hand their outputs over to
  /// slow buses.
  [[nodiscard]] virtual bool outputs_hold() { return true; }
  /// After a drive() that failed: what of `wanted` is in force all the same, and `before` of the rest.
  [[nodiscard]] virtual Outputs outputs_held(const Outputs& before, const Outputs& /*wanted*/) {
    return before;
  }
  /// The lights of this instant; called for each step of a fade, at most 25 times a second. What a
  /// lamp does not take is found by drive() and by lamp_burns().
  virtual void dim(const control::Lamps& lamps) = 0;
  /// The hardware watchdog: called after each control step that came to its end. A board with one resets
  /// itself when this stays away for kWatchdogPatience; the agent then boots from its record.
  virtual void feed_watchdog() {}
  /// Feedback of one light, by its place among the fixtures; none: this board cannot tell.
  [[nodiscard]] virtual std::optional<bool> lamp_burns(std::size_t) { return std::nullopt; }

 protected:
  ~Board() = default;
};

/// Which of the two copies of the persistent record.
enum class Slot : unsigned char { a, b };

/// Memory that survives power loss. A write may be torn by a power cut at any byte; a slot that is
/// not being written keeps its content.
class Memory {
 public:
  /// Fills `out` from the start of the slot; false when it cannot be read. Never written slots read
  /// as any bytes.
  [[nodiscard]] virtual bool read(Slot slot, std::span<std::byte> out) = 0;
  /// True once the bytes are durable.
  [[nodiscard]] virtual bool write(Slot slot, std::span<const std::byte> bytes) = 0;

 protected:
  ~Memory() = default;
};

/// The way to the broker. The driver behind it connects, reconnects with full jitter, subscribes to
/// the room's plan (and hub/time) after every connect, sets the will `lost`, and tells the agent by
/// on_link_up() and on_link_down().
class Link {
 public:
  /// Hands over one message for `channel` of this room; false when it cannot be taken now. Topic,
  /// retention and QoS follow from the channel (wire::delivery_of). The bytes are copied.
  [[nodiscard]] virtual bool publish(wire::Channel channel, std::string_view payload) = 0;
  /// The same for a report, by far the largest document. As it is here its bytes go to publish(), by way of
  /// wire::kMaxReportBytes of stack; a driver that has not so much memory keeps the value instead and writes
  /// it in parts (wire::encode_part).
  [[nodiscard]] virtual bool publish_report(const room::Report& report) {
    std::array<char, wire::kMaxReportBytes> bytes;
    const auto payload = wire::encode(report, bytes);
    check(payload.ok(), "every report fits its size");
    return publish(wire::Channel::report, *payload);
  }

 protected:
  ~Link() = default;
};

}  // namespace innkeeper::agent
