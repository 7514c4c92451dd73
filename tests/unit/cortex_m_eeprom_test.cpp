// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include "device/agent/keeper.hpp"
#include "device/cortex_m/eeprom.hpp"
#include "device/cortex_m/i2c.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/cortex_m_fake_board.hpp"

namespace innkeeper::tests {
namespace {

using cortex_m::Eeprom;

std::vector<std::byte> pattern(std::size_t size, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::byte> bytes(size);
  for (std::byte& byte : bytes) byte = static_cast<std::byte>(random() & 0xFFU);
  return bytes;
}

agent::Record record_of(std::uint32_t boot, std::string_view plan) {
  agent::Record record;
  record.boot = boot;
  check(record.plan.append(plan), "a short plan fits");
  return record;
}

TEST_CASE("an EEPROM gives back what was written across its pages") {
  fake_eeprom() = {};
  Eeprom eeprom;
  const auto bytes = pattern(agent::kRecordBytes, 1);
  REQUIRE(eeprom.write(agent::Slot::b, bytes));
  std::vector<std::byte> back(bytes.size());
  REQUIRE(eeprom.read(agent::Slot::b, back));
  CHECK(back == bytes);
  CHECK(std::equal(bytes.begin(), bytes.end(),
                   fake_eeprom().bytes.begin() + cortex_m::kSlotPlace[1]));
  CHECK(eeprom.pages_written() == agent::kRecordBytes / cortex_m::kEepromPage);
}

TEST_CASE("an EEPROM page that holds its bytes already is not worn by writing them again") {
  fake_eeprom() = {};
  Eeprom eeprom;
  auto bytes = pattern(agent::kRecordBytes, 2);
  REQUIRE(eeprom.write(agent::Slot::a, bytes));
  const auto before = eeprom.pages_written();
  bytes[100] ^= std::byte{1};
  REQUIRE(eeprom.write(agent::Slot::a, bytes));
  CHECK(eeprom.pages_written() == before + 1);
}

TEST_CASE(
    "an EEPROM that does not answer, or never ends a write, is told as broken in bounded time") {
  fake_eeprom() = {};
  Eeprom eeprom;
  std::vector<std::byte> bytes(40, std::byte{1});
  fake_eeprom().busy_polls = 1'000'000;
  CHECK_FALSE(eeprom.write_at(0, bytes));
  fake_eeprom() = {};
  fake_eeprom().absent = true;
  CHECK_FALSE(eeprom.write_at(0, bytes));
  CHECK_FALSE(Eeprom::read_at(0, bytes));
}

TEST_CASE("a power cut at any byte of a write leaves the record before it or the new one") {
  constexpr std::string_view kOld = "old plan";
  constexpr std::string_view kNew = "a newer plan";
  std::array<std::byte, agent::kRecordBytes> scratch{};
  for (std::size_t cut = 0; cut <= agent::kRecordBytes; cut += 7) {
    INFO("power fails after " << cut << " bytes");
    fake_eeprom() = {};
    Eeprom eeprom;
    {
      agent::Keeper keeper(eeprom);
      agent::Record blank;
      REQUIRE(keeper.load(blank, scratch) == agent::Keeper::Found::blank);
      keeper.save(record_of(1, kOld), {}, scratch);
      keeper.save(record_of(2, kOld), {}, scratch);
      REQUIRE_FALSE(keeper.failed());
      fake_eeprom().dies_after = cut;
      keeper.save(record_of(3, kNew), {}, scratch);
    }
    fake_eeprom().dies_after.reset();
    agent::Keeper keeper(eeprom);
    agent::Record found;
    REQUIRE(keeper.load(found, scratch) == agent::Keeper::Found::kept);
    const bool is_old = found.boot == 2 && found.plan.view() == kOld;
    const bool is_new = found.boot == 3 && found.plan.view() == kNew;
    CHECK((is_old || is_new));
  }
}

TEST_CASE("a bus that hangs in the middle of a byte is freed") {
  fake_eeprom() = {};
  fake_eeprom().bytes.fill(std::byte{0});
  std::array<std::byte, 4> bytes{};
  REQUIRE(Eeprom::read_at(0, bytes));
  CHECK(cortex_m::i2c::recover());
  CHECK(Eeprom::read_at(0, bytes));
}

}  // namespace
}  // namespace innkeeper::tests
