// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json_number.hpp"

#include <cstddef>
#include <limits>

namespace innkeeper::wire {
namespace {

using room::Code;
using room::Temperature;

constexpr std::size_t kMaxNumberLength = 32;
constexpr int kMaxExponentDigits = 2;
// The most decimal digits that always fit an int64_t.
constexpr int kMaxSignificantDigits = 18;

constexpr int digit_of(char c) { return c - '0'; }

/// mantissa * 10^exponent.
struct Decimal {
  std::int64_t mantissa = 0;
  int exponent = 0;
  int significant_digits = 0;
};

/// Without the sign of the whole.
Decimal decimal_of(std::string_view number) {
  Decimal result;
  std::size_t i = 0;
  bool in_fraction = false;
  for (; i < number.size() && (is_digit(number[i]) || number[i] == '.'); ++i) {
    if (number[i] == '.') {
      in_fraction = true;
      continue;
    }
    if (in_fraction) --result.exponent;
    if (result.significant_digits > 0 || number[i] != '0') ++result.significant_digits;
    if (result.significant_digits <= kMaxSignificantDigits) {
      result.mantissa = result.mantissa * 10 + digit_of(number[i]);
    }
  }
  if (i == number.size()) return result;
  ++i;  // the e
  const bool negative = number[i] == '-';
  if (!is_digit(number[i])) ++i;
  int exponent = 0;
  for (; i < number.size(); ++i) exponent = exponent * 10 + digit_of(number[i]);
  result.exponent += negative ? -exponent : exponent;
  return result;
}

}  // namespace

bool is_sane_number(std::string_view number) {
  if (number.size() > kMaxNumberLength) return false;
  int exponent_digits = -1;
  for (const char c : number) {
    if (c == 'e' || c == 'E') {
      exponent_digits = 0;
    } else if (exponent_digits >= 0 && is_digit(c)) {
      ++exponent_digits;
    }
  }
  return exponent_digits <= kMaxExponentDigits;
}

Result<std::uint64_t, Code> integer_of(std::string_view number) {
  constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max();
  for (const char c : number) {
    if (!is_digit(c) && c != '-') return fail(Code::type);
  }
  std::uint64_t value = 0;
  for (const char c : number) {
    if (c == '-') return fail(Code::range);
    const auto digit = static_cast<std::uint64_t>(digit_of(c));
    if (value > (kMax - digit) / 10) return fail(Code::range);
    value = value * 10 + digit;
  }
  return value;
}

Result<Temperature, Code> temperature_of(std::string_view number) {
  const bool negative = number.front() == '-';
  if (negative) number.remove_prefix(1);
  Decimal decimal = decimal_of(number);
  if (decimal.significant_digits > kMaxSignificantDigits) return fail(Code::range);
  if (decimal.mantissa == 0) return Temperature{};
  decimal.exponent += 3;
  constexpr std::int64_t kBeyond = 1'000'000;  // more than any bound, in thousandths of a degree
  for (; decimal.exponent < 0; ++decimal.exponent) {
    if (decimal.mantissa % 10 != 0) return fail(Code::range);
    decimal.mantissa /= 10;
  }
  for (; decimal.exponent > 0 && decimal.mantissa < kBeyond; --decimal.exponent) {
    decimal.mantissa *= 10;
  }
  if (decimal.mantissa >= kBeyond) return fail(Code::range);
  const auto milli = static_cast<std::int32_t>(decimal.mantissa);
  const auto temperature = Temperature::milli_celsius(negative ? -milli : milli);
  if (!room::is_plausible(temperature)) return fail(Code::range);
  return temperature;
}

}  // namespace innkeeper::wire
