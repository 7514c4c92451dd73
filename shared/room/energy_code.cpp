// SPDX-License-Identifier: Apache-2.0
#include "shared/room/energy_code.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::room {
namespace {

constexpr std::uint32_t kMinute = 60;

// Degrees of difference and temperatures of the codes are in Fahrenheit; they are rounded to the strict
// side in thousandths of a kelvin.
constexpr TemperatureDelta kFourFahrenheit = TemperatureDelta::milli_kelvin(2223);
constexpr TemperatureDelta kFiveFahrenheit = TemperatureDelta::milli_kelvin(2778);
constexpr TemperatureDelta kTenFahrenheit = TemperatureDelta::milli_kelvin(5556);
constexpr Temperature kSixtyFahrenheit = Temperature::milli_celsius(15'555);
constexpr Temperature kEightyFahrenheit = Temperature::milli_celsius(26'667);

// No code: sixteen and twenty-eight degrees are the limits a plan of this house usually brings, and the
// times are those at which hotels usually switch (20 minutes).
constexpr CodeRequirements kNone{.setback_after_s = 0,  // as soon as the quiet period is over
                                 .setback = TemperatureDelta::milli_kelvin(0),
                                 .standby_after_s = 0,
                                 .standby = TemperatureDelta::milli_kelvin(0),
                                 .ventilation_after_s = 30 * kMinute,
                                 .lights_after_s = 30 * kMinute,
                                 .bath_lights_after_s = 30 * kMinute,
                                 .vacant_heat = Temperature::celsius(35),
                                 .vacant_cool = Temperature::celsius(5)};

constexpr CodeRequirements kAshrae901{
    .setback_after_s = 30 * kMinute,  // 6.4.3.3.5.1: within 30 min of all occupants leaving
    .setback = kFourFahrenheit,       // 6.4.3.3.5.1: by at least 4 F
    .standby_after_s = 0,             // none
    .standby = TemperatureDelta::milli_kelvin(0),
    .ventilation_after_s = 30 * kMinute,  // 6.4.3.3.5.2: within 30 min
    .lights_after_s = 20 * kMinute,       // 9.4.1.3.b: within 20 min, receptacles too
    .bath_lights_after_s = 30 * kMinute,  // 9.4.1.3.b.1
    .vacant_heat = kSixtyFahrenheit,      // 6.4.3.3.5.1: unrented, at most 60 F
    .vacant_cool = kEightyFahrenheit};    // 6.4.3.3.5.1: unrented, at least 80 F

constexpr CodeRequirements kIecc{
    .setback_after_s = 30 * kMinute,  // C403.7.4 (1): within 30 min
    .setback = kFourFahrenheit,       // C403.7.4 (1): by at least 4 F
    .standby_after_s = 0,
    .standby = TemperatureDelta::milli_kelvin(0),
    .ventilation_after_s = 20 * kMinute,  // C403.7.4 (4), Washington: within 20 min
    .lights_after_s = 20 * kMinute,       // C405.2.5 (2): within 20 min
    .bath_lights_after_s = 20 * kMinute,
    .vacant_heat = kSixtyFahrenheit,    // C403.7.4 (2)
    .vacant_cool = kEightyFahrenheit};  // C403.7.4 (2)

constexpr CodeRequirements kTitle24{
    .setback_after_s = 30 * kMinute,  // 120.2(e)3: after 30 min a further 5 F
    .setback = kTenFahrenheit,
    .standby_after_s = 5 * kMinute,  // 120.2(e)3: after 5 min 5 F
    .standby = kFiveFahrenheit,
    .ventilation_after_s = 5 * kMinute,  // 120.1(d)5: after 5 min
    .lights_after_s = 20 * kMinute,      // 130.1(c)8: the strictest number in use
    .bath_lights_after_s = 20 * kMinute,
    .vacant_heat = kSixtyFahrenheit,  // aligned with 90.1 as proposed for 2019
    .vacant_cool = kEightyFahrenheit};

}  // namespace

const CodeRequirements& requirements_of(EnergyCode code) {
  switch (code) {
    case EnergyCode::none: return kNone;
    case EnergyCode::ashrae_90_1: return kAshrae901;
    case EnergyCode::iecc: return kIecc;
    case EnergyCode::title_24: return kTitle24;
  }
  panic("an EnergyCode has requirements");
}

std::string_view name_of(EnergyCode code) {
  switch (code) {
    case EnergyCode::none: return "none";
    case EnergyCode::ashrae_90_1: return "ashrae_90_1";
    case EnergyCode::iecc: return "iecc";
    case EnergyCode::title_24: return "title_24";
  }
  panic("an EnergyCode has a name");
}

}  // namespace innkeeper::room
