// SPDX-License-Identifier: Apache-2.0
#include "shared/control/valve_duty.hpp"

#include <algorithm>

namespace innkeeper::control {

bool ValveDuty::rested(room::Time now) const {
  return (!opened_at_ || now - *opened_at_ >= kValveSpacing) &&
         (!shut_at_ || now - *shut_at_ >= kValveShortest);
}

bool ValveDuty::step(int percent, bool may_open, room::Time now, room::Duration passed) {
  // What a step this long should have brought is not made up for: it was not measured.
  const room::Duration part = std::clamp(passed, room::Duration::zero(), kValveShortest);
  owed_ += part * (open_ ? percent - 100 : percent) / 100;
  owed_ = std::clamp(owed_, room::Duration::zero(), kValveShortest);
  if (percent == 0 && !open_) owed_ = {};
  if (open_) {
    const bool done = owed_ == room::Duration::zero() || percent == 0;
    if (done && now - *opened_at_ >= kValveShortest) shut(now);
  } else if (may_open && rested(now) && (owed_ == kValveShortest || percent == 100)) {
    open_ = true;
    opened_at_ = now;
    owed_ = kValveShortest;
  }
  return open_;
}

void ValveDuty::shut(room::Time now) {
  if (!open_) return;
  open_ = false;
  shut_at_ = now;
  owed_ = {};
}

}  // namespace innkeeper::control
