// SPDX-License-Identifier: Apache-2.0
// Service recovery end to end in virtual time: the hub's core, the agent as boards run it, and a room
// with physics in a cold January. Only the wire's bytes go between the two.
#include <array>

#include "device/agent/agent.hpp"
#include "device/sim/ram_memory.hpp"
#include "device/sim/sim_room.hpp"
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Room 101, its guest and its hub.
class House final : agent::Board, agent::Link {
 public:
  explicit House(std::uint32_t seed)
      : room_(setup_of(seed)),
        agent_({hotel.property.types[0].fixtures, {}}, *this, memory_, *this) {
    agent_.boot(now());
    agent_.on_link_up(now());
    hotel.say(CheckedIn{"1", "101", {}, Share::alone, false});
    pass(hours(6));  // long enough for walls and air to settle at 22 degrees
  }

  void pass(room::Duration time) {
    constexpr auto kStep = seconds(10);
    for (room::Duration gone{}; gone < time; gone += kStep) {
      hotel.advance(kStep);
      command_ = {outputs_.heating, outputs_.cooling, outputs_.fan};
      if (is_dead) command_.heating = room::Percent::zero();
      static_cast<void>(room_.advance(kStep, command_, outputs_.ventilation));
      deliver();
      agent_.step(now());
      hotel.run(std::exchange(heard_, {}));
    }
  }
  ComfortView complain(Complaint complaint) {
    const Answer answer = hotel.ask(ReportComfort{"101", complaint}, {Channel::guest_page, {}});
    REQUIRE(std::holds_alternative<ComfortView>(answer));
    return std::get<ComfortView>(answer);
  }
  ComfortView complaint() {
    return std::get<ComplaintsView>(hotel.ask(ListComfort{})).complaints.at(0);
  }
  std::vector<CaseView> cases() { return std::get<CasesView>(hotel.ask(ListCases{})).cases; }
  [[nodiscard]] double air_c() const { return room_.state().air_c; }

  support::CoreFixture hotel;
  bool is_dead = false;  ///< the valve stays shut, and says nothing

 private:
  static sim::SimRoomSetup setup_of(std::uint32_t seed) {
    sim::SimRoomSetup setup;
    setup.climate = sim::cold_climate();
    setup.seed = seed;
    setup.begin = hours(24) * (seed % 28);
    return setup;
  }
  [[nodiscard]] room::Time now() const { return hotel.now.steady; }

  void deliver() {
    for (const PublishPlan& plan : hotel.sink.take<PublishPlan>()) {
      if (plan.room == support::id_of("101")) agent_.on_plan(plan.bytes, now());
    }
  }
  [[nodiscard]] agent::Readings read() override {
    agent::Readings readings;
    readings.air = room_.sensed_air();
    return readings;
  }
  [[nodiscard]] bool drive(const agent::Outputs& outputs) override {
    outputs_ = outputs;
    return true;
  }
  void dim(const control::Lamps&) override {}
  [[nodiscard]] bool publish(wire::Channel channel, std::string_view payload) override {
    if (channel == wire::Channel::report) {
      heard_.emplace_back(
          ReportReceived{support::id_of("101"), wire::decode_report(payload).value()});
    } else if (channel == wire::Channel::link) {
      heard_.emplace_back(LinkReceived{support::id_of("101"), wire::decode_link(payload).value()});
    }
    return true;
  }

  sim::RamMemory memory_;
  sim::SimRoom room_;
  agent::Agent agent_;
  agent::Outputs outputs_;
  control::ClimateCommand command_;
  std::vector<Event> heard_;
};

TEST_CASE(
    "a healthy room in January gets a degree warmer in the time it was given, and nobody is "
    "called") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    House house(seed);
    const double before = house.air_c();
    const ComfortView said = house.complain(Complaint::too_cold);
    REQUIRE(said.row.step == ComfortStep::raised_setpoint);
    CHECK(said.row.minutes.has_value());
    house.pass(minutes(90));
    CHECK(house.complaint().row.state == ComplaintState::reached);
    CHECK(house.cases().empty());
    CHECK(house.air_c() > before + 0.3);
  }
}

TEST_CASE("a room whose valve stays shut is a case with full heating and air that falls, unasked") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    House house(seed);
    house.is_dead = true;
    static_cast<void>(house.complain(Complaint::too_cold));
    house.pass(minutes(90));
    REQUIRE(house.cases().size() == 1);
    const CaseRow work = house.cases()[0].row;
    CHECK(work.cause != CaseCause::repeated);
    CHECK(work.opened.seconds - work.evidence.since.seconds <=
          std::chrono::seconds(minutes(90)).count());
    CHECK(work.evidence.heating == room::Percent::full());
    REQUIRE(work.evidence.air);
    CHECK(*work.evidence.air < *work.evidence.wanted);
    REQUIRE(work.evidence.slope_mk_h);
    CHECK(*work.evidence.slope_mk_h < 0);
    CHECK(house.complaint().row.state == ComplaintState::escalated);
  }
}

TEST_CASE("a valve that is mended is noted on the case when the room got there after all") {
  House house(1);
  house.is_dead = true;
  static_cast<void>(house.complain(Complaint::too_cold));
  house.pass(minutes(90));
  REQUIRE(house.cases().size() == 1);
  house.is_dead = false;
  house.pass(hours(3));
  CHECK(house.cases().at(0).row.comfort_at.has_value());
  CHECK(house.complaint().row.state == ComplaintState::reached);
}

}  // namespace
}  // namespace innkeeper::hub
