// SPDX-License-Identifier: Apache-2.0
// Random lives of a room: plans repeated, reordered and broken, hands, lost links, power cuts.
#include <random>

#include "tests/support/rounds.hpp"
#include "tests/unit/agent_fakes.hpp"

namespace innkeeper::agent::test {
namespace {

class Life {
 public:
  explicit Life(std::uint32_t seed) : random_(seed) {}

  void run(int events) {
    for (int i = 0; i < events; ++i) {
      happen();
      world_.agent().step(world_.now);
      check_invariants();
    }
  }

 private:
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  void happen() {
    switch (pick(8)) {
      case 0:
      case 1: receive_new(); break;
      case 2: receive_old(); break;
      case 3: world_.receive(std::string(static_cast<std::size_t>(pick(40)), '{')); break;
      case 4: set_hand(); break;
      case 5: world_.pass(pick(200)); break;
      case 6: reconnect(); break;
      case 7: cut_power(); break;
    }
  }

  void receive_new() {
    const room::PlanId id = pick(10) == 0 ? room::PlanId{newest_.epoch + 1, 1}
                                          : room::PlanId{newest_.epoch, newest_.version + 1};
    newest_ = id;
    if (pick(4) == 0) ++tenancy_;
    room::Plan plan = rented(id, tenancy_, 16 + pick(14), pick(101));
    if (pick(3) == 0) plan.rental = room::RentalState::vacant;
    sent_.push_back(plan);
    if (pick(5) != 0) deliver(plan);  // else: published while the room was away
  }

  void receive_old() {
    if (!sent_.empty())
      deliver(sent_[static_cast<std::size_t>(pick(static_cast<int>(sent_.size())))]);
  }

  void deliver(const room::Plan& plan) {
    world_.receive(plan);
    if (applied_ && plan.id <= applied_->id) return;
    if (!applied_ || applied_->id.epoch != plan.id.epoch || applied_->tenancy != plan.tenancy) {
      hand_ = {};
    }
    applied_ = plan;
  }

  void set_hand() {
    if (pick(2) == 0) {
      hand_.setpoint = celsius(10 + pick(25));
      world_.agent().hand_setpoint(hand_.setpoint, world_.now);
    } else {
      const room::Percent level = percent(pick(101));
      REQUIRE(room::set_level(hand_.lights, named("bedside"), level));
      REQUIRE(world_.agent().hand_light(named("bedside"), level, world_.now));
    }
  }

  void reconnect() {
    world_.agent().on_link_down();
    world_.pass(pick(30));
    world_.agent().on_link_up(world_.now);
  }

  void cut_power() {
    if (pick(2) == 0) world_.pass(61);
    world_.restart();
    hand_ = world_.agent().hand();  // the last minute of a hand may be lost with the power
  }

  void check_invariants() {
    const room::Plan* plan = world_.agent().plan();
    REQUIRE((plan != nullptr) == applied_.has_value());
    if (plan != nullptr) REQUIRE(*plan == *applied_);
    REQUIRE(world_.agent().hand() == hand_);
    const room::Decision decision =
        room::decide(plan, hand_, world_.agent().situation(), world_.fixtures());
    REQUIRE(world_.agent().decision() == decision);
    for (const room::LightDecision& light : decision.lights) {
      REQUIRE(*room::level_of(world_.board.outputs.lights, light.fixture) == light.level);
    }
    room::PlanId last;
    for (const room::Report& report : world_.link.reports()) {
      REQUIRE(report.applied >= last);
      last = report.applied;
    }
  }

  std::mt19937 random_;
  World world_;
  std::optional<room::Plan> applied_;
  room::Hand hand_;
  std::vector<room::Plan> sent_;
  room::PlanId newest_{1, 0};
  std::uint32_t tenancy_ = 1;
};

TEST_CASE("whatever happens, no older plan is applied and the outputs are those of the newest") {
  const std::uint32_t fresh = std::random_device{}();
  const std::uint32_t seed = GENERATE_COPY(1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, fresh);
  INFO("seed " << seed);
  Life(seed).run(static_cast<int>(tests::rounds(200)));
}

}  // namespace
}  // namespace innkeeper::agent::test
