// SPDX-License-Identifier: Apache-2.0
// What the hub last decided for a room, as it is stored.
#pragma once

#include <cstdint>
#include <string>

#include "shared/room/identity.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::hub {

struct RoomRow {
  room::RoomId id;
  room::PlanId plan_id;
  std::uint32_t tenancy = 0;
  std::string plan;  ///< the bytes as published; empty before the first plan

  [[nodiscard]] std::string key() const { return std::string(id.view()); }
  friend bool operator==(const RoomRow&, const RoomRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const RoomRow& row);

}  // namespace innkeeper::hub
