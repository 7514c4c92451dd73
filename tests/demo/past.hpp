// SPDX-License-Identifier: Apache-2.0
// A month that a hotel did not live through, for pictures of charts: guests come, sleep, air and leave.
#pragma once

#include <filesystem>

#include "shared/config/property.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::demo {

/// Writes the history of every room up to `now` into `file`, where a hub then finds it. The same rooms
/// have the same past. Throws when it cannot be written.
void write_past(const std::filesystem::path& file, const config::Property& property,
                room::UtcTime now);

}  // namespace innkeeper::demo
