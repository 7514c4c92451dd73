// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/pump.hpp"

#include <algorithm>
#include <csignal>

#include "shared/mqtt/reason.hpp"
#include "shared/mqtt/tcp_nodelay.hpp"

namespace innkeeper::mqtt {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

/// The library's receiving thread dozes after a second without traffic. A beat bounds a lost wake-up
/// of it, too.
constexpr room::Duration kBeatPeriod = std::chrono::milliseconds(300);
/// The numbers of beats and unsubscriptions; nobody waits for their end.
constexpr std::uint64_t kNobody = 0;
/// Longest uninterrupted sleep; only so that arithmetic with kNever cannot overflow.
constexpr room::Duration kLongestSleep = std::chrono::hours(1);

room::Time now() {
  const auto since_boot = std::chrono::steady_clock::now().time_since_epoch();
  return room::Time(std::chrono::duration_cast<room::Duration>(since_boot));
}

SteadyTime as_steady(room::Time time) { return SteadyTime(time.time_since_epoch()); }

/// A write to a connection that the broker closed must be an error, not the end of the program.
void ignore_sigpipe() {
  struct sigaction current {};
  if (sigaction(SIGPIPE, nullptr, &current) == 0 && current.sa_handler == SIG_DFL) {
    current.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &current, nullptr);
  }
}

}  // namespace

Pump::Pump(Options options, std::function<void()> wake)
    : options_(std::move(options)),
      inbox_(options_.inbox_limits, options_.is_state, std::move(wake)),
      outbox_(OutboxLimits{}, options_.is_state),
      subscriptions_(options_.subscriptions),
      random_(std::random_device{}()),
      connection_(now()),
      session_(options_, *this) {
  ignore_sigpipe();
  thread_ = std::thread([this] { run(); });
}

bool Pump::publish(Message message) {
  const std::lock_guard lock(mutex_);
  const bool taken = !stop_deadline_ && outbox_.put(std::move(message));
  ++(taken ? stats_.published : stats_.refused);
  if (taken) changed_.notify_one();
  return taken;
}

void Pump::subscribe(Subscription subscription) {
  const std::lock_guard lock(mutex_);
  forget(subscription.filter);
  subscriptions_.push_back(subscription);
  changes_.push_back({std::move(subscription), true});
  changed_.notify_one();
}

void Pump::unsubscribe(std::string filter) {
  const std::lock_guard lock(mutex_);
  forget(filter);
  changes_.push_back({{std::move(filter), 0}, false});
  changed_.notify_one();
}

Stats Pump::stats() const {
  const std::lock_guard lock(mutex_);
  Stats stats = stats_;
  stats.superseded = outbox_.superseded();
  stats.waiting = outbox_.waiting() + outbox_.in_flight();
  return stats;
}

bool Pump::stop(std::optional<Message> farewell, std::chrono::milliseconds deadline) {
  {
    const std::lock_guard lock(mutex_);
    if (stop_deadline_) return stopped_cleanly_;
    stopped_cleanly_ = !farewell || outbox_.put(std::move(*farewell));
    stop_deadline_ = now() + deadline;
    changed_.notify_one();
  }
  thread_.join();
  return stopped_cleanly_;
}

void Pump::forget(const std::string& filter) {
  std::erase_if(subscriptions_, [&](const Subscription& known) { return known.filter == filter; });
}

void Pump::run() {
  while (true) {
    for (const Signal& signal : wait_for_work()) handle(signal);
    if (finished()) break;
    if (connection_.next_deadline() <= now()) {
      on(Event::due, broker() + " does not answer: is it overloaded or frozen?");
    }
    if (!up_) continue;
    apply_changes();
    send();
    beat();
  }
  close();
}

room::Time Pump::next_deadline() const {
  room::Time deadline = std::min(connection_.next_deadline(), now() + kLongestSleep);
  if (up_) deadline = std::min(deadline, beat_due_);
  return stop_deadline_ ? std::min(deadline, *stop_deadline_) : deadline;
}

std::deque<Signal> Pump::wait_for_work() {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, as_steady(next_deadline()), [&] {
    return !signals_.empty() || may_send() || (up_ && !changes_.empty()) ||
           (stop_deadline_ && !stop_seen_);
  });
  return std::exchange(signals_, {});
}

bool Pump::finished() {
  const std::lock_guard lock(mutex_);
  if (!stop_deadline_) return false;
  stop_seen_ = true;
  const bool all_confirmed = outbox_.waiting() + outbox_.in_flight() == 0;
  return !up_ || all_confirmed || *stop_deadline_ <= now();
}

void Pump::close() {
  const bool was_up = std::exchange(up_, false);
  room::Time deadline;
  {
    const std::lock_guard lock(mutex_);
    deadline = *stop_deadline_;
    stopped_cleanly_ = stopped_cleanly_ && was_up && outbox_.waiting() + outbox_.in_flight() == 0;
  }
  // Half a second more when the deadline is over: the word that keeps the will quiet is worth it.
  deadline = std::max(deadline, now() + std::chrono::milliseconds(500));
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - now());
  if (!was_up || !session_.close(left)) return;
  std::unique_lock lock(mutex_);
  const bool said = changed_.wait_until(lock, as_steady(deadline), [this] {
    return std::any_of(signals_.begin(), signals_.end(),
                       [](const Signal& signal) { return signal.kind == Signal::Kind::closed; });
  });
  stopped_cleanly_ = stopped_cleanly_ && said;
}

void Pump::handle(const Signal& signal) {
  switch (signal.kind) {
    case Signal::Kind::connected:
      if (signal.number == attempt_) on(Event::connected);
      return;
    case Signal::Kind::connect_failed:
      if (signal.number != attempt_) return;
      on(refuses_credentials(signal.code) ? Event::refused : Event::failed,
         connect_failure(signal.code));
      return;
    case Signal::Kind::lost:
      if (signal.number != attempt_) return;
      fail(signal.code == kNoAnswer ? "the connection to " + broker() + " broke"
                                    : broker() + " ended it: " + reason_name(signal.code));
      return;
    case Signal::Kind::subscribed: handle_subscribed(signal); return;
    case Signal::Kind::published: handle_published(signal); return;
    case Signal::Kind::closed: return;
  }
}

std::string Pump::connect_failure(int code) const {
  if (code == kNoAnswer) {
    return broker() + " cannot be reached: check that it runs, and host, port and firewall";
  }
  std::string text = broker() + " refuses client " + options_.client_id + ": " + reason_name(code);
  if (refuses_credentials(code)) {
    text +=
        "; check user " + options_.username + " in the broker's password file, and our password";
  }
  return text;
}

void Pump::handle_subscribed(const Signal& signal) {
  const auto asked = unanswered_.find(signal.number);
  if (asked == unanswered_.end()) return;
  const std::string filter = std::move(asked->second);
  unanswered_.erase(asked);
  if (signal.code == kNoAnswer) {
    fail("a subscription got no answer from " + broker());
    return;
  }
  if (signal.code >= kFirstRefusal) {
    inbox_.put_denied(
        SubscribeDenied{filter, subscribe_denied(filter, options_.username, signal.code)});
  }
  if (unanswered_.empty()) on(Event::subscribed);
}

void Pump::handle_published(const Signal& signal) {
  std::optional<Message> message;
  {
    const std::lock_guard lock(mutex_);
    // Unknown: a beat, or an echo of a connection that was given up.
    if (!outbox_.is_in_flight(signal.number)) return;
    if (signal.code != kNoAnswer) {
      message = outbox_.finish(signal.number);
      ++(signal.code >= kFirstRefusal ? stats_.denied : stats_.confirmed);
    }
  }
  if (!message) {
    fail("a message got no answer from " + broker());
    return;
  }
  if (signal.code < kFirstRefusal) return;
  std::string reason = publish_denied(message->topic, options_.username, signal.code);
  inbox_.put_denied(PublishDenied{std::move(message->topic), std::move(reason)});
}

void Pump::on(Event event, std::string reason) {
  act(connection_.on(event, now(), static_cast<std::uint32_t>(random_())), std::move(reason));
}

void Pump::act(Action action, std::string reason) {
  switch (action) {
    case Action::none: return;
    case Action::connect: connect(); return;
    case Action::subscribe: subscribe_all(); return;
    case Action::announce:
      up_ = true;
      if (!options_.beat_topic.empty()) beat_due_ = now();
      inbox_.put_up();
      return;
    case Action::drop: {
      const bool was_up = std::exchange(up_, false);
      unanswered_.clear();
      session_.drop();
      {
        const std::lock_guard lock(mutex_);
        outbox_.connection_lost();
      }
      inbox_.put_down({std::move(reason), was_up});
      return;
    }
  }
}

void Pump::connect() {
  ++attempt_;
  if (!session_.connect(attempt_)) fail("the MQTT library refuses to connect to " + broker());
}

void Pump::subscribe_all() {
  set_tcp_nodelay(options_.port);
  std::vector<Subscription> wanted;
  {
    const std::lock_guard lock(mutex_);
    wanted = subscriptions_;
    changes_.clear();
  }
  for (const Subscription& subscription : wanted) {
    if (!subscribe_one(subscription)) return;
  }
  if (wanted.empty()) on(Event::subscribed);
}

bool Pump::subscribe_one(const Subscription& subscription) {
  const std::uint64_t id = ++last_subscription_;
  unanswered_.emplace(id, subscription.filter);
  if (session_.subscribe(id, subscription)) return true;
  fail("the MQTT library cannot subscribe at " + broker());
  return false;
}

void Pump::apply_changes() {
  std::deque<Change> changes;
  {
    const std::lock_guard lock(mutex_);
    changes.swap(changes_);
  }
  for (const Change& change : changes) {
    if (!up_) return;  // The next connection asks for everything anyway.
    if (change.wanted) {
      static_cast<void>(subscribe_one(change.subscription));
    } else if (!session_.unsubscribe(change.subscription.filter)) {
      fail("the MQTT library cannot unsubscribe at " + broker());
    }
  }
}

void Pump::send() {
  while (up_) {
    std::optional<Outbox::Sending> sending;
    {
      const std::lock_guard lock(mutex_);
      sending = outbox_.next();
    }
    if (!sending) return;
    if (!session_.publish(sending->id, sending->message)) {
      fail("the MQTT library cannot send to " + broker());
    }
  }
}

void Pump::beat() {
  if (!up_ || now() < beat_due_) return;
  beat_due_ = now() + kBeatPeriod;
  if (!session_.publish(kNobody, {options_.beat_topic, "{}", false, 1})) {
    fail("the MQTT library cannot send to " + broker());
  }
}

}  // namespace innkeeper::mqtt
