// SPDX-License-Identifier: Apache-2.0
// Who holds the FIAS link of the real hub: a PMS that connects to it, another client at the PMS's
// port, and a link key.
#include <sys/wait.h>

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <string>

#include "tests/integration/running_house.hpp"
#include "tests/support/broker.hpp"
#include "tests/support/source_tree.hpp"

namespace innkeeper::tests {
namespace {

using boost::asio::ip::tcp;

/// A peer that speaks FIAS by hand; records without their frame.
class Peer {
 public:
  explicit Peer(std::uint16_t port) {
    stream_.expires_after(20s);
    stream_.connect("127.0.0.1", std::to_string(port));
  }

  void say(const std::string& record) { stream_ << '\x02' << record << '\x03' << std::flush; }
  /// The next record; empty at the end of the connection or after the deadline.
  std::string hear() {
    std::string record;
    std::getline(stream_, record, '\x03');
    return record.substr(std::min(record.size(), record.find('\x02') + 1));
  }
  /// Hears up to the LA of a link description.
  bool hear_description() {
    bool described = false;
    for (std::string record = hear(); !record.empty(); record = hear()) {
      if (record.starts_with("LD|")) described = true;
      if (record.starts_with("LA|")) return described;
    }
    return false;
  }
  /// Whether the other side closed, in whatever way, before the deadline.
  bool is_closed() {
    while (!hear().empty()) {
    }
    return stream_.error() != boost::asio::error::timed_out;
  }

 private:
  tcp::iostream stream_;
};

struct HubAlone : RunningHouse {
  bool becomes_rented(const std::string& number) const {
    return within(20s, [&] {
      const auto rooms = support::look_at_rooms(house);
      return rooms && std::any_of(rooms->begin(), rooms->end(), [&](const auto& room) {
               return room.number == number && room.rental == "rented";
             });
    });
  }
  std::size_t count_in_pms_log(const std::string& words) {
    // The lines of the simulated PMS come on its standard output, which only tell() reads.
    std::size_t count = 0;
    while (const auto line = house.pms().read_line(2s)) {
      if (line->find(words) != std::string::npos) ++count;
    }
    return count;
  }
};

TEST_CASE("a hub that listens serves the PMS that connects, and the newest of its connections") {
  HubAlone running;
  const std::uint16_t port = support::free_port();
  running.house.put_fias("listen = \"127.0.0.1:" + std::to_string(port) + "\"\n");
  REQUIRE(running.house.start_hub());
  REQUIRE(running.house.hub().opens(port, 10s));
  Peer first(port);
  first.say("LS|DA261004|TI120000|");
  REQUIRE(first.hear_description());
  first.say("LA|DA261004|TI120000|");
  first.say("GI|RN1|G#1|GSN|");
  CHECK(running.becomes_rented("1"));
  Peer second(port);
  second.say("LS|DA261004|TI120001|");
  REQUIRE(second.hear_description());
  CHECK(first.is_closed());
  second.say("LA|DA261004|TI120001|");
  second.say("GI|RN2|G#2|GSN|");
  CHECK(running.becomes_rented("2"));
}

TEST_CASE("a hub that listens for one address hears no other") {
  HubAlone running;
  const std::uint16_t port = support::free_port();
  running.house.put_fias("listen = \"127.0.0.1:" + std::to_string(port) +
                         "\"\npeer = \"127.0.0.9\"\n");
  REQUIRE(running.house.start_hub());
  REQUIRE(running.house.hub().opens(port, 10s));
  Peer stranger(port);
  stranger.say("LS|");
  CHECK(stranger.is_closed());
  CHECK(running.logged("innkeeperd", "stranger_refused"));
}

TEST_CASE("a client that displaces the hub at its PMS is displaced by it in turn") {
  HubAlone running;
  REQUIRE(running.house.start_pms());
  REQUIRE(running.house.start_hub());
  running.tell("await-link 30");
  Peer other(running.house.pms_port());
  CHECK(other.hear().starts_with("LS|"));
  CHECK(running.logged("innkeeperd", "connection_lost"));
  CHECK(other.is_closed());
  running.tell("await-link 30");
  running.tell("checkin 1 1");
  CHECK(running.becomes_rented("1"));
}

TEST_CASE("a PMS that refuses a second client leaves the link to the hub") {
  HubAlone running;
  REQUIRE(running.house.start_pms({"--refuse-second"}));
  REQUIRE(running.house.start_hub());
  running.tell("await-link 30");
  Peer other(running.house.pms_port());
  CHECK(other.is_closed());
  running.tell("checkin 1 1");
  CHECK(running.becomes_rented("1"));
  CHECK(running.log_of("innkeeperd").find("connection_lost") == std::string::npos);
}

/// Both sides with their key files.
void give_keys(HubAlone& running, const std::string& of_hub, const std::string& of_pms) {
  const auto folder = running.directory.path();
  support::write_private(folder / "hub.key", of_hub + "\n");
  support::write_private(folder / "pms.key", of_pms + "\n");
  running.house.put_fias(
      "host = \"127.0.0.1\"\nport = " + std::to_string(running.house.pms_port()) +
      "\nlink_key_file = \"hub.key\"\n");
  REQUIRE(running.house.start_pms({"--link-key", (folder / "pms.key").string()}));
}

const std::string kKey = "FidCrypt0S|GVDpVnl6qYlTQXQJZxXdbw==";

TEST_CASE("a link with the right key comes up, again and again") {
  HubAlone running;
  give_keys(running, kKey, kKey);
  REQUIRE(running.house.start_hub());
  running.tell("await-link 30");
  running.tell("drop");
  running.tell("await-link 30");
  running.tell("checkin 1 1");
  CHECK(running.becomes_rented("1"));
}

TEST_CASE("a wrong link key is tried once, said loudly, and not again") {
  HubAlone running;
  give_keys(running, "AAAAAAAAAAAAAAAAAAAAAA==", kKey);
  REQUIRE(running.house.start_hub());
  CHECK(running.logged("innkeeperd", "key_refused"));
  std::this_thread::sleep_for(3s);
  // Two seconds and more of back-off have passed: another attempt would show.
  CHECK(running.count_in_pms_log("\"event\":\"locked\"") == 0);
  CHECK(running.log_of("innkeeperd").find("GVDp") == std::string::npos);
}

TEST_CASE("a link key that others can read starts no hub") {
  HubAlone running;
  give_keys(running, kKey, kKey);
  std::filesystem::permissions(running.directory.path() / "hub.key",
                               std::filesystem::perms::others_read,
                               std::filesystem::perm_options::add);
  support::Process hub({{tests::program_dir() + "/innkeeperd", "--config",
                         (running.directory.path() / "hub.toml").string()},
                        running.house.log_of("innkeeperd")});
  const auto status = hub.wait(20s);
  REQUIRE(status);
  REQUIRE(WIFEXITED(*status));
  CHECK(WEXITSTATUS(*status) == 1);
  CHECK(running.logged("innkeeperd", "chmod 600"));
}

}  // namespace
}  // namespace innkeeper::tests
