// SPDX-License-Identifier: Apache-2.0
// What an energy code asks of a guest room that everybody left, as numbers. A property chooses one by
// policy; the deciding function obeys it, whatever the room's own comfort settings say.
#pragma once

#include <cstdint>
#include <string_view>

#include "shared/room/units.hpp"

namespace innkeeper::room {

enum class EnergyCode : std::uint8_t {
  none,         // the house's own rules: comfort first
  ashrae_90_1,  // ANSI/ASHRAE/IES 90.1-2016
  iecc,         // IECC 2021, as adopted in Washington (WAC 51-11C)
  title_24,     // California Title 24 part 6, 2019
};

/// Times count from the last sign of anybody, in seconds.
struct CodeRequirements {
  std::uint32_t setback_after_s;      ///< the set points have moved by `setback` by then
  TemperatureDelta setback;           ///< at least this far, in a rented room
  std::uint32_t standby_after_s;      ///< an earlier first step, or 0 where there is none
  TemperatureDelta standby;           ///< how far that first step goes
  std::uint32_t ventilation_after_s;  ///< outdoor air is off by then
  std::uint32_t lights_after_s;       ///< lights are off by then
  std::uint32_t bath_lights_after_s;  ///< those of the bathroom
  Temperature vacant_heat;            ///< unrented: heat at most to this
  Temperature vacant_cool;            ///< unrented: cool at most to this
};

/// What `code` asks. EnergyCode::none gives the house's own numbers, in the same terms.
[[nodiscard]] const CodeRequirements& requirements_of(EnergyCode code);

[[nodiscard]] std::string_view name_of(EnergyCode code);

}  // namespace innkeeper::room
