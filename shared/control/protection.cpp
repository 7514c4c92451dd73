// SPDX-License-Identifier: Apache-2.0
#include "shared/control/protection.hpp"

namespace innkeeper::control {

room::Protection Protection::update(const ProtectionReadings& readings, room::Time now) {
  judge_temperature(readings);
  judge_humidity(readings, now);
  judge_opening(readings, now);
  // The strongest first, as room::Protection orders them.
  if (readings.air || !is_open()) open_blind_since_.reset();
  if (frost_) return room::Protection::frost;
  if (!readings.air && is_open()) return open_and_blind(readings.cooled_last, now);
  if (overheat_) return room::Protection::overheat;
  if (is_open()) return room::Protection::opening;
  if (!readings.air) return room::Protection::air_sensor;
  if (drips(now)) return room::Protection::condensation;
  if (damp_ && readings.nobody) return room::Protection::humidity;
  return room::Protection::none;
}

/// What was too hot when the sensor was lost is so no more.
room::Protection Protection::open_and_blind(bool cooled_last, room::Time now) {
  if (!open_blind_since_) open_blind_since_ = now;
  const bool may_freeze = !cooled_last && now - *open_blind_since_ >= kOpenBlind;
  return may_freeze ? room::Protection::frost : room::Protection::opening;
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

void Protection::judge_opening(const ProtectionReadings& readings, room::Time now) {
  if (readings.window_open) {
    const bool is_first = !contact_heard_;
    if (!is_first && *readings.window_open != contact_open_) flutter_.change(now);
    contact_open_ = *readings.window_open;
    contact_heard_ = now;
  }
  flutter_.wear_off(now);
  const bool answers = contact_heard_ && now - *contact_heard_ < kOpeningGap;
  opening_silent_ = contact_heard_ && now - *contact_heard_ >= kOpeningSilent;
  if (answers) {
    judge_contact(contact_open_, now);
  } else {
    open_since_.reset();
    closed_since_.reset();
    open_ = opening_stuck_ = false;
  }
  if (answers && !opening_stuck()) {
    draught_.reset();
  } else {
    draught_.update({readings.air, readings.heating, readings.steady}, now);
  }
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

}  // namespace innkeeper::control
