// SPDX-License-Identifier: Apache-2.0
// Answers what people ask about a guest's stored data, and sees that rooms follow a change.
#pragma once

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/guests/guest_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class GuestDesk {
 public:
  /// Everything must outlive the desk.
  GuestDesk(const RoomDirectory& rooms, const StayBook& stays, GuestBook& guests, AuditLog& audit)
      : rooms_(rooms), stays_(stays), guests_(guests), audit_(audit) {}

  [[nodiscard]] Answer answer(const GuestRequest& request, Turn& turn);

 private:
  [[nodiscard]] Answer answer(const GetPreferences& request, Turn& turn);
  [[nodiscard]] Answer answer(const PutPreferences& request, Turn& turn);
  [[nodiscard]] Answer answer(const ChangePreferences& request, Turn& turn);
  [[nodiscard]] Answer answer(const ShowGuest& request, Turn& turn);
  [[nodiscard]] Answer answer(const SetConsent& request, Turn& turn);
  [[nodiscard]] Answer change(const std::string& profile, const PreferenceEdit& edit, Turn& turn);
  void replan_rooms_of(const std::string& profile, Turn& turn) const;

  const RoomDirectory& rooms_;
  const StayBook& stays_;
  GuestBook& guests_;
  AuditLog& audit_;
};

}  // namespace innkeeper::hub
