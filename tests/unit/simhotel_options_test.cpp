// SPDX-License-Identifier: Apache-2.0
// What the fleet is told on its command line and by its file of passwords, and what it tells of itself.
#include <fstream>
#include <nlohmann/json.hpp>

#include "device/sim/simhotel_hotel.hpp"
#include "device/sim/simhotel_options.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::sim {
namespace {

using std::filesystem::perms;

class PasswordFile {
 public:
  explicit PasswordFile(const std::string& content, perms mode = perms::owner_read) {
    std::ofstream(path()) << content;
    std::filesystem::permissions(path(), mode);
  }
  [[nodiscard]] std::filesystem::path path() const { return directory_.path() / "passwords"; }

 private:
  tests::TemporaryDirectory directory_;
};

TEST_CASE("a broker is a host and a port") {
  CHECK(parse_broker("127.0.0.1:1883") == BrokerAddress{"127.0.0.1", 1883});
  CHECK(parse_broker("localhost:65535") == BrokerAddress{"localhost", 65535});
  CHECK(parse_broker("[::1]:1883") == BrokerAddress{"::1", 1883});
  for (const char* wrong : {"", ":", "host", "host:", ":1883", "host:0", "host:65536", "host:18x3",
                            "::1:1883", "host:-1"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_broker(wrong));
  }
}

TEST_CASE("a time of day is two digits, a colon, two digits") {
  CHECK(parse_time_of_day("00:00") == room::Duration{});
  CHECK(parse_time_of_day("23:59") == std::chrono::minutes(1439));
  CHECK(parse_time_of_day("07:05") == std::chrono::minutes(425));
  for (const char* wrong : {"", "7:05", "24:00", "12:60", "12.00", "-1:00", "12:-1", "12:000"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_time_of_day(wrong));
  }
}

TEST_CASE("passwords are read line by line, and may hold colons") {
  const PasswordFile file("# fleet\nr-1:secret\n\nr-2:with:colon");
  const auto passwords = read_passwords(file.path());
  REQUIRE(passwords.ok());
  CHECK(*passwords == Passwords{{"r-1", "secret"}, {"r-2", "with:colon"}});
}

TEST_CASE("a file of passwords that others can read is refused with the remedy") {
  const PasswordFile file("r-1:secret\n", perms::owner_read | perms::group_read);
  const auto passwords = read_passwords(file.path());
  REQUIRE_FALSE(passwords.ok());
  CHECK(passwords.error().remedy.find("chmod 600") == 0);
}

TEST_CASE("a line that is no login is refused by its number, without quoting it") {
  const std::string line = GENERATE("hunter2", ":hunter2", "hunter2:");
  const PasswordFile file("r-1:secret\n" + line + "\n");
  const auto passwords = read_passwords(file.path());
  REQUIRE_FALSE(passwords.ok());
  CHECK(passwords.error().place.line == 2);
  CHECK(config::describe(passwords.error()).find("hunter2") == std::string::npos);
}

TEST_CASE("a file of passwords that is missing or too large is refused") {
  const tests::TemporaryDirectory directory;
  CHECK_FALSE(read_passwords(directory.path() / "none").ok());
  const PasswordFile file(std::string(kMaxPasswordFileBytes + 1, '#'));
  CHECK_FALSE(read_passwords(file.path()).ok());
}

TEST_CASE("connects are paced, however many are due at once, and at once when they are rare") {
  Pace pace;
  const room::Time begin{std::chrono::seconds(100)};
  room::Time last = pace.next(begin);
  CHECK(last == begin);
  for (int i = 1; i <= 100; ++i) {
    const room::Time next = pace.next(begin);
    CHECK(next - last == kConnectSpacing);
    last = next;
  }
  const room::Time later = begin + std::chrono::seconds(60);
  CHECK(pace.next(later) == later);
}

TEST_CASE(
    "the truth of a fleet is one JSON document, also of rooms with the most lights and no broker") {
  boost::asio::io_context io;
  SimulatedRooms rooms;
  const auto clock = [] { return room::Time{}; };
  for (const char* id : {"r-1", "r-2"}) {
    SimulatedRoomSettings settings;
    settings.client = {room::room_id(id).value(), "127.0.0.1", 1, std::nullopt, 1};
    for (std::size_t i = 0; i < room::kMaxFixtures; ++i) {
      const std::string name = "fixture_of_16_" + std::to_string(10 + i);
      REQUIRE(settings.fixtures.push_back(room::fixture_name(name).value()));
    }
    rooms.push_back(std::make_unique<SimulatedRoom>(io, settings, clock));
  }
  const auto truth = nlohmann::json::parse(describe(rooms));
  REQUIRE(truth["rooms"].size() == 2);
  const auto& room = truth["rooms"]["r-2"];
  CHECK(room["connected"] == false);
  CHECK(room["epoch"] == 0);
  CHECK(room["rental"] == "none");
  CHECK(room["digest"] == "00000000");
  CHECK(room["lights"].size() == room::kMaxFixtures);
  CHECK(room["setpoint"].is_null());
  CHECK(room["band"]["heat"] == 21);
  CHECK(room["because"] == "no_plan");
  CHECK(room["actuations"] == 1);
  CHECK(room["people"]["guests"] == 0);
  CHECK(room["people"]["door"] == "shut");
  CHECK(room["presence"] == "guest");
  CHECK(room["arrival"] == "past");
  CHECK(nlohmann::json::parse(describe({}))["rooms"].empty());
}

TEST_CASE("the truth is replaced whole, and a file that cannot be written is told") {
  const tests::TemporaryDirectory directory;
  const auto file = directory.path() / "truth.json";
  REQUIRE(write_whole(file, "long, long"));
  REQUIRE(write_whole(file, "short"));
  std::ifstream in(file);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "short");
  CHECK_FALSE(write_whole(directory.path() / "none" / "truth.json", "text"));
}

}  // namespace
}  // namespace innkeeper::sim
