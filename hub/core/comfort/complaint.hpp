// SPDX-License-Identifier: Apache-2.0
// The words of comfort: what a guest may find wrong with a room, what the hub does about it, what stands
// in the way, and how it goes on. A further complaint (draught, noise) is a word of Complaint, its
// subject, and its step in comfort_change.cpp.
#pragma once

#include <cstdint>
#include <string_view>

namespace innkeeper::hub {

enum class Complaint : std::uint8_t { too_cold, too_warm, too_dark, too_bright };

inline constexpr Complaint kComplaints[] = {Complaint::too_cold, Complaint::too_warm,
                                            Complaint::too_dark, Complaint::too_bright};

/// What a complaint or a case is about. A room has at most one complaint and one open case of each.
enum class Subject : std::uint8_t {
  climate,
  light,
  equipment,  // of cases that no guest asked for: the room told a fault
};

inline constexpr Subject kSubjects[] = {Subject::climate, Subject::light, Subject::equipment};

[[nodiscard]] Subject subject_of(Complaint complaint);

/// More warmth or light; less otherwise.
[[nodiscard]] constexpr bool asks_for_more(Complaint complaint) {
  return complaint == Complaint::too_cold || complaint == Complaint::too_dark;
}

/// What the hub changed for the guest.
enum class ComfortStep : std::uint8_t {
  nothing,
  raised_setpoint,
  lowered_setpoint,
  brightened_light,
  dimmed_light,
};

inline constexpr ComfortStep kComfortSteps[] = {
    ComfortStep::nothing, ComfortStep::raised_setpoint, ComfortStep::lowered_setpoint,
    ComfortStep::brightened_light, ComfortStep::dimmed_light};

/// Why that is less than what was asked, or will not have its effect for now.
enum class Hindrance : std::uint8_t {
  at_limit,         // the property allows no more; of light: no scene of the room gives more
  offline,          // the room is not heard: it takes the change when it is back
  evacuation,       // everybody shall leave the house
  maintenance,      // maintenance holds the room
  window_open,      // heating and cooling wait for the window or balcony door
  housekeeping,     // staff is at work in the room
  climate_off,      // the terminal cannot heat or cannot cool as it is
  demand_response,  // the property uses less for a while
  thought_empty,    // the room's sensors believe that nobody is in: it holds its setback
  fault,            // the room tells of a fault that is in the way
  no_measurement,   // the room does not know how warm it is
};

inline constexpr Hindrance kHindrances[] = {
    Hindrance::at_limit,    Hindrance::offline,         Hindrance::evacuation,
    Hindrance::maintenance, Hindrance::window_open,     Hindrance::housekeeping,
    Hindrance::climate_off, Hindrance::demand_response, Hindrance::thought_empty,
    Hindrance::fault,       Hindrance::no_measurement};

enum class ComplaintState : std::uint8_t {
  watching,   // the hub watches whether the room gets there
  escalated,  // it did not, or the guest said so again: staff has a case
  reached,    // measured: the room is as the guest asked
  at_limit,   // the room is as far as it may be; only people can do more
  withdrawn,  // the guest set something else by hand, or asked for the opposite
};

inline constexpr ComplaintState kComplaintStates[] = {
    ComplaintState::watching, ComplaintState::escalated, ComplaintState::reached,
    ComplaintState::at_limit, ComplaintState::withdrawn};

/// Why a case was opened.
enum class CaseCause : std::uint8_t {
  not_reached,     // the time in which the room should have been there is over
  wrong_way,       // the room went away from what the guest asked for
  offline,         // the room is not heard
  fault,           // the room tells of a fault
  repeated,        // the guest said so again
  no_measurement,  // nobody can tell whether the room got there
};

inline constexpr CaseCause kCaseCauses[] = {CaseCause::not_reached, CaseCause::wrong_way,
                                            CaseCause::offline,     CaseCause::fault,
                                            CaseCause::repeated,    CaseCause::no_measurement};

/// `resolved`: something was mended. `closed`: there was nothing to mend.
enum class CaseState : std::uint8_t { open, acknowledged, resolved, closed };

inline constexpr CaseState kCaseStates[] = {CaseState::open, CaseState::acknowledged,
                                            CaseState::resolved, CaseState::closed};

[[nodiscard]] constexpr bool is_over(CaseState state) {
  return state == CaseState::resolved || state == CaseState::closed;
}

[[nodiscard]] std::string_view name_of(Complaint complaint);
[[nodiscard]] std::string_view name_of(Subject subject);
[[nodiscard]] std::string_view name_of(ComfortStep step);
[[nodiscard]] std::string_view name_of(Hindrance hindrance);
[[nodiscard]] std::string_view name_of(ComplaintState state);
[[nodiscard]] std::string_view name_of(CaseCause cause);
[[nodiscard]] std::string_view name_of(CaseState state);

}  // namespace innkeeper::hub
