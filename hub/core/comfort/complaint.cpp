// SPDX-License-Identifier: Apache-2.0
#include "hub/core/comfort/complaint.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::hub {

Subject subject_of(Complaint complaint) {
  switch (complaint) {
    case Complaint::too_cold:
    case Complaint::too_warm: return Subject::climate;
    case Complaint::too_dark:
    case Complaint::too_bright: return Subject::light;
  }
  panic("a Complaint has a subject");
}

std::string_view name_of(Complaint complaint) {
  switch (complaint) {
    case Complaint::too_cold: return "too_cold";
    case Complaint::too_warm: return "too_warm";
    case Complaint::too_dark: return "too_dark";
    case Complaint::too_bright: return "too_bright";
  }
  panic("a Complaint has a name");
}

std::string_view name_of(Subject subject) {
  switch (subject) {
    case Subject::climate: return "climate";
    case Subject::light: return "light";
    case Subject::equipment: return "equipment";
  }
  panic("a Subject has a name");
}

std::string_view name_of(ComfortStep step) {
  switch (step) {
    case ComfortStep::nothing: return "nothing";
    case ComfortStep::raised_setpoint: return "raised_setpoint";
    case ComfortStep::lowered_setpoint: return "lowered_setpoint";
    case ComfortStep::brightened_light: return "brightened_light";
    case ComfortStep::dimmed_light: return "dimmed_light";
  }
  panic("a ComfortStep has a name");
}

std::string_view name_of(Hindrance hindrance) {
  switch (hindrance) {
    case Hindrance::at_limit: return "at_limit";
    case Hindrance::offline: return "offline";
    case Hindrance::evacuation: return "evacuation";
    case Hindrance::maintenance: return "maintenance";
    case Hindrance::window_open: return "window_open";
    case Hindrance::housekeeping: return "housekeeping";
    case Hindrance::climate_off: return "climate_off";
    case Hindrance::demand_response: return "demand_response";
    case Hindrance::thought_empty: return "thought_empty";
    case Hindrance::fault: return "fault";
    case Hindrance::no_measurement: return "no_measurement";
  }
  panic("a Hindrance has a name");
}

std::string_view name_of(ComplaintState state) {
  switch (state) {
    case ComplaintState::watching: return "watching";
    case ComplaintState::escalated: return "escalated";
    case ComplaintState::reached: return "reached";
    case ComplaintState::at_limit: return "at_limit";
    case ComplaintState::withdrawn: return "withdrawn";
  }
  panic("a ComplaintState has a name");
}

std::string_view name_of(CaseCause cause) {
  switch (cause) {
    case CaseCause::not_reached: return "not_reached";
    case CaseCause::wrong_way: return "wrong_way";
    case CaseCause::offline: return "offline";
    case CaseCause::fault: return "fault";
    case CaseCause::repeated: return "repeated";
    case CaseCause::no_measurement: return "no_measurement";
  }
  panic("a CaseCause has a name");
}

std::string_view name_of(CaseState state) {
  switch (state) {
    case CaseState::open: return "open";
    case CaseState::acknowledged: return "acknowledged";
    case CaseState::resolved: return "resolved";
    case CaseState::closed: return "closed";
  }
  panic("a CaseState has a name");
}

}  // namespace innkeeper::hub
