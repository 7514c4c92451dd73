// SPDX-License-Identifier: Apache-2.0
#include "shared/control/changeover.hpp"

namespace innkeeper::control {
namespace {

bool is_far(room::Temperature a, room::Temperature b) {
  return (a > b ? a - b : b - a) >= kDeliberateMove;
}

}  // namespace

void Changeover::see(const room::TemperatureBand& band, Direction asked, room::Time now) {
  if (band_ && (is_far(band.heat, band_->heat) || is_far(band.cool, band_->cool))) moved_at_ = now;
  band_ = band;
  if (asked == Direction::none || asked == last_) {
    other_since_.reset();
    // What the band moved for is met, or was long ago: from here on only the air itself can ask.
    const bool met = asked != Direction::none;
    if (moved_at_ && (met || now - *moved_at_ >= kChangeover)) moved_at_.reset();
    return;
  }
  if (!other_since_) other_since_ = now;
}

bool Changeover::permits(Direction next, room::Time now) const {
  if (last_ == Direction::none || next == last_ || moved_at_) return true;
  return other_since_ && now - *other_since_ >= kChangeover;
}

void Changeover::took(Direction next) {
  last_ = next;
  moved_at_.reset();
  other_since_.reset();
}

}  // namespace innkeeper::control
