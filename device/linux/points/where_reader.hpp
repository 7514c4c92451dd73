// SPDX-License-Identifier: Apache-2.0
// Reads of one point's table where it is, and how its hardware spells values.
#pragma once

#include <optional>
#include <vector>

#include "device/linux/points/point.hpp"
#include "shared/config/toml_reader.hpp"

namespace innkeeper::device {

/// None when nothing usable is said; that is reported.
[[nodiscard]] std::optional<Where> read_where(const config::Section& section, Role role,
                                              const std::vector<ModbusBus>& buses);

/// For an output at `where`.
[[nodiscard]] Encoding read_encoding(const config::Section& section, Role role, const Where& where);

[[nodiscard]] std::vector<ModbusBus> read_modbus_buses(const config::Section& board,
                                                       const std::string& file);

}  // namespace innkeeper::device
