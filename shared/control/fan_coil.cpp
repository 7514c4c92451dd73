// SPDX-License-Identifier: Apache-2.0
#include "shared/control/fan_coil.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

using room::Percent;

Percent percent(int value) { return *Percent::from(std::clamp(value, 0, 100)); }

bool may(const ClimateTask& task, Direction direction, TerminalKind kind) {
  const bool by_mode =
      direction == Direction::heating
          ? task.mode == room::ClimateMode::automatic || task.mode == room::ClimateMode::heat
          : task.mode == room::ClimateMode::automatic || task.mode == room::ClimateMode::cool;
  if (!by_mode || kind != TerminalKind::fan_coil_2_pipe) return by_mode;
  if (!task.water) return false;
  return direction == Direction::heating ? *task.water >= kHotWater : *task.water <= kColdWater;
}

int fixed_speed(room::FanSetting setting) {
  switch (setting) {
    case room::FanSetting::low: return kFanLowPercent;
    case room::FanSetting::medium: return kFanMediumPercent;
    case room::FanSetting::high: return 100;
    case room::FanSetting::automatic:
    case room::FanSetting::quiet: return 0;
  }
  return 0;
}

/// Three speeds with hysteresis: up at 35 and 70 percent of the loop's fan half, down at 25 and 60 (our
/// choice).
int three_speed(int wanted, int now) {
  if (wanted >= 70 || (now == 100 && wanted >= 60)) return 100;
  if (wanted >= 35 || (now >= kFanMediumPercent && wanted >= 25)) return kFanMediumPercent;
  return kFanLowPercent;
}

}  // namespace

LoopOutput FanCoil::demand() const {
  if (direction_ == Direction::heating) return heating_.output();
  return direction_ == Direction::cooling ? cooling_.output() : 0;
}

Direction FanCoil::wanted(const ClimateTask& task) const {
  if (*task.air < task.band.heat && may(task, Direction::heating, terminal_.kind)) {
    return Direction::heating;
  }
  if (*task.air > task.band.cool && may(task, Direction::cooling, terminal_.kind)) {
    return Direction::cooling;
  }
  return Direction::none;
}

void FanCoil::change_over(const ClimateTask& task, room::Time now) {
  if (!(task.band == band_)) band_moved_ = true;
  band_ = task.band;
  if (direction_ != Direction::none && !may(task, direction_, terminal_.kind)) {
    direction_ = Direction::none;
    heating_.reset();
    cooling_.reset();
  }
  const Direction next = wanted(task);
  if (next == Direction::none || next == direction_) {
    other_since_.reset();
    // What the band moved for is met: from here on only the air itself can ask for the other direction.
    if (next == direction_ && next != Direction::none) band_moved_ = false;
    return;
  }
  if (!other_since_) other_since_ = now;
  if (direction_ != Direction::none && !band_moved_ && now - *other_since_ < kChangeover) return;
  direction_ = next;
  band_moved_ = false;
  other_since_.reset();
  heating_.reset();
  cooling_.reset();
}

ClimateCommand FanCoil::step(const ClimateTask& task, room::Time now, room::Duration passed) {
  if (task.mode == room::ClimateMode::off) {
    *this = FanCoil(terminal_);
    return {};
  }
  if (!task.air) return blind(task, now);
  change_over(task, now);
  const bool heats = direction_ == Direction::heating;
  const LoopOutput output = heats ? heating_.step(task.band.heat - *task.air, passed)
                            : direction_ == Direction::cooling
                                ? cooling_.step(*task.air - task.band.cool, passed)
                                : 0;
  const Percent open = valve(output, now);
  const Percent speed = fan(task, output, open > Percent::zero(), now);
  return {heats ? open : Percent::zero(), heats ? Percent::zero() : open, speed};
}

Percent FanCoil::valve(LoopOutput output, room::Time now) {
  constexpr int kHalf = kFullOutput / 2;
  const int wanted =
      static_cast<int>(std::min<std::int64_t>(std::int64_t{output} * 100 / kHalf, 100));
  if (terminal_.valve == ValveKind::on_off) {
    if (!duty_began_ || now - *duty_began_ >= kValvePeriod) duty_began_ = now;
    const bool open = now - *duty_began_ < kValvePeriod * wanted / 100;
    // Only the falling edge waits for the next period: a valve opens once in each.
    valve_percent_ = open ? 100 : 0;
    return percent(valve_percent_);
  }
  const int move = wanted - valve_percent_;
  const bool worth = move >= kSmallestMovePercent || move <= -kSmallestMovePercent;
  if (worth || wanted == 0 || wanted == 100) valve_percent_ = wanted;
  return percent(valve_percent_);
}

int FanCoil::speed_for(LoopOutput output) const {
  constexpr int kHalf = kFullOutput / 2;
  const int part = static_cast<int>(std::max<std::int64_t>(output - kHalf, 0) * 100 / kHalf);
  if (terminal_.fan == FanKind::three_speed) return three_speed(part, fan_percent_);
  return kSlowestFanPercent + (100 - kSlowestFanPercent) * part / 100;
}

Percent FanCoil::fan(const ClimateTask& task, LoopOutput output, bool valve_open, room::Time now) {
  int wanted = fixed_speed(task.fan);
  if (wanted == 0 && (valve_open || output > 0)) wanted = speed_for(output);
  if (task.fan == room::FanSetting::quiet) {
    const bool near =
        *task.air + kQuietUpTo >= task.band.heat && *task.air - kQuietUpTo <= task.band.cool;
    if (near) wanted = std::min(wanted, kFanLowPercent);
  }
  const bool starts_or_stops = (wanted == 0) != (fan_percent_ == 0);
  const bool chosen = fixed_speed(task.fan) != 0;
  const bool settled = !fan_changed_ || now - *fan_changed_ >= kFanDwell;
  if (wanted != fan_percent_ && (starts_or_stops || chosen || settled)) {
    fan_percent_ = wanted;
    fan_changed_ = now;
  }
  return percent(fan_percent_);
}

ClimateCommand FanCoil::blind(const ClimateTask& task, room::Time now) {
  // The direction of the last need, if the mode and the water still allow it. Cooling blindly can chill
  // a guest to no purpose; heating keeps a winter night bearable.
  const bool heats = direction_ == Direction::heating && demand() > 0 &&
                     may(task, Direction::heating, terminal_.kind);
  if (!heats) return {};
  const Percent open = valve(kFullOutput / 2 / 100 * kBlindDutyPercent, now);
  fan_percent_ = kFanLowPercent;
  return {open, Percent::zero(), percent(kFanLowPercent)};
}

}  // namespace innkeeper::control
