// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hub/core/request.hpp"

namespace innkeeper::hub::http {

/// Lists of the same length, one for each value, as charts want them.
[[nodiscard]] std::string history_document(const HistoryView& history);

/// Who is in a room. Guest data.
[[nodiscard]] std::string room_stays_document(const RoomStaysView& stays);

}  // namespace innkeeper::hub::http
