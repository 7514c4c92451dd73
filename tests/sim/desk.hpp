// SPDX-License-Identifier: Apache-2.0
// The front desk of a simulated hotel: guests come, share, move and leave, mistakes are made and taken
// back, and the PMS says so, sometimes twice or against what it said before.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "tests/sim/pms.hpp"
#include "tests/sim/profiles.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

class Desk {
 public:
  Desk(Stage& stage, Pms& pms, Profiles& profiles, const config::Property& property)
      : stage_(stage),
        pms_(pms),
        profiles_(profiles),
        property_(property),
        random_(stage.chance_of(3)) {}

  /// One thing happens, whatever the seed picks.
  void act();

 private:
  void check_in();
  void check_out();
  void move();
  void update();
  void reverse_check_in();
  void reverse_check_out();
  void contradict();
  void tell_of_room();
  void call_wake();
  void say(const hub::StayEvent& event) { pms_.say(event, random_.chance(80)); }
  [[nodiscard]] std::string any_room();
  [[nodiscard]] const std::string* any_guest();

  Stage& stage_;
  Pms& pms_;
  Profiles& profiles_;
  const config::Property& property_;
  Random random_;
  std::deque<std::pair<std::string, std::string>> departed_;  // reservation and room, lately
  std::deque<std::pair<std::string, room::UtcTime>> calls_;   // room and time, lately
  std::size_t last_reservation_ = 1000;
  std::int64_t last_call_ = 0;
};

}  // namespace innkeeper::simtest
