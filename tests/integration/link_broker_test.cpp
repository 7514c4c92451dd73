// SPDX-License-Identifier: Apache-2.0
// The agent on the boards' own MQTT client and a real mosquitto, through the crashes of both.
#include "device/link/agent_link.hpp"
#include "shared/util/crc32.hpp"
#include "tests/integration/mqtt_peer.hpp"
#include "tests/support/board_socket.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/agent_fakes.hpp"

namespace innkeeper::tests {
namespace {

namespace room_test = agent::test;
using link::Reason;
using link::State;
using mqtt::Up;
using support::BoardSocket;

constexpr int kSpeed = 10;

link::Settings settings_for(std::string_view password = kPassword) {
  link::Settings settings;
  settings.room = *room::room_id("r-1");
  settings.password = *link::Password::from(password);
  settings.spread_ms = 0;
  return settings;
}

/// A board: agent, client and wire, on memory that outlives it.
class Board {
 public:
  Board(std::uint16_t port, BoardSocket::Kind kind, std::string_view password = kPassword)
      : link_(settings_for(password), room::Time{}),
        agent_(agent::Equipment{room_test::two_lights(), {}}, outputs, memory, link_),
        socket_(link_.client(), port, kind, kSpeed) {
    link_.attach(agent_);
    agent_.boot(room::Time{});
    socket_.on_turn([this](room::Time now) { agent_.step(now); });
  }

  const link::Status& status() { return link_.client().status(); }
  agent::Agent& agent() { return agent_; }
  BoardSocket& socket() { return socket_; }
  bool run_until(const std::function<bool()>& done, milliseconds limit = seconds(20)) {
    return socket_.run(done, limit);
  }
  bool run_until(State state) {
    return run_until([&] { return status().state == state; });
  }
  bool run_until_version(std::uint32_t version) {
    return run_until(
        [&] { return agent_.plan() != nullptr && agent_.plan()->id.version == version; });
  }
  bool shut_down() {
    link_.shut_down(socket_.now());
    return run_until(State::stopped);
  }

 private:
  room_test::Power power_;

 public:
  room_test::FakeBoard outputs{power_};
  room_test::FakeMemory memory{power_};

 private:
  link::AgentLink link_;
  agent::Agent agent_;
  BoardSocket socket_;
};

std::string plan_bytes(std::uint32_t version) {
  return room_test::bytes_of(room_test::rented({1790000000, version}, 7, 22, 60));
}

/// A broker and a hub's ear.
class House {
 public:
  House() : broker_(broker_in(directory_.path())) {
    REQUIRE(broker_.start());
    listen();
  }

  void listen() {
    auto options = options_for(broker_.port(), support::kHubUser);
    options.subscriptions = {{kReportTopic, 1}, {kLinkTopic, 1}};
    hub_.emplace(options);
    REQUIRE(hub_->wait_for<Up>());
  }
  void publish(const std::string& topic, const std::string& payload) {
    REQUIRE(hub_->client().publish({topic, payload, true, 1}));
  }
  /// While `board` lives on.
  bool hears_link(Board& board, wire::LinkState wanted, milliseconds limit = seconds(20)) {
    const auto right = [&](std::string_view payload) {
      const auto state = wire::decode_link(payload);
      return state && *state == wanted;
    };
    return hears(board, kLinkTopic, right, limit);
  }
  std::optional<room::Report> hears_report(Board& board,
                                           const std::function<bool(const room::Report&)>& right) {
    std::optional<room::Report> found;
    hears(board, kReportTopic, [&](std::string_view payload) {
      const auto report = wire::decode_report(payload);
      REQUIRE(report);
      if (right(*report)) found = *report;
      return found.has_value();
    });
    return found;
  }
  support::Broker& broker() { return broker_; }
  std::uint16_t port() const { return broker_.port(); }

 private:
  bool hears(Board& board, const std::string& topic,
             const std::function<bool(std::string_view)>& right, milliseconds limit = seconds(20)) {
    return board.run_until(
        [&] {
          while (const auto message = hub_->wait_for_topic(topic, milliseconds(1))) {
            if (right(message->payload)) return true;
          }
          return false;
        },
        limit);
  }

  TemporaryDirectory directory_;
  support::Broker broker_;
  std::optional<Peer> hub_;
};

bool applied(const room::Report& report, std::uint32_t version) {
  return report.verdict == room::Verdict::applied && report.applied.version == version;
}

void check_plan_to_report(House& house, Board& board, std::uint32_t version) {
  const std::string plan = plan_bytes(version);
  house.publish(kPlanTopic, plan);
  const auto report =
      house.hears_report(board, [version](const auto& r) { return applied(r, version); });
  REQUIRE(report);
  CHECK(report->digest == crc32(plan));
}

TEST_CASE("a board takes a retained plan, reports, and says offline when it is shut down") {
  for (const auto kind : {BoardSocket::Kind::ethernet, BoardSocket::Kind::modem}) {
    House house;
    house.publish(kPlanTopic, plan_bytes(1));
    Board board(house.port(), kind);
    REQUIRE(house.hears_link(board, wire::LinkState::online));
    REQUIRE(house.hears_report(board, [](const auto& r) { return applied(r, 1); }));
    check_plan_to_report(house, board, 2);
    CHECK(board.shut_down());
    CHECK(house.hears_link(board, wire::LinkState::offline));
    CHECK_FALSE(house.hears_link(board, wire::LinkState::lost, milliseconds(300)));
  }
}

TEST_CASE("a board comes back after its broker crashed, and takes what it missed") {
  for (const auto kind : {BoardSocket::Kind::ethernet, BoardSocket::Kind::modem}) {
    House house;
    Board board(house.port(), kind);
    REQUIRE(board.run_until(State::up));
    house.broker().kill();
    REQUIRE(board.run_until([&] { return board.status().state != State::up; }));
    REQUIRE(house.broker().start());
    house.listen();
    house.publish(kPlanTopic, plan_bytes(5));
    REQUIRE(house.hears_report(board, [](const auto& r) { return applied(r, 5); }));
    CHECK(board.status().ups >= 2);
  }
}

TEST_CASE("a frozen broker is noticed by its silence, although the board goes on sending") {
  for (const auto kind : {BoardSocket::Kind::ethernet, BoardSocket::Kind::modem}) {
    House house;
    Board board(house.port(), kind);
    REQUIRE(board.run_until(State::up));
    REQUIRE(house.hears_link(board, wire::LinkState::online));
    house.broker().freeze();
    REQUIRE(board.run_until([&] { return board.status().state != State::up; }));
    const Reason reason = board.status().last_down;
    const bool is_silence = reason == Reason::no_pingresp || reason == Reason::no_puback;
    CHECK(is_silence);
    REQUIRE(board.socket().run([] { return false; }, seconds(1)) == false);
    house.broker().thaw();
    check_plan_to_report(house, board, 3);
  }
}

TEST_CASE("the will of a board whose power fails is said, and the next life begins with online") {
  House house;
  {
    Board board(house.port(), BoardSocket::Kind::ethernet);
    REQUIRE(house.hears_link(board, wire::LinkState::online));
    board.socket().cut();
  }
  Board bystander(house.port(), BoardSocket::Kind::ethernet, "wrong");
  REQUIRE(house.hears_link(bystander, wire::LinkState::lost));
  Board board(house.port(), BoardSocket::Kind::ethernet);
  CHECK(house.hears_link(board, wire::LinkState::online));
}

TEST_CASE("a wrong password has its reason") {
  House house;
  Board board(house.port(), BoardSocket::Kind::ethernet, "wrong");
  REQUIRE(board.run_until([&] { return board.status().last_down != Reason::none; }));
  CHECK(link::is_refusal_of_credentials(board.status().last_down));
  CHECK(board.status().ups == 0);
}

TEST_CASE(
    "a second board of the same name throws the first one out, which returns when that one is "
    "gone") {
  House house;
  Board first(house.port(), BoardSocket::Kind::ethernet);
  REQUIRE(first.run_until(State::up));
  {
    Board second(house.port(), BoardSocket::Kind::ethernet);
    REQUIRE(second.run_until(State::up));
    REQUIRE(first.run_until([&] { return first.status().state != State::up; }));
    CHECK(first.status().last_down == Reason::closed);
  }
  REQUIRE(first.run_until(State::up));
  check_plan_to_report(house, first, 4);
}

TEST_CASE("a plan that is too large for a board is refused aloud, and the next one is taken") {
  House house;
  Board board(house.port(), BoardSocket::Kind::ethernet);
  REQUIRE(board.run_until(State::up));
  house.publish(kPlanTopic, std::string(15'000, ' '));
  const auto refusal =
      house.hears_report(board, [](const auto& r) { return r.verdict == room::Verdict::rejected; });
  REQUIRE(refusal);
  CHECK(refusal->errors[0].code == room::Code::too_large);
  check_plan_to_report(house, board, 2);
  CHECK(board.status().ups == 1);
}

TEST_CASE("a thousand plans in a row are all taken, in order, over one connection") {
  for (const auto kind : {BoardSocket::Kind::ethernet, BoardSocket::Kind::modem}) {
    House house;
    Board board(house.port(), kind);
    REQUIRE(board.run_until(State::up));
    constexpr std::uint32_t kPlans = 1000;
    for (std::uint32_t version = 1; version <= kPlans; ++version) {
      house.publish(kPlanTopic, plan_bytes(version));
    }
    REQUIRE(house.hears_report(board, [](const auto& r) { return applied(r, kPlans); }));
    CHECK(board.status().ups == 1);
  }
}

}  // namespace
}  // namespace innkeeper::tests
