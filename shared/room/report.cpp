// SPDX-License-Identifier: Apache-2.0
#include "shared/room/report.hpp"

namespace innkeeper::room {

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::none: return "none";
    case Verdict::applied: return "applied";
    case Verdict::rejected: return "rejected";
  }
  panic("a Verdict has a name");
}

std::string_view name_of(Fault fault) {
  switch (fault) {
    case Fault::air_sensor: return "air_sensor";
    case Fault::memory: return "memory";
    case Fault::memory_lost: return "memory_lost";
    case Fault::actuator: return "actuator";
    case Fault::air_fallback: return "air_fallback";
    case Fault::air_frozen: return "air_frozen";
    case Fault::air_jumping: return "air_jumping";
    case Fault::opening_stuck: return "opening_stuck";
    case Fault::fan: return "fan";
    case Fault::heating: return "heating";
    case Fault::cooling: return "cooling";
    case Fault::frost: return "frost";
    case Fault::overheat: return "overheat";
    case Fault::door: return "door";
    case Fault::motion: return "motion";
    case Fault::lamp: return "lamp";
    case Fault::unknown: return "unknown";
  }
  panic("a Fault has a name");
}

std::string_view name_of(RentalState rental) {
  switch (rental) {
    case RentalState::vacant: return "vacant";
    case RentalState::rented: return "rented";
    case RentalState::out_of_service: return "out_of_service";
  }
  panic("a RentalState has a name");
}

std::string_view name_of(Source source) {
  switch (source) {
    case Source::policy: return "policy";
    case Source::guest: return "guest";
  }
  panic("a Source has a name");
}

}  // namespace innkeeper::room
