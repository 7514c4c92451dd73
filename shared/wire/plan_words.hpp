// SPDX-License-Identifier: Apache-2.0
// The words of a plan: what its reader and its writer must agree on.
#pragma once

#include <array>
#include <string_view>

#include "shared/room/plan.hpp"
#include "shared/wire/common_words.hpp"

namespace innkeeper::wire {

inline constexpr std::string_view kPlanSchema = "innkeeper.plan/1";
inline constexpr std::array kRentalStates{room::RentalState::vacant, room::RentalState::rented,
                                          room::RentalState::out_of_service};
inline constexpr std::array kSources{room::Source::policy, room::Source::guest};
inline constexpr std::array kTasks{room::HousekeepingTask::cleaning,
                                   room::HousekeepingTask::turndown,
                                   room::HousekeepingTask::airing};
inline constexpr std::array kUnits{room::Units::celsius, room::Units::fahrenheit};

/// The lights a plan itself names: for a reader or writer that knows no others.
[[nodiscard]] room::Fixtures fixtures_of(const room::Plan& plan);

}  // namespace innkeeper::wire
