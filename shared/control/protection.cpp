// SPDX-License-Identifier: Apache-2.0
#include "shared/control/protection.hpp"

namespace innkeeper::control {

room::Protection Protection::update(const ProtectionReadings& readings, room::Time now) {
  judge_temperature(readings);
  judge_humidity(readings, now);
  if (readings.window_open) {
    judge_contact(*readings.window_open, now);
    draught_since_.reset();
  } else {
    open_since_.reset();
    open_ = opening_stuck_ = false;
    judge_draught(readings, now);
  }
  // The strongest first, as room::Protection orders them.
  if (frost_) return room::Protection::frost;
  if (overheat_) return room::Protection::overheat;
  if (!readings.air) return room::Protection::air_sensor;
  if ((open_ && !opening_stuck_) || draught_since_) return room::Protection::opening;
  if (drips(now)) return room::Protection::condensation;
  if (damp_ && readings.nobody) return room::Protection::humidity;
  return room::Protection::none;
}

void Protection::judge_temperature(const ProtectionReadings& readings) {
  if (!readings.air) return;  // what was true stays so until something says otherwise
  frost_ = *readings.air < (frost_ ? kFrostEnds : kFrostBegins);
  overheat_ = *readings.air > (overheat_ ? kOverheatEnds : kOverheatBegins);
}

void Protection::judge_humidity(const ProtectionReadings& readings, room::Time now) {
  if (readings.condensate.value_or(false)) wet_at_ = now;
  damp_ = readings.humidity && *readings.humidity >= (damp_ ? kDampEnds : kDampBegins);
}

void Protection::judge_contact(bool open, room::Time now) {
  if (!open) {
    open_since_.reset();
    if (!closed_since_) closed_since_ = now;
    if (now - *closed_since_ >= kClosedFor) open_ = opening_stuck_ = false;
    return;
  }
  closed_since_.reset();
  if (!open_since_) open_since_ = now;
  open_ = open_ || now - *open_since_ >= kOpenDelay;
  opening_stuck_ = opening_stuck_ || now - *open_since_ >= kOpeningStuck;
}

void Protection::judge_draught(const ProtectionReadings& readings, room::Time now) {
  if (draught_since_) {
    if (now - *draught_since_ >= kDraughtFor) draught_since_.reset();
    watched_since_.reset();
    return;
  }
  if (!readings.air || !readings.heating) {
    watched_since_.reset();
    return;
  }
  // Warming up again begins the watch anew: only a steady fall under heating is a draught.
  if (!watched_since_ || *readings.air > watched_from_) {
    watched_since_ = now;
    watched_from_ = *readings.air;
    return;
  }
  if (now - *watched_since_ < kDraughtWindow) return;
  if (watched_from_ - *readings.air >= kDraughtFall) draught_since_ = now;
  watched_since_ = now;
  watched_from_ = *readings.air;
}

}  // namespace innkeeper::control
