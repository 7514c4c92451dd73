// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json_number.hpp"

#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.hpp"

namespace innkeeper::wire {
namespace {

using room::Code;

TEST_CASE("a temperature is read exactly in every spelling that JSON has for it") {
  const std::vector<std::pair<std::string, int>> spellings{
      {"22.5", 22'500},       {"22.500", 22'500},           {"2.25e1", 22'500}, {"225E-1", 22'500},
      {"0.225e+2", 22'500},   {"22500e-3", 22'500},         {"-0", 0},          {"-0.0e99", 0},
      {"0e-99", 0},           {"-12.345", -12'345},         {"0.001", 1},       {"200", 200'000},
      {"-100.000", -100'000}, {"21.40000000000000", 21'400}};
  for (const auto& [text, milli] : spellings) {
    INFO(text);
    const auto temperature = temperature_of(text);
    REQUIRE(temperature);
    CHECK(temperature->milli_celsius() == milli);
  }
}

TEST_CASE("a temperature that is not a whole number of thousandths within bounds is refused") {
  for (const std::string text : {"22.5001", "1e-4", "200.001", "-100.001", "1e3", "9e18", "1e99",
                                 "1e-99", "22.5000000000000000001", "999999999999999999999"}) {
    INFO(text);
    const auto temperature = temperature_of(text);
    REQUIRE_FALSE(temperature);
    CHECK(temperature.error() == Code::range);
  }
}

TEST_CASE("an integer is read in integer syntax alone, up to 64 bits") {
  CHECK(integer_of("0").value() == 0);
  CHECK(integer_of("18446744073709551615").value() == 18'446'744'073'709'551'615ULL);
  CHECK(integer_of("18446744073709551616").error() == Code::range);
  CHECK(integer_of("-1").error() == Code::range);
  CHECK(integer_of("-0").error() == Code::range);
  CHECK(integer_of("1.0").error() == Code::type);
  CHECK(integer_of("-1e2").error() == Code::type);
}

TEST_CASE("numbers that another reader's doubles might not hold are not sane") {
  CHECK(is_sane_number("1e99"));
  CHECK(is_sane_number("-1.5E-99"));
  CHECK(is_sane_number(std::string(32, '9')));
  CHECK_FALSE(is_sane_number(std::string(33, '9')));
  CHECK_FALSE(is_sane_number("1e400"));
  CHECK_FALSE(is_sane_number("1e001"));
}

}  // namespace
}  // namespace innkeeper::wire
