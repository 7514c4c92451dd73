// SPDX-License-Identifier: Apache-2.0
// The serial lines of this machine, for a person who named another one.
#pragma once

#include <string>

namespace innkeeper::device {

/// `did you mean ...`, the lines there are, or that there is none.
[[nodiscard]] std::string known_serial_lines(const std::string& meant);

}  // namespace innkeeper::device
