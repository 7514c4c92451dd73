// SPDX-License-Identifier: Apache-2.0
// Watches what guests who agreed to it chose, when they leave.
#pragma once

#include <chrono>
#include <optional>

#include "hub/core/guests/guest_book.hpp"
#include "hub/core/property/season_watch.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// A shorter stay says nothing of a guest's comfort.
inline constexpr std::chrono::seconds kShortestStay = std::chrono::hours(6);

/// Single-threaded; every call must be inside a transaction of the store.
class Learner final : public DepartureWatch {
 public:
  Learner(const RoomDirectory& rooms, const SeasonWatch& seasons, GuestBook& guests)
      : rooms_(rooms), seasons_(seasons), guests_(guests) {}

  [[nodiscard]] bool on_departure(const Departure& departure, Turn& turn) override;

 private:
  const RoomDirectory& rooms_;
  const SeasonWatch& seasons_;
  GuestBook& guests_;
};

}  // namespace innkeeper::hub
