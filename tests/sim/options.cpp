// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/options.hpp"

#include "shared/util/check.hpp"
#include "tests/sim/random.hpp"

namespace innkeeper::simtest {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

std::string in_seconds(room::Duration duration) {
  return std::to_string(std::chrono::duration_cast<seconds>(duration).count()) + " s";
}

}  // namespace

std::string_view name_of(Fault fault) {
  switch (fault) {
    case Fault::hub_crash_in_transaction: return "hub_crash_in_transaction";
    case Fault::hub_crash_between_effects: return "hub_crash_between_effects";
    case Fault::hub_crash_idle: return "hub_crash_idle";
    case Fault::hub_restored: return "hub_restored";
    case Fault::store_failure: return "store_failure";
    case Fault::hub_disconnect: return "hub_disconnect";
    case Fault::broker_restart: return "broker_restart";
    case Fault::broker_wipe: return "broker_wipe";
    case Fault::room_disconnect: return "room_disconnect";
    case Fault::room_partition: return "room_partition";
    case Fault::room_power_cut: return "room_power_cut";
    case Fault::room_restart: return "room_restart";
    case Fault::room_jam: return "room_jam";
    case Fault::room_memory: return "room_memory";
  }
  panic("a Fault has a name");
}

Options expand(std::uint64_t seed, std::optional<std::size_t> rooms) {
  Random random(seed);
  Options options;
  options.seed = seed;
  options.rooms = random.between(3, 9);
  if (rooms) options.rooms = *rooms;
  options.faulty = random.between(minutes(60), minutes(150));
  // Longer than a terminal may hold on to cooling before it heats (20 minutes: control::kChangeover).
  options.quiet = minutes(25);
  options.pms_pace = random.between(seconds(5), seconds(60));
  options.hand_pace = random.between(seconds(10), seconds(120));
  options.network_delay = random.chance(200) ? seconds(3) : milliseconds(60);
  options.duplicates = random.chance(500) ? random.below(400) : 0;
  options.silent_loss = random.chance(500) ? random.below(60) : 0;
  options.power_cut_at_plan = random.chance(500) ? random.below(200) : 0;
  options.sessions = random.chance(500);
  // Each hotel suffers from some faults only: together they hide each other.
  for (std::size_t i = 0; i < kFaults; ++i) {
    const room::Duration mean = random.between(minutes(2), minutes(30));
    const bool suffers = random.chance(600);
    if (suffers) options.mean[i] = mean;
  }
  return options;
}

std::string text_of(const Options& options) {
  std::string text = "seed " + std::to_string(options.seed) + ": " + std::to_string(options.rooms) +
                     " rooms, faults for " + in_seconds(options.faulty) + ", quiet for " +
                     in_seconds(options.quiet) + ", a PMS event each " +
                     in_seconds(options.pms_pace) + ", a hand each " +
                     in_seconds(options.hand_pace) + ", network delay up to " +
                     std::to_string(options.network_delay.count()) + " us, duplicates " +
                     std::to_string(options.duplicates) + "/1000, silent losses " +
                     std::to_string(options.silent_loss) + "/1000, power cuts at plans " +
                     std::to_string(options.power_cut_at_plan) + "/1000, sessions " +
                     (options.sessions ? "kept" : "clean") + "; mean time between faults:";
  for (std::size_t i = 0; i < kFaults; ++i) {
    if (options.mean[i] == room::Duration::zero()) continue;
    text += " " + std::string(name_of(static_cast<Fault>(i))) + " " + in_seconds(options.mean[i]);
  }
  return text;
}

}  // namespace innkeeper::simtest
