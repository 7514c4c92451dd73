// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/faults.hpp"

#include <array>
#include <string>

namespace innkeeper::simtest {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kBackups = 8;

}  // namespace

Faults::Faults(Stage& stage, Parts parts)
    : stage_(stage), parts_(parts), backup_chance_(stage.chance_of(9)) {
  for (std::size_t i = 0; i < kFaults; ++i) chances_.push_back(stage.chance_of(100 + i));
}

void Faults::begin() {
  for (std::size_t i = 0; i < kFaults; ++i) plan(static_cast<Fault>(i));
  plan_backup();
}

void Faults::end() {
  over_ = true;
  stage_.utc_shift = 0;
  parts_.broker.heal();
  parts_.hub.heal();
  parts_.pms.heal();
  for (const auto& room : parts_.rooms) room->heal();
}

void Faults::plan(Fault fault) {
  if (!stage_.options.suffers(fault)) return;
  Random& random = chances_[static_cast<std::size_t>(fault)];
  const room::Duration mean = stage_.options.mean[static_cast<std::size_t>(fault)];
  stage_.time.after(random.around(mean), [this, fault, &random] {
    if (over_) return;
    stage_.trace.line(kHotel, "fault: " + std::string(name_of(fault)));
    strike(fault, random);
    plan(fault);
  });
}

void Faults::plan_backup() {
  stage_.time.after(backup_chance_.around(minutes(8)), [this] {
    if (over_) return;
    parts_.broker.save();
    if (stage_.options.suffers(Fault::hub_restored)) {
      backups_.push_back(parts_.hub.backup());
      if (backups_.size() > kBackups) backups_.erase(backups_.begin());
    }
    plan_backup();
  });
}

void Faults::strike(Fault fault, Random& random) {
  const auto& [hub, broker, pms, staff, rooms] = parts_;
  RoomProcess& room = *rooms[random.below(rooms.size())];
  switch (fault) {
    case Fault::hub_crash_in_transaction:
      hub.crash_at_store_call(random.between(1, 30), random.chance(500));
      break;
    case Fault::hub_crash_between_effects: hub.crash_before_effect(random.between(1, 6)); break;
    case Fault::hub_crash_idle: hub.die("while it waits"); break;
    case Fault::hub_restored: restore(random); break;
    case Fault::hub_replaced: broker.replace_hub(); break;
    case Fault::store_failure: fail_store(random); break;
    case Fault::clock_jump: set_clock(random); break;
    case Fault::hub_disconnect: hub.drop(); break;
    case Fault::broker_restart:
      broker.die(random.chance(500) ? AfterDeath::everything : AfterDeath::stale,
                 random.between(seconds(1), seconds(60)));
      break;
    case Fault::broker_wipe:
      broker.die(AfterDeath::nothing, random.between(seconds(1), seconds(60)));
      break;
    case Fault::room_disconnect: room.drop(); break;
    case Fault::room_partition: room.partition(random.between(seconds(5), minutes(25))); break;
    case Fault::room_late_message: room.hear_late(); break;
    case Fault::room_power_cut:
      room.power_fails_after(static_cast<long>(random.between(1, 10)));
      break;
    case Fault::room_restart: room.restart(); break;
    case Fault::room_flash: room.flash(); break;
    case Fault::room_jam:
      room.jam(true);
      stage_.time.after(random.between(seconds(1), minutes(5)), [&room] { room.jam(false); });
      break;
    case Fault::room_memory:
      room.wear_out(true);
      stage_.time.after(random.between(seconds(1), minutes(5)), [&room] { room.wear_out(false); });
      break;
    case Fault::pms_link_cut: pms.cut_link(random.between(milliseconds(200), minutes(3))); break;
    case Fault::pms_silent: pms.cut_link(random.between(hours(1), hours(10))); break;
    case Fault::pms_buffer_lost:
      pms.lose_buffer();
      staff.ask_for_sync();
      break;
    case Fault::pms_resync: pms.synchronise(); break;
    case Fault::pms_lost_data: pms.synchronise(true); break;
  }
}

void Faults::fail_store(Random& random) {
  constexpr std::array kinds{hub::StoreErrorKind::busy, hub::StoreErrorKind::full,
                             hub::StoreErrorKind::io};
  parts_.hub.fail_store(random.between(1, 30), kinds[random.below(kinds.size())],
                        random.between(1, 60));
}

void Faults::restore(Random& random) {
  // The very last backup, an old one, or none at all: the database was lost.
  if (backups_.empty() || random.chance(100)) {
    parts_.hub.restore({});
  } else {
    parts_.hub.restore(backups_[random.below(backups_.size())]);
  }
  parts_.pms.on_restored();
  // Who restores a database has the PMS asked; the hub asks by itself when rooms know more than it.
  if (random.chance(500)) parts_.staff.ask_for_sync();
}

void Faults::set_clock(Random& random) {
  switch (random.below(6)) {
    case 0: stage_.utc_shift += 3600; break;
    case 1: stage_.utc_shift -= 3600; break;
    case 2: stage_.utc_shift += static_cast<std::int64_t>(random.between(1, 120)); break;
    case 3: stage_.utc_shift -= static_cast<std::int64_t>(random.between(1, 120)); break;
    case 4: stage_.utc_shift += std::int64_t{3} * 86'400; break;
    default: stage_.utc_shift = -kFirstSecond + 100; break;  // 1970
  }
  const room::Duration wrong = random.between(seconds(1), minutes(30));
  stage_.trace.line(kHotel, "the hub's clock says " + std::to_string(stage_.utc().seconds));
  stage_.time.after(wrong, [this] {
    if (stage_.utc_shift == 0) return;
    stage_.utc_shift = 0;
    stage_.trace.line(kHotel, "the hub's clock is right again");
  });
}

}  // namespace innkeeper::simtest
