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
  result.broker = {{192, 168, 7, 20}, 8883};
  return result;
}

TEST_CASE("a board's provisioning comes back from its bytes") {
  const auto back = decode(encode(sample()));
  REQUIRE(back);
  CHECK(back->room == sample().room);
  CHECK(back->password == sample().password);
  CHECK(back->equipment.fixtures == sample().equipment.fixtures);
  CHECK(back->equipment.terminal == sample().equipment.terminal);
  CHECK(back->broker == sample().broker);
}

TEST_CASE("the place of a broker is an IPv4 address and perhaps a port, or none") {
  CHECK(broker_place("10.0.2.100", "") == BrokerPlace{{10, 0, 2, 100}, 1883});
  CHECK(broker_place("192.168.7.255", "65535") == BrokerPlace{{192, 168, 7, 255}, 65535});
  for (const auto* address : {"", "10", "10.0.2", "10.0.2.", "10.0.2.256", "10.0.2.1.", "10.0.2.-1",
                              "10..2.1", "10.0.2.1x", " 10.0.2.1", "broker"}) {
    INFO(address);
    CHECK_FALSE(broker_place(address, ""));
  }
  for (const auto* port : {"0", "65536", "-1", "18x", "mqtt"}) {
    INFO(port);
    CHECK_FALSE(broker_place("10.0.2.100", port));
  }
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
