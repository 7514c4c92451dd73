// SPDX-License-Identifier: Apache-2.0
#include "shared/room/climate.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::room {

std::string_view name_of(ClimateMode mode) {
  switch (mode) {
    case ClimateMode::off: return "off";
    case ClimateMode::automatic: return "automatic";
    case ClimateMode::heat: return "heat";
    case ClimateMode::cool: return "cool";
  }
  panic("a ClimateMode has a name");
}

std::string_view name_of(FanSetting fan) {
  switch (fan) {
    case FanSetting::automatic: return "automatic";
    case FanSetting::quiet: return "quiet";
    case FanSetting::low: return "low";
    case FanSetting::medium: return "medium";
    case FanSetting::high: return "high";
  }
  panic("a FanSetting has a name");
}

std::string_view name_of(Units units) {
  switch (units) {
    case Units::celsius: return "celsius";
    case Units::fahrenheit: return "fahrenheit";
  }
  panic("a Units has a name");
}

}  // namespace innkeeper::room
