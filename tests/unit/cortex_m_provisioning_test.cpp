// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/provisioning.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::cortex_m {
namespace {

Provisioning sample() {
  Provisioning result;
  result.room = *room::room_id("r-7k2m9q");
  result.password = *FixedString<64>::from("a secret");
  result.equipment.terminal = {control::TerminalKind::compressor, control::ValveKind::on_off,
                               control::FanKind::variable};
  room::Fixture bedside(*room::fixture_name("bedside"), room::FixtureRole::bedside);
  bedside.tunable = true;
  room::Fixture hall(*room::fixture_name("hall"), room::FixtureRole::path);
  hall.dimmable = false;
  check(result.equipment.fixtures.push_back(bedside) && result.equipment.fixtures.push_back(hall),
        "two lights fit");
  return result;
}

TEST_CASE("a board's provisioning comes back from its bytes") {
  const auto back = decode(encode(sample()));
  REQUIRE(back);
  CHECK(back->room == sample().room);
  CHECK(back->password == sample().password);
  CHECK(back->equipment.fixtures == sample().equipment.fixtures);
  CHECK(back->equipment.terminal == sample().equipment.terminal);
}

TEST_CASE("a memory that was never written is no damaged provisioning") {
  ProvisioningRecord record;
  for (const auto value : {std::byte{0}, std::byte{0xFF}}) {
    record.fill(value);
    CHECK(decode(record).error() == ProvisioningFlaw::blank);
  }
}

TEST_CASE("a provisioning with any byte changed is refused") {
  const ProvisioningRecord good = encode(sample());
  for (std::size_t i = 0; i < good.size(); ++i) {
    ProvisioningRecord record = good;
    record[i] ^= std::byte{0x10};
    INFO("byte " << i);
    CHECK_FALSE(decode(record));
  }
}

}  // namespace
}  // namespace innkeeper::cortex_m
