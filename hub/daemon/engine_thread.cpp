// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/engine_thread.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <variant>

namespace innkeeper::hub::daemon {

EngineThread::EngineThread(Engine& engine, EffectSink& sink, const HotelClock& clock, Gather gather,
                           OnStorage on_storage)
    : engine_(engine),
      sink_(sink),
      clock_(clock),
      gather_(std::move(gather)),
      on_storage_(std::move(on_storage)) {}

EngineThread::~EngineThread() { stop(); }

void EngineThread::start() {
  last_alive_us_ = clock_.now().steady.time_since_epoch().count();
  thread_ = std::thread([this] { run(); });
}

void EngineThread::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

bool EngineThread::post(Event event) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= kMaxWaitingEvents) return false;
    question_waits_ = question_waits_ || std::holds_alternative<Asked>(event);
    waiting_.push_back(std::move(event));
  }
  changed_.notify_one();
  return true;
}

void EngineThread::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_one();
}

std::size_t EngineThread::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

room::Time EngineThread::last_alive() const {
  return room::Time{room::Duration{last_alive_us_.load()}};
}

void EngineThread::run() {
  bool go_on = true;
  while (go_on) {
    // What waits when the end comes is still handled once.
    go_on = wait_for_work();
    last_alive_us_ = clock_.now().steady.time_since_epoch().count();
    take_waiting();
    const bool retry_later = failing_ && go_on && clock_.now().steady < retry_at_;
    if (retry_later) {
      answer_people({StoreErrorKind::busy, "storage failed a moment ago and is tried again soon"});
    } else {
      handle_batch();
    }
  }
}

bool EngineThread::wait_for_work() {
  const room::Time now = clock_.now().steady;
  room::Duration patience = kEngineTick;
  if (const auto deadline = engine_.next_deadline(); deadline && !failing_) {
    patience = std::clamp(*deadline - now, room::Duration::zero(), patience);
  }
  if (failing_) patience = std::clamp(retry_at_ - now, room::Duration::zero(), patience);
  std::unique_lock lock(mutex_);
  // While storage fails only people are served before it is tried again: what else waits is no reason to
  // look.
  changed_.wait_for(lock, patience, [this] {
    return stopping_ || woken_ || (failing_ ? question_waits_ : !waiting_.empty());
  });
  woken_ = false;
  return !stopping_;
}

void EngineThread::take_waiting() {
  {
    const std::lock_guard lock(mutex_);
    // While storage fails, what waits stays where its number is bounded.
    if (failing_ && !question_waits_) return;
    if (failing_) {
      const auto questions = std::stable_partition(
          waiting_.begin(), waiting_.end(),
          [](const Event& event) { return !std::holds_alternative<Asked>(event); });
      std::move(questions, waiting_.end(), std::back_inserter(batch_));
      waiting_.erase(questions, waiting_.end());
    } else if (batch_.empty()) {
      std::swap(batch_, waiting_);
    } else {
      std::move(waiting_.begin(), waiting_.end(), std::back_inserter(batch_));
      waiting_.clear();
    }
    question_waits_ = false;
  }
  if (!failing_) gather_(batch_);
}

void EngineThread::handle_batch() {
  std::size_t handled = 0;
  std::optional<StoreError> error;
  do {
    Engine::Outcome outcome = engine_.run(std::span(batch_).subspan(handled), clock_.now());
    handled += outcome.handled;
    error = std::move(outcome.error);
  } while (!error && handled < batch_.size());
  // At once: taking each transaction's events off the front would move all that wait behind them.
  batch_.erase(batch_.begin(), batch_.begin() + static_cast<std::ptrdiff_t>(handled));
  if (error) {
    on_failure(*error);
    return;
  }
  if (failing_) on_storage_(nullptr);
  failing_ = false;
  retry_ = kFirstRetry;
}

void EngineThread::on_failure(const StoreError& error) {
  on_storage_(&error);
  failing_ = true;
  answer_people(error);
  retry_at_ = clock_.now().steady + retry_;
  retry_ = std::min(retry_ * 2, kLongestRetry);
}

void EngineThread::answer_people(StoreError error) {
  // Events of PMS and rooms wait for the storage, people do not: each question is tried by itself,
  // since what only reads may well succeed, and is otherwise answered with the reason.
  const auto questions = std::stable_partition(
      batch_.begin(), batch_.end(),
      [](const Event& event) { return !std::holds_alternative<Asked>(event); });
  std::vector<Event> asked(std::make_move_iterator(questions),
                           std::make_move_iterator(batch_.end()));
  batch_.erase(questions, batch_.end());
  const room::Time patience_ends = clock_.now().steady + kAnswerBudget;
  for (const Event& question : asked) {
    if (clock_.now().steady < patience_ends) {
      Engine::Outcome outcome = engine_.run(std::span(&question, 1), clock_.now());
      if (!outcome.error) continue;
      error = std::move(*outcome.error);
    }
    Effects effects;
    effects.emplace_back(Reply{std::get<Asked>(question).ticket, Unavailable{error.message}});
    sink_.release(std::move(effects));
  }
}

}  // namespace innkeeper::hub::daemon
