// SPDX-License-Identifier: Apache-2.0
// A stay as it is stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Longest reservation key that is stored; FIAS allows 10 digits (G#), other systems use up to 64.
inline constexpr std::size_t kMaxReservationBytes = 64;

enum class StayStatus : std::uint8_t { in_house, checked_out };

[[nodiscard]] std::string_view name_of(StayStatus status);

struct StayRow {
  std::string reservation;
  room::RoomId room;
  std::optional<std::string> profile;
  StayStatus status = StayStatus::in_house;
  std::uint64_t arrival =
      0;                ///< rises with each arrival at the property: who of two sharers came first
  room::UtcTime since;  ///< when `status` began

  [[nodiscard]] std::string key() const { return reservation; }
  friend bool operator==(const StayRow&, const StayRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const StayRow& row);

}  // namespace innkeeper::hub
