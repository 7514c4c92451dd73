// SPDX-License-Identifier: Apache-2.0
// What is done to many rooms at once, as it is stored while it lasts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/actor.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

enum class HouseActionKind : std::uint8_t {
  evacuation,       // full light, terminals and ventilation off, until it is ended
  demand_response,  // bands of rooms in use wider, for a time
};

[[nodiscard]] std::string_view name_of(HouseActionKind kind);

/// Which rooms. Empty texts do not restrict.
struct ActionScope {
  std::string floor;
  std::string type;  ///< name of a room type
  friend bool operator==(const ActionScope&, const ActionScope&) = default;
};

struct HouseActionRow {
  std::uint64_t number = 0;  ///< rises; what people end it by
  HouseActionKind kind = HouseActionKind::evacuation;
  ActionScope scope;
  room::TemperatureDelta by_delta;     ///< of a demand response
  std::optional<room::UtcTime> until;  ///< a demand response always has one
  room::UtcTime since;
  Actor by;
  std::string reason;

  [[nodiscard]] std::string key() const { return std::to_string(number); }
  friend bool operator==(const HouseActionRow&, const HouseActionRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const HouseActionRow& row);

}  // namespace innkeeper::hub
