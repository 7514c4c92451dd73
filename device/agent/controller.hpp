// SPDX-License-Identifier: Apache-2.0
// Everything of the room between its plan and its outputs: senses, decides, controls. Apart from the
// agent, which is about plans, memory and reports.
#pragma once

#include <optional>

#include "device/agent/controller_memory.hpp"
#include "device/agent/endings.hpp"
#include "device/agent/equipment.hpp"
#include "device/agent/fault_set.hpp"
#include "device/agent/ports.hpp"
#include "shared/control/actuator_watch.hpp"
#include "shared/control/air_sensing.hpp"
#include "shared/control/climate_controller.hpp"
#include "shared/control/lighting.hpp"
#include "shared/control/occupancy.hpp"
#include "shared/control/path_light.hpp"
#include "shared/control/protection.hpp"
#include "shared/control/recovery.hpp"
#include "shared/room/decide.hpp"

namespace innkeeper::agent {

class Controller {
 public:
  /// `now`: when the board started.
  Controller(const Equipment& equipment, const ControllerMemory& restored, room::Time now);

  struct Wish {
    const room::Plan* plan;  ///< null before the first
    const room::Hand& hand;
    std::optional<room::LocalTime> time;  ///< none while nobody told it
  };
  /// One control step: what the board shall be told, given what it senses.
  [[nodiscard]] Outputs step(const Wish& wish, const Readings& readings, room::Time now);

  /// A panel key was pressed: whoever did is in the room, now. True: it was staff, whose wishes are not
  /// the guest's.
  [[nodiscard]] bool touched_by_staff(const Wish& wish, room::Time now);
  /// The room was let to somebody else, or to nobody.
  void on_tenancy(bool rented, room::Time now) {
    occupancy_.on_tenancy(rented, now);
    endings_.forget();
  }
  /// The guest touched a light, or had one set through the hub.
  void light_touched(const Wish& wish) { endings_.light_touched(wish.plan, wish.time); }

  [[nodiscard]] const room::Decision& decision() const { return decision_; }
  [[nodiscard]] const room::Situation& situation() const { return situation_; }
  [[nodiscard]] std::optional<room::Temperature> air() const { return sensing_.air(); }
  [[nodiscard]] std::optional<room::Percent> humidity() const { return readings_.humidity; }
  [[nodiscard]] ControllerMemory memory() const;
  /// Sets the faults that the controller knows of; leaves others alone.
  void tell_faults(FaultSet& faults) const;

  [[nodiscard]] control::Lamps lamps(room::Time now) const { return lighting_.lamps(now); }
  /// When lamps() changes next; none: no fade is under way.
  [[nodiscard]] std::optional<room::Time> next_lamp_change(room::Time now) const {
    return lighting_.next_change(now);
  }
  void heard_lamp(std::size_t fixture, std::optional<bool> burns, room::Time now) {
    lighting_.heard(fixture, burns, now);
  }

 private:
  [[nodiscard]] control::PresenceContext presence_context(const Wish& wish) const;
  /// False: the air has a reason of its own to fall.
  [[nodiscard]] bool is_steady();
  void sense(const Wish& wish, room::Time now);
  [[nodiscard]] bool is_dark() const;
  [[nodiscard]] room::ClimateMode mode() const;
  [[nodiscard]] bool guards() const;
  void control_climate(room::Time now);

  room::Fixtures fixtures_;
  control::Occupancy occupancy_;
  control::AirSensing sensing_;
  control::Protection protection_;
  control::Recovery recovery_;
  control::ClimateController climate_;
  control::ActuatorWatch watch_;
  control::Lighting lighting_;
  Endings endings_;
  control::PathLight path_light_;

  Readings readings_;
  room::Situation situation_;
  room::Decision decision_;
  control::ClimateCommand command_;
  room::TemperatureBand steady_band_;
  bool steady_air_ = false;
};

}  // namespace innkeeper::agent
