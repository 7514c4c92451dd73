// SPDX-License-Identifier: Apache-2.0
// A room whose guest complains, for the tests of comfort.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {

using support::CoreFixture;

inline room::Temperature degrees(double celsius) {
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(celsius * 1000));
}

inline const Actor kGuest{Channel::guest_page, {}};

/// Room 101 with a guest, whose board answers as a board does.
struct ComplainingRoom {
  CoreFixture hotel;
  room::RoomState state;
  std::vector<room::Fault> faults;

  ComplainingRoom() {
    state.air = degrees(21);
    hotel.online("101");
    hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
    tell();
  }
  /// The room confirms its plan, takes what it is given, and measures `air`.
  void tell() {
    const room::Plan plan = hotel.view("101").plan;
    if (plan.given && plan.given->stamp > state.given) {
      state.given = plan.given->stamp;
      if (plan.given->clear) state.hand = {};
      if (plan.given->setpoint) state.hand.setpoint = plan.given->setpoint;
      if (plan.given->scene) state.hand.scene = plan.given->scene;
    }
    say_state();
    state.lights.clear();
    for (const auto& light : hotel.view("101").decision.lights) {
      REQUIRE(room::set_level(state.lights, light.fixture, light.level));
    }
    say_state();
  }
  void say_state() {
    ReportReceived told = hotel.confirmation("101");
    told.report.state = state;
    for (const room::Fault fault : faults) REQUIRE(told.report.faults.push_back(fault));
    hotel.run({told});
  }
  void measure(double celsius) {
    state.air = degrees(celsius);
    tell();
  }
  /// Time passes minute by minute, as it does for a hub; the room says nothing new.
  void wait(std::chrono::minutes minutes) {
    for (std::chrono::minutes i{}; i < minutes; ++i) {
      hotel.advance(std::chrono::minutes(1));
      hotel.run({});
    }
  }
  ComfortView say(Complaint complaint, Actor by = kGuest) {
    const Answer answer = hotel.ask(ReportComfort{"101", complaint}, std::move(by));
    REQUIRE(std::holds_alternative<ComfortView>(answer));
    return std::get<ComfortView>(answer);
  }
  std::vector<ComfortView> complaints() {
    return std::get<ComplaintsView>(hotel.ask(ListComfort{})).complaints;
  }
  ComplaintState state_of_complaint() {
    const auto all = complaints();
    REQUIRE(all.size() == 1);
    return all[0].row.state;
  }
  std::vector<CaseView> cases(bool over = false) {
    return std::get<CasesView>(hotel.ask(ListCases{"", over})).cases;
  }
};

}  // namespace innkeeper::hub
