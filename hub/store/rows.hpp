// SPDX-License-Identifier: Apache-2.0
// Between rows of the database and the values of the core. Reading trusts nothing: a row that no
// value of the core can hold reads as nothing, and the caller reports the table as damaged.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hub/core/store.hpp"
#include "hub/store/statement.hpp"

namespace innkeeper::hub::store {

inline constexpr std::string_view kComfortKey = "climate.comfort";
inline constexpr std::string_view kWelcomePrefix = "lights.welcome.";

/// How a preference came to be known. Staff and learned ones will follow with their own features.
inline constexpr std::string_view kDeclared = "declared";

[[nodiscard]] std::string_view name_of(StayStatus status);

/// Columns: id, epoch, version, tenancy, plan.
[[nodiscard]] std::optional<RoomRow> room_row(const Statement& row);

/// Columns: reservation, room, profile, status, arrival, since.
[[nodiscard]] std::optional<StayRow> stay_row(const Statement& row);

/// Adds one preference, columns: key, value. False when it is unreadable or does not fit.
[[nodiscard]] bool add_preference(const Statement& row, Preferences& preferences);

}  // namespace innkeeper::hub::store
