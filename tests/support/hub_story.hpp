// SPDX-License-Identifier: Apache-2.0
// A day of a small hotel as the hub lives it, recorded from an undisturbed run: every kind of write, and
// what the database holds after each. Runs on other stores, and on ones that fail, are compared with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/core_fixture.hpp"

namespace innkeeper::support {

/// All that a store holds.
struct Stored {
  std::uint64_t epoch = 0;
  std::map<std::pair<hub::Table, std::string>, hub::Row> rows;
  std::vector<hub::AuditRow> audit;
  friend bool operator==(const Stored&, const Stored&) = default;
};

/// REQUIRES: no open transaction, and a store that works.
[[nodiscard]] Stored stored_in(hub::Store& store);

/// Which rows differ, by number of table and key, for a person to read. Empty: they are equal.
[[nodiscard]] std::string differences(const Stored& left, const Stored& right);

class HubStory {
 public:
  /// Lives it, which takes some milliseconds.
  HubStory();

  struct Step {
    hub::Now now;
    hub::Event event;
  };
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  /// After so many steps, from 0: after the first start.
  [[nodiscard]] const Stored& after(std::size_t steps) const { return after_.at(steps); }
  /// What the hub needs to live it again.
  [[nodiscard]] const hub::PropertySource& source() const { return hotel_.source; }
  [[nodiscard]] const hub::CivilClock& clock() const { return hotel_.clock; }
  [[nodiscard]] hub::Now begin() const { return begin_; }

 private:
  void step(hub::Event event);
  void ask(hub::Request request, hub::Channel channel = hub::Channel::front_desk);
  void tell(const std::string& number);
  void confirm_plans();
  void guests_come();
  void staff_works();
  void guests_leave();

  /// As far as a room's reports tell.
  struct Room {
    std::uint32_t tenancy = 0;
    std::uint16_t given = 0;
    room::Hand hand;
    std::optional<room::Temperature> air;
  };

  CoreFixture hotel_;
  std::map<std::string, Room> rooms_;
  hub::Now begin_;
  std::vector<Step> steps_;
  std::vector<Stored> after_;
};

}  // namespace innkeeper::support
