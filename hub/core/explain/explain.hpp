// SPDX-License-Identifier: Apache-2.0
// Makes the explanation of a room from what is known of it. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/civil_clock.hpp"
#include "hub/core/explain/explain_requests.hpp"
#include "hub/core/explain/reason_log.hpp"
#include "hub/core/overrides/house_action_row.hpp"
#include "hub/core/overrides/override_row.hpp"
#include "shared/room/decide.hpp"

namespace innkeeper::hub {

struct ExplainInputs {
  std::size_t room = 0;
  const room::Decision& decision;  ///< what is in force
  const ReasonLog& reasons;
  const OverrideRow* housekeeping = nullptr;
  const OverrideRow* maintenance = nullptr;
  const HouseActionRow* evacuation = nullptr;
  const HouseActionRow* demand = nullptr;
  /// Whose preference it is, where that is worth a sentence; empty: nothing to add.
  std::string preference_note;
  room::UtcTime now;
  const CivilClock& clock;
};

[[nodiscard]] std::vector<Explanation> explain(const ExplainInputs& inputs);

}  // namespace innkeeper::hub
