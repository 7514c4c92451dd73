// SPDX-License-Identifier: Apache-2.0
// Mode, fan and ventilation of the deciding function, layer upon layer.
#include "shared/room/decide_layers.hpp"

namespace innkeeper::room {
namespace {

bool is_maintained(const Inputs& in) {
  return in.plan != nullptr && in.plan->maintenance.has_value();
}

template <class T>
Effective<T> overruled(const Effective<T>& weaker, T value, Because because) {
  Effective<T> result{value, because, std::nullopt, std::nullopt};
  const T wanted = weaker.wanted.value_or(weaker.value);
  if (wanted != value) result.wanted = wanted;
  return result;
}

ClimateMode without_heating(ClimateMode mode) {
  if (mode == ClimateMode::automatic) return ClimateMode::cool;
  return mode == ClimateMode::heat ? ClimateMode::off : mode;
}

ClimateMode without_cooling(ClimateMode mode) {
  if (mode == ClimateMode::automatic) return ClimateMode::heat;
  return mode == ClimateMode::cool ? ClimateMode::off : mode;
}

Effective<ClimateMode> made_safe(const Effective<ClimateMode>& mode, Protection protection) {
  switch (protection) {
    case Protection::none:
    case Protection::humidity: return mode;
    case Protection::condensation:
      return overruled(mode, without_cooling(mode.value), Because::condensation);
    case Protection::air_sensor: return overruled(mode, mode.value, Because::air_sensor);
    case Protection::opening: return overruled(mode, ClimateMode::off, Because::opening);
    case Protection::overheat:
      return overruled(mode, without_heating(mode.value), Because::overheat);
    case Protection::frost: return overruled(mode, ClimateMode::heat, Because::frost);
  }
  return mode;
}

}  // namespace

Effective<ClimateMode> decide_mode(const Inputs& in) {
  Effective<ClimateMode> mode{ClimateMode::automatic,
                              in.plan == nullptr ? Because::no_plan : Because::policy, std::nullopt,
                              std::nullopt};
  if (in.housekeeping == HousekeepingTask::airing) {
    mode = overruled(mode, ClimateMode::off, Because::housekeeping);
    mode.until = in.plan->housekeeping->until;
  }
  if (is_maintained(in) && in.plan->maintenance->mode) {
    mode = overruled(mode, *in.plan->maintenance->mode, Because::maintenance);
  }
  mode = made_safe(mode, in.situation.protection);
  // Burst pipes would be a second disaster: frost alone is stronger.
  if (is_evacuated(in) && in.situation.protection != Protection::frost) {
    mode = overruled(mode, ClimateMode::off, Because::evacuation);
  }
  return mode;
}

namespace {

/// What the guest wants of the fan: by hand, else as preferred. Staff gets no guest's preference.
std::optional<Effective<FanSetting>> fan_of_guest(const Inputs& in) {
  const auto chosen = [](FanSetting fan, Because because) {
    return Effective<FanSetting>{fan, because, std::nullopt, std::nullopt};
  };
  if (in.hand.fan) return chosen(*in.hand.fan, Because::guest_hand);
  if (!is_rented(in) || in.situation.presence == Presence::staff) return std::nullopt;
  const FanSetting preferred = in.plan->climate.fan;
  if (preferred == FanSetting::automatic) return std::nullopt;
  return chosen(preferred, Because::guest_preference);
}

}  // namespace

Effective<FanSetting> decide_fan(const Inputs& in) {
  Effective<FanSetting> fan{FanSetting::automatic,
                            in.plan == nullptr ? Because::no_plan : Because::policy, std::nullopt,
                            std::nullopt};
  const bool somebody =
      in.situation.presence == Presence::guest || in.situation.presence == Presence::leaving;
  if (somebody && day_part_of(in) == DayPart::night) {
    fan = {FanSetting::quiet, Because::night, std::nullopt, std::nullopt};
  }
  // Nobody hears or feels it in an empty room: there the fan runs only as the air needs.
  if (const auto chosen = fan_of_guest(in)) {
    fan = in.situation.presence == Presence::nobody
              ? overruled(*chosen, FanSetting::automatic, Because::unoccupied)
              : *chosen;
  }
  if (is_maintained(in) && in.plan->maintenance->fan) {
    fan = overruled(fan, *in.plan->maintenance->fan, Because::maintenance);
  }
  return fan;
}

namespace {

Effective<bool> ventilation_by_presence(const Inputs& in) {
  const auto because = [](bool on, Because reason) {
    return Effective<bool>{on, reason, std::nullopt, std::nullopt};
  };
  if (in.plan == nullptr) return because(true, Because::no_plan);
  const Situation& now = in.situation;
  const bool may_be_empty = now.presence == Presence::nobody || now.presence == Presence::leaving;
  if (!may_be_empty) return because(true, Because::policy);
  if (!is_rented(in) && now.presence == Presence::nobody) {
    return because(false, because_not_rented(in.plan->rental));
  }
  if (now.arrival == Arrival::awaited) return because(true, Because::awaiting_guest);
  const EnergyCode code = in.plan->climate.code;
  if (now.quiet_s < requirements_of(code).ventilation_after_s)
    return because(true, Because::policy);
  return because(false, code == EnergyCode::none ? Because::unoccupied : Because::energy_code);
}

}  // namespace

Effective<bool> decide_ventilation(const Inputs& in) {
  Effective<bool> ventilation = ventilation_by_presence(in);
  if (in.housekeeping) {
    ventilation = overruled(ventilation, true, Because::housekeeping);
    ventilation.until = in.plan->housekeeping->until;
  }
  // Fresh air feeds a fire, and spreads its smoke.
  if (is_evacuated(in)) return overruled(ventilation, false, Because::evacuation);
  // Air from outside is what an open window brings by itself, what a damp room has too much of, and
  // what freezes it.
  const Protection protection = in.situation.protection;
  if (protection == Protection::opening) return overruled(ventilation, false, Because::opening);
  if (protection == Protection::frost) return overruled(ventilation, false, Because::frost);
  if (protection == Protection::humidity && in.situation.presence == Presence::nobody) {
    return overruled(ventilation, false, Because::humidity);
  }
  return ventilation;
}

}  // namespace innkeeper::room
