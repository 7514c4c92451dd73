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
