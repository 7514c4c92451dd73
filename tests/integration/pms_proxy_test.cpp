// SPDX-License-Identifier: Apache-2.0
// The real hub and innkeeper-simpms with a bad network between, compared with an undisturbed run: the
// same story must end in the same state of every room.
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "tests/integration/running_house.hpp"
#include "tests/support/fault_proxy.hpp"
#include "tests/support/source_tree.hpp"

namespace innkeeper::tests {
namespace {

using support::FaultProxy;
using support::ProxyFaults;

constexpr std::size_t kRooms = 12;

std::filesystem::path house_file(const std::filesystem::path& directory) {
  auto file = directory / "property.toml";
  support::write_large_property(file, kRooms);
  return file;
}

/// A day at the desk: guests come, move, become known and leave, one in a room.
std::vector<std::string> story(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::string> commands;
  std::vector<std::size_t> room_of(1, 0);  // by reservation; 0: not in house
  std::vector<bool> taken(kRooms + 1, false);
  const auto word = [](std::size_t value) { return std::to_string(value); };
  for (int step = 0; step < 80; ++step) {
    const std::size_t room = 1 + random() % kRooms;
    const std::size_t guest = random() % room_of.size();
    const bool in_house = room_of[guest] != 0;
    if (!taken[room] && (random() % 2 == 0 || !in_house)) {
      commands.push_back("checkin " + word(room) + " " + word(room_of.size()) + " " +
                         word(1001 + random() % 4) + " language=GE vip=" + word(random() % 5));
      room_of.push_back(room);
      taken[room] = true;
    } else if (in_house && !taken[room]) {
      commands.push_back("move " + word(guest) + " " + word(room));
      taken[room_of[guest]] = false;
      taken[room] = true;
      room_of[guest] = room;
    } else if (in_house && random() % 3 == 0) {
      commands.push_back("update " + word(guest) + " " + word(1001 + random() % 4));
    } else if (in_house) {
      commands.push_back("checkout " + word(guest));
      taken[room_of[guest]] = false;
      room_of[guest] = 0;
    }
  }
  return commands;
}

/// A hub whose PMS stands behind a proxy; no rooms and no broker: what is planned is compared.
struct ProxiedHub {
  ProxiedHub(const ProxyFaults& faults, const std::vector<std::string>& pms_arguments)
      : house(program_dir(), directory.path(), house_file(directory.path())),
        proxy(house.pms_port(), faults) {
    house.put_fias("host = \"127.0.0.1\"\nport = " + std::to_string(proxy.port()) + "\n");
    REQUIRE(house.start_pms(pms_arguments));
    REQUIRE(house.start_hub());
    for (int profile = 0; profile < 4; ++profile) {
      const auto stored = house.http().call(
          "PUT", "/api/v1/guests/" + std::to_string(1001 + profile) + "/preferences",
          R"({"climate":{"comfort":2)" + std::to_string(profile) + "}}");
      REQUIRE(stored);
      REQUIRE(stored->status < 300);
    }
  }

  void tell(const std::string& command) {
    const auto answer = house.tell_pms(command);
    INFO(command << " -> " << answer.value_or("nothing"));
    REQUIRE(answer);
    REQUIRE(answer->find(R"("ok":true)") != std::string::npos);
  }

  void play(const std::vector<std::string>& commands) {
    for (const std::string& command : commands) tell(command);
  }

  /// What the hub wants of each room, apart from how often it was told so.
  [[nodiscard]] std::string state() const {
    std::string all;
    for (std::size_t room = 1; room <= kRooms; ++room) {
      const auto answer = house.http().call("GET", "/api/v1/rooms/" + std::to_string(room));
      if (!answer || answer->status != 200) return "no answer";
      const auto document = nlohmann::json::parse(answer->body);
      all += document["number"].dump() + " " + document["rental"].dump() + " " +
             document["stays"].dump() + " " + document["plan"]["climate"].dump() + "\n";
    }
    return all;
  }

  /// The state as soon as it is `expected`, or what it is in the end.
  [[nodiscard]] std::string state_by(const std::string& expected) const {
    static_cast<void>(within(60s, [&] { return state() == expected; }));
    return state();
  }

  /// The same, while an operator believes the PMS about every stay that a synchronisation left in doubt:
  /// many check-outs were lost, more than the hub ends without a word.
  [[nodiscard]] std::string settled_state_by(const std::string& expected) const {
    static_cast<void>(within(60s, [&] {
      const auto answer = house.http().call("POST", "/api/v1/pms/sync", R"({"action":"apply"})");
      REQUIRE(answer);
      REQUIRE((answer->status == 204 || answer->status == 404));
      return state() == expected;
    }));
    return state();
  }

  TemporaryDirectory directory;
  support::House house;
  FaultProxy proxy;
};

/// The state once it stays the same.
std::string undisturbed(const std::vector<std::string>& commands) {
  ProxiedHub hub({}, {});
  hub.tell("await-link 60");
  hub.play(commands);
  hub.tell("sync");
  std::string last;
  REQUIRE(within(60s, [&] {
    std::this_thread::sleep_for(500ms);
    std::string now = hub.state();
    const bool is_still = now == last;
    last = std::move(now);
    return is_still;
  }));
  CHECK(last.find("rented") != std::string::npos);
  return last;
}

TEST_CASE("a stream in pieces with every quirk of a PMS ends like the undisturbed one") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  const auto commands = story(seed);
  const std::string expected = undisturbed(commands);
  ProxyFaults faults;
  faults.seed = seed;
  faults.max_piece = 9;
  faults.max_delay = 2ms;
  ProxiedHub hub(faults, {"--quirks",
                          "shuffled,repeated,unknown,no-last-bar,noise,split,long-times,"
                          "duplicate-flush",
                          "--seed", std::to_string(seed % 1'000'000)});
  hub.tell("await-link 60");
  hub.play(commands);
  CHECK(hub.state_by(expected) == expected);
}

TEST_CASE("a link that is reset again and again ends like the undisturbed one after a resync") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  const auto commands = story(seed);
  const std::string expected = undisturbed(commands);
  ProxyFaults faults;
  faults.seed = seed;
  faults.max_piece = 60;
  faults.max_delay = 3ms;
  faults.resets = 4;
  faults.reset_within = 1500;
  ProxiedHub hub(faults, {});
  for (const std::string& command : commands) {
    hub.tell(command);
    std::this_thread::sleep_for(50ms);
  }
  // What was on its way when a connection died is lost: FIAS acknowledges nothing. An operator has
  // the PMS tell everything once, when the network is well again.
  // Until then it speaks: a connection on which nobody says anything is never reset.
  REQUIRE(within(60s, [&] {
    static_cast<void>(hub.house.tell_pms("sync"));  // refused while the link is down
    return hub.proxy.resets() == faults.resets;
  }));
  hub.proxy.calm();
  hub.tell("await-link 120");
  hub.tell("sync");
  CHECK(hub.settled_state_by(expected) == expected);
}

}  // namespace
}  // namespace innkeeper::tests
