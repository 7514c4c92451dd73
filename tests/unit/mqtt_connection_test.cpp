// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/connection.hpp"

#include <array>

#include "tests/support/catch.hpp"

namespace innkeeper::mqtt {
namespace {

using std::chrono::milliseconds;

constexpr room::Time kStart{std::chrono::seconds(100)};
constexpr std::uint32_t kHalf = 0x8000'0000U;
constexpr std::uint32_t kMost = 0xffff'ffffU;

constexpr std::array kEvents{Event::due,    Event::connected, Event::subscribed,
                             Event::failed, Event::refused,   Event::stop};

Connection in(State state) {
  Connection connection(kStart);
  const auto send = [&](Event event) { static_cast<void>(connection.on(event, kStart, kHalf)); };
  if (state == State::stopped) send(Event::stop);
  if (state == State::connecting || state == State::subscribing || state == State::up) {
    send(Event::due);
  }
  if (state == State::subscribing || state == State::up) send(Event::connected);
  if (state == State::up) send(Event::subscribed);
  REQUIRE(connection.state() == state);
  return connection;
}

struct Step {
  State next;
  Action action;
};

struct Row {
  State state;
  std::array<Step, 6> steps;  ///< in the order of kEvents
};

// The table of connection.hpp, once more and independently.
constexpr std::array<Row, 5> kTable{{
    {State::waiting,
     {{{State::connecting, Action::connect},
       {State::waiting, Action::none},
       {State::waiting, Action::none},
       {State::waiting, Action::none},
       {State::waiting, Action::none},
       {State::stopped, Action::none}}}},
    {State::connecting,
     {{{State::waiting, Action::drop},
       {State::subscribing, Action::subscribe},
       {State::connecting, Action::none},
       {State::waiting, Action::drop},
       {State::waiting, Action::drop},
       {State::stopped, Action::drop}}}},
    {State::subscribing,
     {{{State::waiting, Action::drop},
       {State::subscribing, Action::none},
       {State::up, Action::announce},
       {State::waiting, Action::drop},
       {State::waiting, Action::drop},
       {State::stopped, Action::drop}}}},
    {State::up,
     {{{State::up, Action::none},
       {State::up, Action::none},
       {State::up, Action::none},
       {State::waiting, Action::drop},
       {State::waiting, Action::drop},
       {State::stopped, Action::drop}}}},
    {State::stopped,
     {{{State::stopped, Action::none},
       {State::stopped, Action::none},
       {State::stopped, Action::none},
       {State::stopped, Action::none},
       {State::stopped, Action::none},
       {State::stopped, Action::none}}}},
}};

TEST_CASE("every event in every state does what the table says") {
  for (const Row& row : kTable) {
    for (std::size_t i = 0; i < kEvents.size(); ++i) {
      Connection connection = in(row.state);
      CAPTURE(static_cast<int>(row.state), i);
      CHECK(connection.on(kEvents[i], kStart, kHalf) == row.steps[i].action);
      CHECK(connection.state() == row.steps[i].next);
    }
  }
}

milliseconds wait_after(Connection& connection, Event event, room::Time now) {
  static_cast<void>(connection.on(Event::due, now, kMost));
  static_cast<void>(connection.on(event, now, kMost));
  return std::chrono::duration_cast<milliseconds>(connection.next_deadline() - now);
}

TEST_CASE("the first attempt is due at once and waits grow from one second to a minute") {
  Connection connection(kStart);
  CHECK(connection.next_deadline() == kStart);
  std::array<milliseconds, 8> waits{};
  for (milliseconds& wait : waits) wait = wait_after(connection, Event::failed, kStart);
  CHECK(waits[0] == milliseconds(999));
  CHECK(waits[1] == milliseconds(1999));
  CHECK(waits[5] == milliseconds(31999));
  CHECK(waits[6] == milliseconds(59999));
  CHECK(waits[7] == milliseconds(59999));
}

TEST_CASE("refused credentials wait longer than an absent broker") {
  Connection connection(kStart);
  CHECK(wait_after(connection, Event::refused, kStart) == milliseconds(9999));
  CHECK(wait_after(connection, Event::refused, kStart) == milliseconds(19999));
}

TEST_CASE("only a connection that held makes the waits short again") {
  Connection connection(kStart);
  static_cast<void>(wait_after(connection, Event::failed, kStart));
  static_cast<void>(wait_after(connection, Event::failed, kStart));
  const auto come_up = [&] {
    for (const Event event : {Event::due, Event::connected, Event::subscribed}) {
      static_cast<void>(connection.on(event, kStart, kMost));
    }
    REQUIRE(connection.state() == State::up);
  };
  come_up();
  CHECK(connection.next_deadline() == kStart + Connection::kHeld);
  static_cast<void>(connection.on(Event::failed, kStart, kMost));
  CHECK(connection.next_deadline() == kStart + milliseconds(3999));
  come_up();
  static_cast<void>(connection.on(Event::due, kStart + Connection::kHeld, kMost));
  CHECK(connection.next_deadline() == Connection::kNever);
  static_cast<void>(connection.on(Event::failed, kStart, kMost));
  CHECK(connection.next_deadline() == kStart + milliseconds(999));
}

TEST_CASE("an attempt without an answer is given up") {
  Connection connection = in(State::connecting);
  CHECK(connection.next_deadline() == kStart + Connection::kAnswerLimit);
}

}  // namespace
}  // namespace innkeeper::mqtt
