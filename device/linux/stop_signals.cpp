// SPDX-License-Identifier: Apache-2.0
#include "device/linux/stop_signals.hpp"

#include <signal.h>
#include <sys/signalfd.h>

namespace innkeeper::device {

int stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  sigprocmask(SIG_BLOCK, &set, nullptr);
  return signalfd(-1, &set, SFD_CLOEXEC);
}

}  // namespace innkeeper::device
