// SPDX-License-Identifier: Apache-2.0
// What survives: the record's bytes, the two slots, failing memory, and the wipe between two
// guests.
#include "device/agent/record.hpp"
#include "shared/util/crc32.hpp"
#include "tests/unit/agent_fakes.hpp"

namespace innkeeper::agent::test {
namespace {

using Bytes = std::array<std::byte, kRecordBytes>;

Record full_record() {
  Record record;
  record.boot = 17;
  record.seen = {room::kMaxEpoch, 4'000'000'000U};
  record.hand.setpoint = room::Temperature::milli_celsius(-1500);
  for (std::size_t i = 0; i < room::kMaxFixtures; ++i) {
    const std::string name = "fixture_of_16_" + std::to_string(10 + i);
    REQUIRE(room::set_level(record.hand.lights, named(name), percent(static_cast<int>(i))));
  }
  record.given = 0x0102;
  record.controller.ended = {true, true};
  record.plan = PlanBytes::from(std::string(wire::kMaxPlanBytes, 'p')).value();
  return record;
}

TEST_CASE("a record of the largest values comes back from its bytes") {
  Bytes bytes{};
  const Record record = full_record();
  encode(record, 4'000'000'001U, bytes);
  const auto found = decode(bytes);
  REQUIRE(found);
  CHECK(found->number == 4'000'000'001U);
  CHECK(found->record.boot == record.boot);
  CHECK(found->record.seen == record.seen);
  CHECK(found->record.hand == record.hand);
  CHECK(found->record.given == record.given);
  CHECK(found->record.controller == record.controller);
  CHECK(found->record.plan == record.plan);
}

TEST_CASE("a record keeps the layout that boards in the field have") {
  Bytes bytes{};
  encode(full_record(), 0x01020304, bytes);
  const auto byte = [&bytes](std::size_t i) { return std::to_integer<int>(bytes[i]); };
  CHECK((byte(0) == 'I' && byte(1) == 'K' && byte(2) == 'R' && byte(3) == 'M'));
  CHECK(byte(4) == 2);
  CHECK((byte(8) == 4 && byte(11) == 1));
  CHECK(byte(12) == 17);
  CHECK(byte(28) == 1);
  CHECK(byte(36) == 12);
  CHECK(byte(37) == 16);
  CHECK((byte(265) == 0 && byte(266) == 4));
  CHECK((byte(267) == 'p' && byte(1290) == 'p'));
  CHECK((byte(1292) == 2 && byte(1293) == 1));
  CHECK(byte(1294) == 3);
}

TEST_CASE(
    "the last need comes back from its byte, an older record knows none, a wrong one is none") {
  using control::Direction;
  using control::NeedState;
  Bytes bytes{};
  Record record = full_record();
  int number = 0;
  for (const NeedState need :
       {NeedState{Direction::none, false}, NeedState{Direction::heating, false},
        NeedState{Direction::heating, true}, NeedState{Direction::cooling, false},
        NeedState{Direction::cooling, true}}) {
    record.controller.need = need;
    encode(record, 1, bytes);
    CHECK(std::to_integer<int>(bytes[1291]) == number++);
    CHECK(decode(bytes)->record.controller.need == need);
  }
  bytes[1291] = std::byte{5};
  const std::uint32_t sum = crc32(std::span(bytes).first(kRecordBytes - 4));
  for (std::size_t i = 0; i < 4; ++i) {
    bytes[kRecordBytes - 4 + i] = static_cast<std::byte>((sum >> (8 * i)) & 0xFFU);
  }
  CHECK_FALSE(decode(bytes));
}

TEST_CASE("a record with any byte changed is no record") {
  Bytes bytes{};
  encode(full_record(), 1, bytes);
  for (std::byte& byte : bytes) {
    byte ^= std::byte{0x10};
    CHECK_FALSE(decode(bytes));
    byte ^= std::byte{0x10};
  }
  CHECK(decode(bytes));
}

TEST_CASE("the plan is in force again after a power cut, without any link") {
  World world;
  world.receive(rented({7, 5}, 3, 22, 60));
  const room::Report before = world.link.last_report();
  world.restart();
  const room::Report after = world.link.last_report();
  CHECK(after.applied == before.applied);
  CHECK(after.seen == before.seen);
  CHECK(after.digest == before.digest);
  CHECK(after.verdict == room::Verdict::applied);
  CHECK(after.why == before.why);
  CHECK(after.boot == before.boot + 1);
  CHECK(after.seq == 1);
  CHECK(*room::level_of(world.board.outputs.lights, named("ceiling")) == percent(60));
}

TEST_CASE("boot drives the outputs before any link exists") {
  World world;
  world.receive(rented({7, 5}, 3, 22, 40));
  world.board.outputs = {};
  Agent agent({world.fixtures(), {}}, world.board, world.memory, world.link);
  agent.boot(world.now);
  CHECK(*room::level_of(world.board.outputs.lights, named("ceiling")) == percent(40));
}

TEST_CASE("one unreadable slot costs nothing but the newest record") {
  World world;
  world.receive(rented({7, 5}, 3, 22, 60));
  world.receive(rented({7, 6}, 3, 22, 50));
  auto& slot = world.memory.slots[GENERATE(std::size_t{0}, std::size_t{1})];
  slot.fill(std::byte{0x5A});
  world.restart();
  CHECK(world.agent().plan()->id >= room::PlanId{7, 5});
  CHECK(world.link.last_report().faults.empty());
}

TEST_CASE("two unreadable slots give the default room and a fault until the next plan") {
  World world;
  world.receive(rented({7, 5}, 3, 22, 60));
  for (auto& slot : world.memory.slots) slot[300] ^= std::byte{1};
  world.restart();
  CHECK(world.agent().plan() == nullptr);
  REQUIRE(world.link.last_report().faults.size() == 1);
  CHECK(world.link.last_report().faults[0] == room::Fault::memory_lost);
  CHECK(world.link.last_report().why.climate.because == room::Because::no_plan);
  world.receive(rented({7, 5}, 3, 22, 60));
  CHECK(world.link.last_report().faults.empty());
  world.restart();
  CHECK(world.agent().plan()->id == room::PlanId{7, 5});
}

TEST_CASE("a memory that cannot be read or written leaves a room that acts and complains") {
  World world;
  world.memory.broken = true;
  world.receive(rented({7, 5}, 3, 22, 60));
  CHECK(*room::level_of(world.board.outputs.lights, named("ceiling")) == percent(60));
  CHECK(world.link.last_report().verdict == room::Verdict::applied);
  REQUIRE(world.link.last_report().faults.size() == 1);
  CHECK(world.link.last_report().faults[0] == room::Fault::memory);

  SECTION("it is tried again every minute, and the fault ends with the first success") {
    world.pass(59);
    world.memory.broken = false;
    const int writes = world.memory.writes;
    CHECK(world.memory.writes == writes);
    world.pass(62);
    CHECK(world.memory.writes > writes);
    CHECK(world.link.last_report().faults.empty());
    world.restart();
    CHECK(world.agent().plan()->id == room::PlanId{7, 5});
  }
  SECTION("a restart on it is the default room with both faults") {
    world.restart();
    CHECK(world.agent().plan() == nullptr);
    CHECK(world.link.last_report().faults.size() == 2);
  }
}

TEST_CASE(
    "a plan that no longer fits the board's lights is not restored, but its number is remembered") {
  World world;
  world.receive(rented({7, 5}, 3, 22, 60));
  REQUIRE(world.agent().hand_light(named("ceiling"), percent(1), world.now));
  world.pass(61);
  room::Fixtures other;
  REQUIRE(other.push_back(named("bedside")));
  Agent agent({other, {}}, world.board, world.memory, world.link);
  agent.boot(world.now);
  agent.on_link_up(world.now);
  agent.step(world.now);
  CHECK(agent.plan() == nullptr);
  CHECK(agent.hand() == room::Hand{});
  CHECK(world.link.last_report().seen == room::PlanId{7, 5});
  agent.on_plan(bytes_of(rented({7, 5}, 3, 22, 60)), world.now);
  agent.step(world.now);
  CHECK(world.link.last_report().verdict == room::Verdict::rejected);
}

TEST_CASE("after a change of tenancy no byte of the old guest is left in either slot") {
  World world;
  const std::string old_plan = bytes_of(rented({7, 5}, 3, 22, 61));
  world.receive(old_plan);
  REQUIRE(world.agent().hand_light(named("bedside"), percent(77), world.now));
  world.pass(61);
  REQUIRE(world.memory.holds("bedside"));
  REQUIRE(world.memory.holds(old_plan));
  const std::string new_plan = bytes_of(rented({7, 6}, 4, 22, 50));

  SECTION("at once") { world.receive(new_plan); }
  SECTION("when memory works again, if it failed in that moment") {
    world.memory.broken = true;
    world.receive(new_plan);
    world.memory.broken = false;
    world.pass(61);
  }
  CHECK_FALSE(world.memory.holds("bedside"));
  CHECK_FALSE(world.memory.holds(old_plan));
  CHECK(world.memory.holds(new_plan));
}

}  // namespace
}  // namespace innkeeper::agent::test
