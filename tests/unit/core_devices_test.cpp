// SPDX-License-Identifier: Apache-2.0
// The inventory of boards: those of rooms, and those that no room declares.
#include "hub/core/devices/device_log.hpp"
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using support::id_of;
using wire::LinkState;

DevicesView devices(CoreFixture& hotel) {
  return std::get<DevicesView>(hotel.ask(DeviceRequest(ListDevices{})));
}

ReportReceived started(CoreFixture& hotel, std::uint32_t boot, bool retained = false) {
  ReportReceived told = hotel.confirmation("101");
  told.report.boot = boot;
  told.report.seq = 1;
  told.retained = retained;
  return told;
}

TEST_CASE("each room has its board in the list, heard of or not") {
  CoreFixture hotel;
  hotel.online("101");
  const DevicesView all = devices(hotel);
  REQUIRE(all.devices.size() == 3);
  CHECK(all.devices[0].id == id_of("101"));
  CHECK(all.devices[0].number == "101");
  CHECK(all.devices[0].link == LinkState::online);
  CHECK(all.devices[0].link_since == hotel.now.utc);
  CHECK_FALSE(all.devices[1].link);
  CHECK_FALSE(all.devices[1].heard);
  CHECK_FALSE(all.devices[1].boot);
}

TEST_CASE("starts of a board are counted, and when it was last heard is known") {
  CoreFixture hotel;
  hotel.online("101");
  hotel.run({started(hotel, 7)});
  hotel.advance(std::chrono::minutes(3));
  hotel.run({started(hotel, 8)});
  hotel.run({started(hotel, 8)});
  const DeviceView board = devices(hotel).devices.at(0);
  CHECK(board.boot == 8);
  CHECK(board.restarts == 1);
  CHECK(board.heard == hotel.now.utc);
  CHECK(board.link_since == room::UtcTime{hotel.now.utc.seconds - 180});
}

TEST_CASE("the broker's copy of a report does not say that the board was heard") {
  CoreFixture hotel;
  hotel.run({started(hotel, 7, true)});
  const DeviceView board = devices(hotel).devices.at(0);
  CHECK(board.boot == 7);
  CHECK_FALSE(board.heard);
}

TEST_CASE("since when a link is as it is, is known of changes only that the hub saw") {
  CoreFixture hotel;
  hotel.run({LinkReceived{id_of("101"), LinkState::lost, true}});
  CHECK(devices(hotel).devices.at(0).link == LinkState::lost);
  CHECK_FALSE(devices(hotel).devices.at(0).link_since);
  hotel.run({LinkReceived{id_of("101"), LinkState::online}});
  CHECK(devices(hotel).devices.at(0).link_since == hotel.now.utc);
}

TEST_CASE("a board that no room declares stands last, with no room") {
  CoreFixture hotel;
  const room::RoomId stranger = room::room_id("r-stranger").value();
  hotel.run({LinkReceived{stranger, LinkState::online}});
  const DevicesView all = devices(hotel);
  REQUIRE(all.devices.size() == 4);
  CHECK(all.devices[3].id == stranger);
  CHECK(all.devices[3].number.empty());
  CHECK(all.devices[3].link == LinkState::online);
}

TEST_CASE("without the broker nobody is online") {
  CoreFixture hotel;
  hotel.run({BrokerUp{}, LinkReceived{room::room_id("r-x").value(), LinkState::online}});
  hotel.online("101");
  hotel.run({BrokerDown{}});
  for (const DeviceView& board : devices(hotel).devices) CHECK_FALSE(board.link);
}

TEST_CASE("a flood of boards that there are not is bounded, and told") {
  DeviceLog log;
  const std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  std::size_t heard = 0;
  for (const char a : letters) {
    for (const char b : letters) {
      for (const char c : letters) {
        for (const char d : {'0', '1'}) {
          const std::string id{a, b, c, d};
          log.on_link(room::room_id(id).value(), LinkState::online, false, {1});
          ++heard;
        }
      }
    }
  }
  REQUIRE(heard > kMaxBoards);
  CHECK(log.all().size() == kMaxBoards);
  CHECK(log.overflowed());
}

}  // namespace
}  // namespace innkeeper::hub
