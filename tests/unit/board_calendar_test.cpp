// SPDX-License-Identifier: Apache-2.0
// The calendar of C, as this build uses it. On 32 bits it ends in 2038 unless the toolchain file asks more.
#include <sys/types.h>

#include <ctime>

#include "tests/support/catch.hpp"

namespace innkeeper::device {
namespace {

static_assert(sizeof(std::time_t) == 8, "build with -D_TIME_BITS=64 (toolchains/armhf.cmake)");
static_assert(sizeof(off_t) == 8, "build with -D_FILE_OFFSET_BITS=64 (toolchains/armhf.cmake)");

TEST_CASE("a board knows the day after the 32-bit calendar ended") {
  const std::time_t later = std::time_t{2'147'483'647} + 86'400;
  std::tm day{};
  REQUIRE(gmtime_r(&later, &day) != nullptr);
  CHECK(day.tm_year + 1900 == 2038);
  CHECK(day.tm_mon == 0);
  CHECK(day.tm_mday == 20);
  CHECK(timegm(&day) == later);
}

}  // namespace
}  // namespace innkeeper::device
