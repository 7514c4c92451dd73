// SPDX-License-Identifier: Apache-2.0
// The property-management system of a simulated hotel: it knows who is in house, says so, and keeps each
// event until the hub has made it durable. Its link breaks, it falls silent, it synchronises, asked or not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/stays/stay_event.hpp"
#include "shared/config/property.hpp"
#include "tests/sim/checkers/checker.hpp"
#include "tests/sim/hub_process.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

class Pms {
 public:
  Pms(Stage& stage, HubProcess& hub, const Jury& jury, const Oracle& oracle,
      const config::Property& property);
  Pms(const Pms&) = delete;
  Pms& operator=(const Pms&) = delete;

  /// Said now or when the link allows; `again`: twice.
  void say(const hub::StayEvent& event, bool again = false);

  // Who is in house, as the PMS believes. What it believes it says.
  [[nodiscard]] const std::map<std::string, std::string>& in_house() const { return in_house_; }
  [[nodiscard]] std::vector<std::string> in_room(const std::string& number) const;
  /// With `alone` the others of the room left.
  void arrive(const std::string& reservation, const std::string& room, hub::Share share);
  void leave(const std::string& reservation) { in_house_.erase(reservation); }
  void empty(const std::string& room);
  /// What is said of a guest; kept for synchronisations.
  [[nodiscard]] hub::StayFacts& facts_of(const std::string& reservation) {
    return facts_[reservation];
  }
  [[nodiscard]] hub::Share share_in(const std::string& room, const std::string& but) const;

  /// Says everybody who is in house, and every room that is empty; with `lost_data` that all are.
  void synchronise(bool lost_data = false);
  /// Whether stays that a synchronisation left in doubt are indeed gone.
  [[nodiscard]] bool is_truthful() const { return !lied_; }

  // The hub.
  /// It is there again: what it did not make durable is said again.
  void on_hub_started();
  /// The first `count` events of what was said are durable.
  void on_handled(std::size_t count);
  void on_told(const hub::PmsMessage& message);
  void on_restored();

  // Faults.
  void cut_link(room::Duration lasting);
  void lose_buffer();
  void heal();

  [[nodiscard]] bool all_said() const { return queue_.empty(); }
  [[nodiscard]] bool link_is_up() const { return link_up_; }

 private:
  struct Said {
    hub::StayEvent event;
    bool repeats = false;
    bool of_sync = false;
  };

  void put(Said said);
  void say_waiting();
  void link_comes_up();
  void tell_next_room();
  void tell_room(const std::string& number);
  void stop_sync();
  [[nodiscard]] bool nothing_is_in_doubt() const;

  Stage& stage_;
  HubProcess& hub_;
  const Jury& jury_;
  const Oracle& oracle_;
  const config::Property& property_;
  Random random_;
  std::map<std::string, std::string> in_house_;  // room by reservation
  std::map<std::string, hub::StayFacts> facts_;  // by reservation

  std::deque<Said> queue_;
  std::size_t handed_over_ = 0;  ///< of the queue, to this life of the hub
  std::optional<hub::StayEvent> last_;
  bool link_up_ = true;
  std::uint64_t links_ = 0;

  std::deque<std::string> to_tell_;  ///< room numbers of a running synchronisation
  bool syncing_ = false;
  bool tells_all_empty_ = false;
  std::uint64_t syncs_ = 0;
  bool lied_ = false;                     ///< the last synchronisation was of lost data
  std::optional<std::uint64_t> started_;  ///< the hub's life in which it took the start of one
  bool is_trusted_ = true;                ///< the hub was told everything that it does not know
};

}  // namespace innkeeper::simtest
