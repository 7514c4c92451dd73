// SPDX-License-Identifier: Apache-2.0
// The property-management system and the guests of a simulated hotel. It knows who is in house,
// says so in events that are sometimes repeated or contradictory, and keeps each event until the
// hub has made it durable.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/guests/preferences.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "shared/config/property.hpp"
#include "tests/sim/checks.hpp"
#include "tests/sim/hub_process.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

class Pms {
 public:
  Pms(Stage& stage, HubProcess& hub, PreferencesStayWithTheirGuest& preferences,
      const config::Property& property);

  /// One thing happens in the hotel, whatever the seed picks.
  void act();
  /// Says everybody who is in house, and every room that is empty.
  void synchronise();
  /// The hub is there again: what it did not make durable is said again.
  void on_hub_started();
  /// The first `count` events of what was said are durable.
  void on_handled(std::size_t count);

  /// Room numbers by reservation, as the PMS believes.
  [[nodiscard]] const std::map<std::string, std::string>& in_house() const { return in_house_; }
  [[nodiscard]] bool all_said() const { return queue_.empty(); }

 private:
  void check_in();
  void check_out();
  void move();
  void update();
  void contradict();
  void change_preferences();
  void say(hub::StayEvent event);
  void arrive(const std::string& reservation, const std::string& room, hub::Share share);
  void empty(const std::string& room);
  [[nodiscard]] std::string any_room();
  [[nodiscard]] const std::string* any_guest();
  [[nodiscard]] std::string new_profile();
  [[nodiscard]] std::optional<room::Temperature> new_comfort(const std::string& profile);
  [[nodiscard]] hub::Share share_in(const std::string& room, const std::string& but) const;

  Stage& stage_;
  HubProcess& hub_;
  PreferencesStayWithTheirGuest& preferences_;
  const config::Property& property_;
  std::map<std::string, std::string> in_house_;                   // room by reservation
  std::map<std::string, std::optional<std::string>> profile_of_;  // by reservation
  std::vector<std::string> profiles_;
  std::deque<hub::StayEvent> queue_;
  std::optional<hub::StayEvent> last_;
  std::size_t last_reservation_ = 1000;
  std::uint64_t last_profile_ = 0;
  std::size_t last_comfort_ = 0;
};

}  // namespace innkeeper::simtest
