// SPDX-License-Identifier: Apache-2.0
// JSON numbers as exact integers: no floats on boards, and no rounding anywhere.
#pragma once

#include <cstdint>
#include <string_view>

#include "shared/room/units.hpp"
#include "shared/room/violation.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::wire {

/// Of JSON's grammar, whatever the locale.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Longer numbers, and exponents of more than two digits, are refused wherever they stand: such a
/// number could overflow the doubles of another reader, which would then call the whole document
/// invalid.
[[nodiscard]] bool is_sane_number(std::string_view number);

/// A number in integer syntax; Code::type for a fraction or an exponent, Code::range for one that
/// is negative (-0 too) or beyond 64 bits. REQUIRES: `number` passed check_syntax().
[[nodiscard]] Result<std::uint64_t, room::Code> integer_of(std::string_view number);

/// A number of degrees Celsius, in any JSON spelling (22.5, 22.500, 2.25e1); Code::range when it is
/// not a whole number of thousandths, has more than 18 significant digits, or lies outside the
/// bounds above. REQUIRES: `number` passed check_syntax() and is_sane_number().
[[nodiscard]] Result<room::Temperature, room::Code> temperature_of(std::string_view number);

}  // namespace innkeeper::wire
