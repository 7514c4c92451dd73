// SPDX-License-Identifier: Apache-2.0
#include <sys/mount.h>
#include <unistd.h>

#include "tests/integration/running_house.hpp"

namespace innkeeper::tests {
namespace {

TEST_CASE("a check-in over FIAS reaches the board of the room") {
  RunningHouse running;
  running.open();
  const auto stored = running.house.http().call(
      "PUT", "/api/v1/guests/1001/preferences",
      R"({"climate":{"comfort":23.5},"lights":{"welcome":{"bedside":15}}})");
  REQUIRE(stored);
  REQUIRE(stored->status < 300);
  running.tell("checkin 2 501 1001");
  REQUIRE(running.becomes("2", "rented"));
  const auto id = std::string(running.house.property().rooms[1].id.view());
  CHECK(within(5s, [&] {
    const auto boards = support::look_at_boards(running.house);
    return boards.contains(id) && boards.at(id).setpoint == 23.5 &&
           boards.at(id).lights.at("bedside") == 15 && boards.at(id).lights.at("ceiling") == 0;
  }));
}

TEST_CASE("bad records from the PMS harm nothing, and the next good one works") {
  RunningHouse running;
  running.open();
  running.tell("raw GI|RN999|G#1|GSN|");
  running.tell("raw GO|RN1|G#77|GSN|");
  running.tell("raw GI|G#2|GSN|");
  running.tell("raw QQ|ZZ|");
  running.tell("garbage 5000");
  running.tell("checkin 1 601");
  CHECK(running.becomes("1", "rented"));
  running.tell("raw GI|RN1|G#601|GSN|");
  running.tell("checkout 601");
  CHECK(running.becomes("1", "vacant"));
  CHECK(running.logged("innkeeperd", "unknown_room"));
  CHECK(running.logged("innkeeperd", "check_out_for_nobody"));
}

TEST_CASE("the link to the PMS is lost and comes back with what happened meanwhile") {
  RunningHouse running;
  running.open();
  running.tell("drop");
  running.tell("checkin 3 701");
  CHECK(running.becomes("3", "rented", 60s));
}

TEST_CASE("the hub starts without a broker and serves when it comes") {
  RunningHouse running;
  REQUIRE(running.house.start_pms());
  REQUIRE(running.house.start_hub());
  running.tell("await-link 20");
  running.tell("checkin 1 801");
  const auto health = running.house.http().call("GET", "/healthz");
  REQUIRE(health);
  CHECK(health->status == 503);
  REQUIRE(running.house.broker().start());
  REQUIRE(running.house.start_rooms());
  CHECK(running.all_confirmed());
  CHECK(running.becomes("1", "rented"));
}

TEST_CASE("a broker that lost its database heals, and no board acts for it") {
  RunningHouse running;
  running.open();
  running.tell("checkin 1 901");
  REQUIRE(running.becomes("1", "rented"));
  running.house.broker().kill();
  running.house.broker().wipe();
  running.tell("checkin 2 902");
  REQUIRE(running.house.broker().start());
  CHECK(running.all_confirmed(90s));
  CHECK(running.becomes("1", "rented"));
  CHECK(running.becomes("2", "rented"));
}

TEST_CASE("a hub that is killed again and again forgets no stay") {
  RunningHouse running;
  running.open();
  for (int round = 0; round < 5; ++round) {
    const std::string room = std::to_string(round % 4 + 1);
    const std::string reservation = std::to_string(1000 + round);
    running.tell("checkin " + room + " " + reservation);
    REQUIRE(running.becomes(room, "rented"));
    running.house.kill_hub();
    // The PMS keeps what happens while nobody listens.
    running.tell("checkout " + reservation);
    REQUIRE(running.house.start_hub());
    CHECK(running.becomes(room, "vacant", 60s));
  }
  CHECK(running.all_confirmed());
}

TEST_CASE("a report that cannot be read is said aloud and changes nothing") {
  RunningHouse running;
  running.open();
  const auto id = std::string(running.house.property().rooms[0].id.view());
  support::Process publish(
      {{"mosquitto_pub", "-h", "127.0.0.1", "-p", std::to_string(running.house.broker().port()),
        "-u", support::kHubUser, "-P", running.house.hub_password(), "-t",
        "innkeeper/1/" + id + "/report", "-m", "{\"schema\":\"garbage\""},
       running.house.log_of("mosquitto_pub")});
  REQUIRE(publish.wait(10s) == 0);
  CHECK(running.logged("innkeeperd", "room.unreadable"));
  CHECK(running.all_confirmed());
}

TEST_CASE("a full disk stops nothing but writing, and nothing is lost when there is space again") {
  if (geteuid() != 0) {
    WARN("only root can mount a small file system; not run");
    return;
  }
  RunningHouse running;
  const auto disk = running.directory.path() / "disk";
  std::filesystem::create_directories(disk);
  REQUIRE(mount("none", disk.c_str(), "tmpfs", 0, "size=400k,mode=0700") == 0);
  running.house.put_database(disk / "innkeeper.db");
  running.open();
  {
    std::ofstream ballast(disk / "ballast", std::ios::binary);
    const std::string block(4096, 'x');
    while (ballast.write(block.data(), 4096).flush()) {
    }
  }
  running.tell("checkin 1 1101");
  CHECK(running.logged("innkeeperd", "storage.failed"));
  const auto rooms = running.house.http().call("GET", "/api/v1/rooms");
  REQUIRE(rooms);
  const auto write = running.house.http().call("PUT", "/api/v1/guests/5/preferences",
                                               R"({"climate":{"comfort":21}})");
  REQUIRE(write);
  CHECK(write->status == 503);
  std::filesystem::remove(disk / "ballast");
  CHECK(running.becomes("1", "rented", 60s));
  running.house.kill_hub();
  CHECK(umount2(disk.c_str(), MNT_DETACH) == 0);
}

}  // namespace
}  // namespace innkeeper::tests
