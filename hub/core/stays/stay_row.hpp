// SPDX-License-Identifier: Apache-2.0
// A stay as it is stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/stays/stay_event.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Longest reservation key that is stored; FIAS allows 10 digits (G#), other systems use up to 64.
inline constexpr std::size_t kMaxReservationBytes = 64;
/// Longest text the PMS may say of a stay: language, VIP, tier or greeting. FIAS names have up to 200.
inline constexpr std::size_t kMaxFactBytes = 256;

enum class StayStatus : std::uint8_t {
  expected,  // its check-in was taken back
  in_house,
  checked_out,
};

[[nodiscard]] std::string_view name_of(StayStatus status);

/// What a guest had set by hand, for one who comes back or moves. Without single lights: another room
/// has other ones.
struct KeptHand {
  std::optional<room::Temperature> setpoint;
  std::optional<room::FanSetting> fan;
  std::optional<room::Scene> scene;
  room::ServiceWish service = room::ServiceWish::none;
  friend bool operator==(const KeptHand&, const KeptHand&) = default;
};

/// A set point that no plan could carry is left out.
[[nodiscard]] KeptHand kept_of(const room::Hand& hand);

struct StayRow {
  std::string reservation;
  room::RoomId room;
  std::optional<std::string> profile;
  StayStatus status = StayStatus::in_house;
  std::uint64_t arrival =
      0;                ///< rises with each arrival at the property: who of two sharers came first
  room::UtcTime since;  ///< when `status` began

  // As the PMS says; empty or none: unknown, or known to be nothing.
  std::string language;
  std::string vip;
  std::string tier;
  std::string greeting;  ///< erased when the stay leaves
  std::optional<CivilDay> arrival_day;
  std::optional<CivilDay> departure_day;
  std::optional<std::uint8_t> persons;

  KeptHand kept;                          ///< of a stay that left
  std::optional<room::RoomId> left_room;  ///< the room before this one
  room::UtcTime moved_at;                 ///< when it was left
  /// In house, but a complete synchronisation did not tell of it, and nobody has decided yet.
  bool doubted = false;
  /// What its guest chose was observed, or is not to be: once for each stay.
  bool observed = false;
  /// Its guest asked to be forgotten while in house: nothing is kept of who it is, whatever the PMS says,
  /// and the row goes when the stay leaves.
  bool forgotten = false;
  /// The desk had the last word on whether and where this stay is in house, and the PMS has not said the
  /// same: a repeated fact of the PMS does not change it. docs/stays.md, "What the desk does by hand".
  bool by_desk = false;

  [[nodiscard]] std::string key() const { return reservation; }
  friend bool operator==(const StayRow&, const StayRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const StayRow& row);

}  // namespace innkeeper::hub
