// SPDX-License-Identifier: Apache-2.0
// The words of a report: what its reader and its writer must agree on. `unknown` is in none of the lists,
// since no board says it: it is what a reader makes of words that are not listed.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "shared/room/report.hpp"

namespace innkeeper::wire {

inline constexpr std::string_view kReportSchema = "innkeeper.report/1";
inline constexpr std::size_t kDigestDigits = 8;
inline constexpr std::string_view kHexDigits = "0123456789abcdef";

inline constexpr std::array kVerdicts{room::Verdict::none, room::Verdict::applied,
                                      room::Verdict::rejected};
inline constexpr std::array kFaults{room::Fault::air_sensor, room::Fault::memory,
                                    room::Fault::memory_lost, room::Fault::actuator};
inline constexpr std::array kBecauses{
    room::Because::no_plan,        room::Because::policy,           room::Because::vacant,
    room::Because::out_of_service, room::Because::guest_preference, room::Because::guest_hand,
    room::Because::limit_min,      room::Because::limit_max};
inline constexpr std::array kCodes{
    room::Code::too_large,    room::Code::syntax,        room::Code::depth,
    room::Code::too_many,     room::Code::schema,        room::Code::missing,
    room::Code::unknown_key,  room::Code::duplicate_key, room::Code::type,
    room::Code::range,        room::Code::text,          room::Code::unknown_fixture,
    room::Code::contradiction};

}  // namespace innkeeper::wire
