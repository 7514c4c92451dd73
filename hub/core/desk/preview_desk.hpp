// SPDX-License-Identifier: Apache-2.0
// Says what rooms would do for a guest with other preferences, without storing anything.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hub/core/desk/desk_requests.hpp"
#include "hub/core/guests/guest_book.hpp"
#include "hub/core/guests/sharers.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class PreviewDesk {
 public:
  /// The plan of a room with these in house and these wishes of theirs.
  using Compose = std::function<room::Plan(std::size_t room, std::span<const StayRow> stays,
                                           std::span<const GuestWish> guests)>;

  /// Everything must outlive the desk.
  PreviewDesk(const RoomDirectory& rooms, const StayBook& stays, GuestBook& guests,
              const HandBook& hands, Compose compose)
      : rooms_(rooms),
        stays_(stays),
        guests_(guests),
        hands_(hands),
        compose_(std::move(compose)) {}

  [[nodiscard]] Answer answer(const PreviewPreferences& request, Turn& turn);

 private:
  [[nodiscard]] std::vector<std::size_t> rooms_to_show(const PreviewPreferences& request) const;
  [[nodiscard]] PreviewView::Room preview(std::size_t room, const std::string& profile,
                                          const GuestWish& wish);
  [[nodiscard]] std::vector<std::string> notes(std::size_t room, const room::Plan& plan,
                                               const GuestWish& wish, bool in_house) const;

  const RoomDirectory& rooms_;
  const StayBook& stays_;
  GuestBook& guests_;
  const HandBook& hands_;
  Compose compose_;
};

}  // namespace innkeeper::hub
