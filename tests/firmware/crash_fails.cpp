// SPDX-License-Identifier: Apache-2.0
// Of most test images: a crash is a failure.
#include "device/cortex_m/image.hpp"
#include "tests/firmware/semihosting.hpp"

namespace innkeeper::cortex_m {

void on_crash(const LastCrash& crash) {
  tests::say("crashed: exception ");
  tests::say(crash.kind);
  tests::say(" at ");
  tests::say(crash.address);
  tests::say("\n");
  tests::exit_with(99);
}

}  // namespace innkeeper::cortex_m
