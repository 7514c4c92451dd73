// SPDX-License-Identifier: Apache-2.0
// The words of a report: what its reader and its writer must agree on. `unknown` is in none of the lists,
// since no board says it: it is what a reader makes of words that are not listed.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "shared/room/report.hpp"
#include "shared/wire/common_words.hpp"

namespace innkeeper::wire {

inline constexpr std::string_view kReportSchema = "innkeeper.report/1";
inline constexpr std::size_t kDigestDigits = 8;
inline constexpr std::string_view kHexDigits = "0123456789abcdef";

inline constexpr std::array kVerdicts{room::Verdict::none, room::Verdict::applied,
                                      room::Verdict::rejected};
inline constexpr std::array kFaults{
    room::Fault::air_sensor,  room::Fault::memory,        room::Fault::memory_lost,
    room::Fault::actuator,    room::Fault::air_fallback,  room::Fault::air_frozen,
    room::Fault::air_jumping, room::Fault::opening_stuck, room::Fault::fan,
    room::Fault::heating,     room::Fault::cooling,       room::Fault::frost,
    room::Fault::overheat,    room::Fault::door,          room::Fault::motion,
    room::Fault::lamp};
inline constexpr std::array kBecauses{
    room::Because::no_plan,        room::Because::policy,         room::Because::vacant,
    room::Because::out_of_service, room::Because::awaiting_guest, room::Because::unoccupied_setback,
    room::Because::unoccupied,     room::Because::energy_code,    room::Because::leaving,
    room::Because::night,          room::Because::time_unknown,   room::Because::guest_preference,
    room::Because::guest_hand,     room::Because::path_light,     room::Because::wake_light,
    room::Because::limit_min,      room::Because::limit_max,      room::Because::demand_response,
    room::Because::housekeeping,   room::Because::maintenance,    room::Because::humidity,
    room::Because::condensation,   room::Because::opening,        room::Because::air_sensor,
    room::Because::overheat,       room::Because::evacuation,     room::Because::frost};
inline constexpr std::array kPresences{room::Presence::nobody, room::Presence::leaving,
                                       room::Presence::staff, room::Presence::guest};
inline constexpr std::array kArrivals{room::Arrival::past, room::Arrival::awaited,
                                      room::Arrival::overdue};
inline constexpr std::array kProtections{
    room::Protection::none,       room::Protection::humidity, room::Protection::condensation,
    room::Protection::air_sensor, room::Protection::opening,  room::Protection::overheat,
    room::Protection::frost};
inline constexpr std::array kCodes{
    room::Code::too_large,    room::Code::syntax,        room::Code::depth,
    room::Code::too_many,     room::Code::schema,        room::Code::missing,
    room::Code::unknown_key,  room::Code::duplicate_key, room::Code::type,
    room::Code::range,        room::Code::text,          room::Code::unknown_fixture,
    room::Code::contradiction};

}  // namespace innkeeper::wire
