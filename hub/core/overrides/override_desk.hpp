// SPDX-License-Identifier: Apache-2.0
// Answers and does what maintenance and management ask about overrides.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/overrides/override_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class OverrideDesk {
 public:
  /// Everything must outlive the desk.
  OverrideDesk(const RoomDirectory& rooms, const StayBook& stays, const Courier& courier,
               HandBook& hands, OverrideBook& overrides, AuditLog& audit)
      : rooms_(rooms),
        stays_(stays),
        courier_(courier),
        hands_(hands),
        overrides_(overrides),
        audit_(audit) {}

  [[nodiscard]] Answer answer(const OverrideRequest& request, Turn& turn);
  /// Ends what is over by now, and writes it down.
  void on_time(Turn& turn);

 private:
  [[nodiscard]] Answer answer(const HoldRoom& request, Turn& turn);
  [[nodiscard]] Answer answer(const ReleaseRoom& request, Turn& turn);
  [[nodiscard]] Answer answer(const ShowHold& request, Turn& turn);
  [[nodiscard]] Answer answer(const ListOverrides& request, Turn& turn);
  [[nodiscard]] Answer answer(const PreviewAction& request, Turn& turn);
  [[nodiscard]] Answer answer(const StartAction& request, Turn& turn);
  [[nodiscard]] Answer answer(const StopAction& request, Turn& turn);
  [[nodiscard]] Answer answer(const BackToPolicy& request, Turn& turn);
  [[nodiscard]] ActionView describe(const std::vector<std::size_t>& rooms) const;
  [[nodiscard]] std::vector<std::size_t> rooms_to_reset(const BackToPolicy& request) const;

  const RoomDirectory& rooms_;
  const StayBook& stays_;
  const Courier& courier_;
  HandBook& hands_;
  OverrideBook& overrides_;
  AuditLog& audit_;
};

}  // namespace innkeeper::hub
