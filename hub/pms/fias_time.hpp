// SPDX-License-Identifier: Apache-2.0
// The DA and TI fields of FIAS: civil time of the hotel, without zone and century. For people who
// read a trace; nothing in this project decides by them.
#pragma once

#include <chrono>
#include <string>

#include "hub/pms/fias_record.hpp"

namespace innkeeper::hub::pms {

/// YYMMDD.
[[nodiscard]] std::string date_field(std::chrono::local_seconds local);

/// HHMMSS.
[[nodiscard]] std::string time_field(std::chrono::local_seconds local);

/// LS, LA or LE as a frame: they carry nothing but the time. REQUIRES: a record id.
[[nodiscard]] std::string link_frame(std::string_view id, std::chrono::local_seconds local);

}  // namespace innkeeper::hub::pms
