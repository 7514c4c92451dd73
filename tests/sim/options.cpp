// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/options.hpp"

#include <algorithm>

#include "shared/util/check.hpp"
#include "tests/sim/random.hpp"

namespace innkeeper::simtest {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

std::string in_seconds(room::Duration duration) {
  return std::to_string(std::chrono::duration_cast<seconds>(duration).count()) + " s";
}

/// How often a fault comes to a hotel that suffers from it.
room::Duration mean_of(Fault fault, Random& random, const Options& options) {
  // In a day of many things each fault is rarer: people must get some work done in between.
  const auto rarer = options.faulty > hours(4) ? 4 : 1;
  if (fault == Fault::pms_silent) return random.between(hours(1), hours(6));
  const bool is_grave = fault == Fault::pms_lost_data || fault == Fault::clock_jump;
  return rarer * (is_grave ? random.between(minutes(20), minutes(90))
                           : random.between(minutes(2), minutes(30)));
}

void choose_size(Options& options, Random& random) {
  if (options.seed % 25 == 0) {
    options.rooms = 50;
    options.faulty = hours(24);
    options.pms_pace = random.between(seconds(60), seconds(240));
    options.staff_pace = random.between(seconds(60), seconds(240));
    options.hand_pace = random.between(seconds(20), seconds(120));
    return;
  }
  options.rooms = random.between(3, 9);
  options.faulty = random.between(minutes(60), minutes(150));
  options.pms_pace = random.between(seconds(5), seconds(60));
  options.staff_pace = random.between(seconds(10), seconds(90));
  options.hand_pace = random.between(seconds(10), seconds(120));
  if (options.seed % 5 != 3) return;
  options.rooms = random.between(2, 4);
  options.faulty = random.between(hours(12), hours(24));
  // Guests stay long enough to be learned from.
  options.pms_pace = random.between(minutes(15), minutes(90));
}

}  // namespace

std::string_view name_of(Fault fault) {
  switch (fault) {
    case Fault::hub_crash_in_transaction: return "hub_crash_in_transaction";
    case Fault::hub_crash_between_effects: return "hub_crash_between_effects";
    case Fault::hub_crash_idle: return "hub_crash_idle";
    case Fault::hub_restored: return "hub_restored";
    case Fault::hub_replaced: return "hub_replaced";
    case Fault::store_failure: return "store_failure";
    case Fault::clock_jump: return "clock_jump";
    case Fault::hub_disconnect: return "hub_disconnect";
    case Fault::broker_restart: return "broker_restart";
    case Fault::broker_wipe: return "broker_wipe";
    case Fault::room_disconnect: return "room_disconnect";
    case Fault::room_partition: return "room_partition";
    case Fault::room_late_message: return "room_late_message";
    case Fault::room_power_cut: return "room_power_cut";
    case Fault::room_restart: return "room_restart";
    case Fault::room_flash: return "room_flash";
    case Fault::room_jam: return "room_jam";
    case Fault::room_memory: return "room_memory";
    case Fault::pms_link_cut: return "pms_link_cut";
    case Fault::pms_silent: return "pms_silent";
    case Fault::pms_buffer_lost: return "pms_buffer_lost";
    case Fault::pms_resync: return "pms_resync";
    case Fault::pms_lost_data: return "pms_lost_data";
  }
  panic("a Fault has a name");
}

std::optional<Fault> fault_named(std::string_view name) {
  for (std::size_t i = 0; i < kFaults; ++i) {
    if (name_of(static_cast<Fault>(i)) == name) return static_cast<Fault>(i);
  }
  return std::nullopt;
}

Options expand(std::uint64_t seed, const Wish& wish) {
  Random random(seed);
  Options options;
  options.seed = seed;
  choose_size(options, random);
  // Longer than a terminal may hold on to cooling before it heats (20 minutes: control::kChangeover).
  options.quiet = minutes(25);
  options.network_delay = random.chance(200) ? seconds(3) : milliseconds(60);
  options.duplicates = random.chance(500) ? random.below(400) : 0;
  options.silent_loss = random.chance(500) ? random.below(60) : 0;
  options.power_cut_at_plan = random.chance(500) ? random.below(200) : 0;
  options.sessions = random.chance(500);
  // Each hotel suffers from some faults only: together they hide each other.
  for (std::size_t i = 0; i < kFaults; ++i) {
    const room::Duration mean = mean_of(static_cast<Fault>(i), random, options);
    if (random.chance(500)) options.mean[i] = mean;
  }
  if (wish.rooms) options.rooms = *wish.rooms;
  if (wish.faulty) options.faulty = *wish.faulty;
  if (wish.only) {
    for (std::size_t i = 0; i < kFaults; ++i) {
      const auto& only = *wish.only;
      if (std::find(only.begin(), only.end(), static_cast<Fault>(i)) == only.end())
        options.mean[i] = {};
    }
  }
  if (wish.clean_network) {
    options.network_delay = milliseconds(60);
    options.duplicates = options.silent_loss = options.power_cut_at_plan = 0;
  }
  return options;
}

std::string text_of(const Options& options) {
  std::string text = "seed " + std::to_string(options.seed) + ": " + std::to_string(options.rooms) +
                     " rooms, faults for " + in_seconds(options.faulty) + ", quiet for " +
                     in_seconds(options.quiet) + ", a PMS event each " +
                     in_seconds(options.pms_pace) + ", a request of staff each " +
                     in_seconds(options.staff_pace) + ", a hand each " +
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

std::string command_of(std::uint64_t seed, const Wish& wish) {
  std::string text = "innkeeper-sim --seeds " + std::to_string(seed);
  if (wish.rooms) text += " --rooms " + std::to_string(*wish.rooms);
  if (wish.faulty) text += " --minutes " + std::to_string(wish.faulty->count());
  if (wish.only) {
    text += " --faults ";
    for (std::size_t i = 0; i < wish.only->size(); ++i) {
      text += (i == 0 ? "" : ",") + std::string(name_of((*wish.only)[i]));
    }
    if (wish.only->empty()) text += "none";
  }
  if (wish.clean_network) text += " --clean-network";
  return text;
}

}  // namespace innkeeper::simtest
