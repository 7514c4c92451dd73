// SPDX-License-Identifier: Apache-2.0
// Answers what people ask about the property, shows what another one would change, and changes to it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/property/property_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class PropertyDesk {
 public:
  /// What only the hotel as a whole can do.
  struct Stage {
    /// The plans that all rooms of this property would have now. Changes nothing in the end.
    std::function<std::vector<room::Plan>(config::Property& property)> rehearse;
    /// Runs it from now on; every room is planned anew at the end of the turn.
    std::function<void(config::Property property, Turn& turn)> adopt;
  };

  /// Everything must outlive the desk.
  PropertyDesk(const PropertySource& source, const RoomDirectory& rooms, const StayBook& stays,
               const PlanLedger& ledger, PropertyBook& book, Stage stage)
      : source_(source),
        rooms_(rooms),
        stays_(stays),
        ledger_(ledger),
        book_(book),
        stage_(std::move(stage)) {}

  [[nodiscard]] Answer answer(const PropertyRequest& request, Turn& turn);

 private:
  struct Order {
    PropertyBook::Wish wish;
    std::optional<std::uint32_t> expected;
    bool dry_run = false;
  };
  [[nodiscard]] Answer answer(const ShowProperty& request, Turn& turn);
  [[nodiscard]] Answer answer(const ListRevisions& request, Turn& turn);
  [[nodiscard]] Answer answer(const ApplyProperty& request, Turn& turn);
  [[nodiscard]] Answer answer(const RevertProperty& request, Turn& turn);
  [[nodiscard]] Answer answer(const DraftRooms& request, Turn& turn);
  [[nodiscard]] Answer change(Order order, Turn& turn);
  [[nodiscard]] std::vector<FieldError> refusals(const config::Property& property) const;
  [[nodiscard]] PropertyChange compare(config::Property& property) const;
  void compare_rooms(const config::Property& property, PropertyChange& change) const;
  void compare_plans(config::Property& property, PropertyChange& change) const;

  const PropertySource& source_;
  const RoomDirectory& rooms_;
  const StayBook& stays_;
  const PlanLedger& ledger_;
  PropertyBook& book_;
  Stage stage_;
};

}  // namespace innkeeper::hub
