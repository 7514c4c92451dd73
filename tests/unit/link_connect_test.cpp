// SPDX-License-Identifier: Apache-2.0
// How a board's client comes up, stays away, and comes back.
#include <algorithm>
#include <array>
#include <set>

#include "tests/unit/link_rig.hpp"

namespace innkeeper::tests {
namespace {

using namespace std::chrono_literals;
using link::Reason;
using link::State;

TEST_CASE("CONNECT names the room twice, asks for a clean session and leaves a will") {
  link::Settings settings = rig_settings();
  settings.password = *link::Password::from("secret");
  Rig rig(settings);
  rig.step();
  CHECK(rig.client().wanted_connection() == 1);
  CHECK(rig.sent().empty());
  rig.client().on_opened(rig.now());
  std::string body = number_of(4) + "MQTT" + bytes_of({4, 0xEE, 0, 30});
  body += number_of(3) + "r-1";
  body += number_of(20) + "innkeeper/1/r-1/link";
  body += number_of(16) + R"({"state":"lost"})";
  body += number_of(3) + "r-1" + number_of(6) + "secret";
  CHECK(rig.sent() == packet_of(0x10, body));
}

TEST_CASE("without a password CONNECT has the user name alone") {
  Rig rig;
  rig.step();
  rig.client().on_opened(rig.now());
  const std::string connect = rig.sent();
  CHECK(connect.at(9) == static_cast<char>(0xAE));
  CHECK(connect.substr(connect.size() - 5) == number_of(3) + "r-1");
}

TEST_CASE(
    "the room's plan and the hub's time are subscribed to after every connect, and only then it is "
    "up") {
  Rig rig;
  for (int round = 1; round <= 2; ++round) {
    while (rig.state() == State::waiting) rig.pass_to_deadline();
    rig.client().on_opened(rig.now());
    rig.sent();
    rig.feed(connack());
    const std::string subscribe = rig.sent();
    const unsigned id = Rig::id_at(subscribe, 2);
    CHECK(subscribe ==
          packet_of(0x82, number_of(id) + number_of(20) + kRigPlanTopic + bytes_of({1}) +
                              number_of(20) + "innkeeper/1/hub/time" + bytes_of({0})));
    CHECK(rig.ups == round - 1);
    rig.feed(suback(id));
    CHECK(rig.ups == round);
    CHECK(rig.state() == State::up);
    rig.client().on_closed(rig.now());
    CHECK(rig.last_down() == Reason::closed);
  }
  CHECK(rig.downs.size() == 2);
}

TEST_CASE("a broker that grants QoS 0 only is taken, one that refuses is not") {
  Rig rig;
  rig.feed(suback(rig.greet(), 0, 0));
  CHECK(rig.state() == State::up);
  rig.client().on_closed(rig.now());

  for (const auto& [plan, time] : {std::pair{0x80, 0}, std::pair{1, 0x80}}) {
    rig.feed(suback(rig.greet(), plan, time));
    CHECK(rig.last_down() == Reason::subscription_refused);
    CHECK(rig.client().wanted_connection() == 0);
  }
}

TEST_CASE("each refusal of CONNECT has its own reason") {
  const std::array expected{Reason::refused_protocol,  Reason::refused_client_id,
                            Reason::refused_for_now,   Reason::refused_password,
                            Reason::refused_authority, Reason::wrong_value};
  Rig rig;
  for (int code = 1; code <= 6; ++code) {
    while (rig.state() == State::waiting) rig.pass_to_deadline();
    rig.client().on_opened(rig.now());
    rig.sent();
    rig.feed(connack(code));
    CHECK(rig.last_down() == expected[static_cast<std::size_t>(code) - 1]);
    CHECK(rig.state() == State::waiting);
  }
  CHECK(rig.ups == 0);
  CHECK(rig.downs.empty());
}

/// The waits after `failures` attempts that `fail` ends.
template <class Fail>
std::vector<room::Duration> waits_after(Rig& rig, int failures, Fail fail) {
  std::vector<room::Duration> waits;
  for (int i = 0; i < failures; ++i) {
    while (rig.state() == State::waiting) rig.pass_to_deadline();
    fail(rig);
    waits.push_back(rig.client().next_deadline() - rig.now());
  }
  return waits;
}

TEST_CASE(
    "waits are random below a limit that doubles up to a minute, and differ from room to room") {
  std::set<room::Duration> third_waits;
  room::Duration longest{};
  for (int i = 0; i < 200; ++i) {
    link::Settings settings = rig_settings();
    settings.room = *room::room_id("r-" + std::to_string(i));
    Rig rig(settings);
    const auto waits =
        waits_after(rig, 10, [](Rig& broken) { broken.client().on_closed(broken.now()); });
    room::Duration limit = 1s;
    for (const room::Duration wait : waits) {
      CHECK(wait < limit);
      limit = std::min<room::Duration>(limit * 2, 60s);
    }
    third_waits.insert(waits[2]);
    longest = std::max(longest, waits.back());
    CHECK(rig.last_down() == Reason::unreachable);
  }
  CHECK(third_waits.size() > 150);
  CHECK(longest > 55s);
}

TEST_CASE("wrong credentials are tried seldom") {
  room::Duration sum{};
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    link::Settings settings = rig_settings();
    settings.seed = seed;
    Rig rig(settings);
    sum += waits_after(rig, 1, [](Rig& refused) {
      refused.client().on_opened(refused.now());
      refused.sent();
      refused.feed(connack(5));
    })[0];
  }
  CHECK(sum / 50 > 3s);
}

TEST_CASE("a connection that held starts the waits anew, one that broke at once does not") {
  const auto wait_after_ten_and = [](room::Duration held) {
    room::Duration longest{};
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
      link::Settings settings = rig_settings();
      settings.seed = seed;
      Rig rig(settings);
      waits_after(rig, 10, [](Rig& broken) { broken.client().on_closed(broken.now()); });
      rig.connect();
      rig.pass(held);
      rig.client().on_closed(rig.now());
      longest = std::max(longest, rig.client().next_deadline() - rig.now());
    }
    return longest;
  };
  CHECK(wait_after_ten_and(6s) < 1s);
  CHECK(wait_after_ten_and(1s) > 10s);
}

TEST_CASE("the first attempt after power-up is spread over the time that was set") {
  room::Duration earliest = 1h;
  room::Duration latest{};
  for (int i = 0; i < 200; ++i) {
    link::Settings settings = rig_settings();
    settings.room = *room::room_id("r-" + std::to_string(i));
    settings.spread_ms = 10'000;
    Rig rig(settings);
    const room::Duration wait = rig.client().next_deadline() - rig.now();
    earliest = std::min(earliest, wait);
    latest = std::max(latest, wait);
  }
  CHECK(earliest < 1s);
  CHECK(latest > 9s);
  CHECK(latest < 10s);
}

TEST_CASE("a transport, a broker and its answers have ten seconds each") {
  Rig rig;
  rig.step();
  rig.pass(link::kAnswerLimit);
  CHECK(rig.last_down() == Reason::unreachable);

  while (rig.state() == State::waiting) rig.pass_to_deadline();
  rig.client().on_opened(rig.now());
  rig.pass(link::kAnswerLimit - 1ms);
  CHECK(rig.state() == State::greeting);
  rig.pass(1ms);
  CHECK(rig.last_down() == Reason::no_connack);

  rig.greet();
  rig.pass(link::kAnswerLimit);
  CHECK(rig.last_down() == Reason::no_suback);
  CHECK(rig.ups == 0);
}

TEST_CASE("a modem that swallowed CONNECT gets another, and its echo of older times is not heard") {
  Rig rig;
  rig.step();
  rig.client().on_opened(rig.now());
  CHECK_FALSE(rig.sent().empty());
  const auto first = rig.client().wanted_connection();
  rig.pass(link::kAnswerLimit);
  CHECK(rig.client().wanted_connection() == 0);
  rig.feed(connack());
  rig.feed("garbage");
  CHECK(rig.state() == State::waiting);
  rig.connect();
  CHECK(rig.client().wanted_connection() > first);
}

TEST_CASE("a clean end says offline, waits until it is confirmed, and then DISCONNECT") {
  Rig rig;
  rig.connect();
  rig.client().leave(rig.now());
  const std::string farewell = rig.sent();
  CHECK(farewell.at(0) == 0x33);
  CHECK(farewell.find(R"({"state":"offline"})") != std::string::npos);
  CHECK(rig.state() == State::leaving);
  rig.feed(puback(Rig::id_of_publish(farewell)));
  CHECK(rig.sent() == bytes_of({0xE0, 0}));
  CHECK(rig.state() == State::stopped);
  CHECK(rig.client().wanted_connection() == 0);
  CHECK(rig.client().next_deadline() == room::Time::max());
}

TEST_CASE("offline waits for what is under way, and does not come when that is not confirmed") {
  Rig rig;
  rig.connect();
  REQUIRE(rig.client().publish(wire::Channel::link, "{}"));
  const std::string first = rig.sent();
  rig.client().leave(rig.now());
  CHECK(rig.sent().empty());

  SECTION("confirmed") {
    rig.feed(puback(Rig::id_of_publish(first)));
    CHECK(rig.sent().find("offline") != std::string::npos);
  }
  SECTION("not confirmed: no DISCONNECT, so that the will speaks") {
    rig.pass(link::kFarewellLimit);
    CHECK(rig.state() == State::stopped);
    CHECK(rig.sent().empty());
  }
}

TEST_CASE("who leaves without a connection is gone at once, and for good") {
  Rig rig;
  rig.step();
  rig.client().leave(rig.now());
  CHECK(rig.state() == State::stopped);
  rig.client().on_opened(rig.now());
  rig.pass(1h);
  CHECK(rig.state() == State::stopped);
  CHECK(rig.sent().empty());
}

}  // namespace
}  // namespace innkeeper::tests
