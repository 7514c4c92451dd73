// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/connection.hpp"

namespace innkeeper::mqtt {

void Connection::enter(State state, room::Time deadline) {
  state_ = state;
  deadline_ = deadline;
}

Action Connection::wait(room::Time now, Backoff& backoff, std::uint32_t random) {
  enter(State::waiting, now + std::chrono::milliseconds(backoff.next_ms(random)));
  return Action::drop;
}

Action Connection::on(Event event, room::Time now, std::uint32_t random) {
  switch (state_) {
    case State::waiting:
      if (event == Event::stop) enter(State::stopped, kNever);
      if (event != Event::due) return Action::none;
      enter(State::connecting, now + kAnswerLimit);
      return Action::connect;
    case State::connecting:
    case State::subscribing: return on_attempt(event, now, random);
    case State::up: return on_up(event, now, random);
    case State::stopped: return Action::none;
  }
  return Action::none;
}

Action Connection::on_attempt(Event event, room::Time now, std::uint32_t random) {
  switch (event) {
    case Event::due:
    case Event::failed: return wait(now, backoff_, random);
    case Event::refused: return wait(now, refused_backoff_, random);
    case Event::connected:
      if (state_ != State::connecting) return Action::none;
      enter(State::subscribing, now + kAnswerLimit);
      return Action::subscribe;
    case Event::subscribed:
      if (state_ != State::subscribing) return Action::none;
      enter(State::up, now + kHeld);
      return Action::announce;
    case Event::stop: enter(State::stopped, kNever); return Action::drop;
  }
  return Action::none;
}

Action Connection::on_up(Event event, room::Time now, std::uint32_t random) {
  switch (event) {
    case Event::due:
      backoff_.reset();
      refused_backoff_.reset();
      enter(State::up, kNever);
      return Action::none;
    case Event::failed: return wait(now, backoff_, random);
    case Event::refused: return wait(now, refused_backoff_, random);
    case Event::stop: enter(State::stopped, kNever); return Action::drop;
    case Event::connected:
    case Event::subscribed: return Action::none;
  }
  return Action::none;
}

}  // namespace innkeeper::mqtt
