// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/engine_thread.hpp"

#include <condition_variable>
#include <future>
#include <mutex>
#include <set>

#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub::daemon {
namespace {

using namespace std::chrono_literals;

/// A store whose commits fail while `failing`, for a thread that is told so by another.
class UnreliableStore final : public Store {
 public:
  std::atomic<bool> failing{false};

  void begin() override { inner_.begin(); }
  Result<void, StoreError> commit() override {
    if (!failing) return inner_.commit();
    inner_.rollback();
    return fail(StoreError{StoreErrorKind::full, "no space left"});
  }
  void rollback() override { inner_.rollback(); }
  std::uint64_t epoch() override { return inner_.epoch(); }
  void set_epoch(std::uint64_t epoch) override { inner_.set_epoch(epoch); }
  void put(const Row& row) override { inner_.put(row); }
  void append(const AuditRow& line) override { inner_.append(line); }
  std::vector<AuditRow> audit(const AuditQuery& query) override { return inner_.audit(query); }
  std::size_t forget_audit_before(room::UtcTime at, std::size_t limit) override {
    return inner_.forget_audit_before(at, limit);
  }

 private:
  void erase_row(Table table, std::string_view key) override { inner_.erase_row(table, key); }
  std::optional<Row> find_row(Table table, std::string_view key) override {
    return inner_.find_row(table, key);
  }
  std::vector<Row> all_rows(Table table, std::string_view prefix) override {
    return inner_.all_rows(table, prefix);
  }

  support::MemoryStore inner_;
};

/// Counts plans and keeps answers, for a test that waits for them.
class WaitingSink final : public EffectSink {
 public:
  void release(Effects effects) override {
    const std::lock_guard lock(mutex_);
    for (Effect& effect : effects) {
      if (std::holds_alternative<PublishPlan>(effect)) ++plans_;
      if (auto* reply = std::get_if<Reply>(&effect)) replies_.push_back(std::move(*reply));
    }
    changed_.notify_all();
  }
  bool wait_for_plans(std::size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, 10s, [&] { return plans_ >= count; });
  }
  std::optional<Reply> wait_for_reply() {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, 10s, [&] { return !replies_.empty(); })) return std::nullopt;
    Reply reply = std::move(replies_.front());
    replies_.erase(replies_.begin());
    return reply;
  }
  std::size_t plans() {
    const std::lock_guard lock(mutex_);
    return plans_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t plans_ = 0;
  std::vector<Reply> replies_;
};

struct Running {
  Running() { thread.start(); }

  support::FixedProperty property{support::small_property(2)};
  UnreliableStore store;
  WaitingSink sink;
  HotelClock clock = HotelClock::in("Europe/Rome").value();
  support::FixedClock calendar{60};
  Hotel hotel{property, store, calendar, {"test", false}};
  Engine engine{hotel, store, sink};
  std::mutex told_mutex;
  std::condition_variable told_changed;
  std::vector<bool> told;  // guarded by told_mutex: true for a failure
  EngineThread thread{engine, sink, clock, [](std::vector<Event>&) {},
                      [this](const StoreError* error) {
                        const std::lock_guard lock(told_mutex);
                        told.push_back(error != nullptr);
                        told_changed.notify_all();
                      }};

  bool wait_until_told(bool failure) {
    std::unique_lock lock(told_mutex);
    return told_changed.wait_for(lock, 10s,
                                 [&] { return !told.empty() && told.back() == failure; });
  }
};

StayEvent check_in(std::string reservation) {
  return CheckedIn{std::move(reservation), "101", {}, Share::alone, false};
}

TEST_CASE("an event from another thread is handled and its effects are released") {
  Running hub;
  REQUIRE(hub.sink.wait_for_plans(2));
  REQUIRE(hub.thread.post(check_in("1")));
  CHECK(hub.sink.wait_for_plans(3));
}

TEST_CASE("while storage fails events wait, questions are answered, and nothing is lost after it") {
  Running hub;
  REQUIRE(hub.sink.wait_for_plans(2));
  hub.store.failing = true;
  REQUIRE(hub.thread.post(check_in("1")));
  REQUIRE(hub.wait_until_told(true));
  REQUIRE(hub.thread.post(Asked{9, ShowStatus{}}));
  const auto reply = hub.sink.wait_for_reply();
  REQUIRE(reply);
  CHECK(reply->ticket == 9);
  CHECK(std::holds_alternative<Unavailable>(reply->answer));
  CHECK(hub.sink.plans() == 2);

  hub.store.failing = false;
  CHECK(hub.sink.wait_for_plans(3));
  CHECK(hub.wait_until_told(false));
}

TEST_CASE("more events than may wait are refused, not swallowed") {
  Running hub;
  REQUIRE(hub.sink.wait_for_plans(2));
  hub.store.failing = true;
  REQUIRE(hub.thread.post(check_in("1")));
  REQUIRE(hub.wait_until_told(true));
  std::size_t taken = 0;
  while (hub.thread.post(check_in("2"))) {
    ++taken;
    REQUIRE(taken <= 2 * kMaxWaitingEvents);
  }
  // The first one is waiting too, or in the engine's hands.
  CHECK(taken + 1 >= kMaxWaitingEvents);
}

TEST_CASE("what waits when the hub stops is still handled") {
  Running hub;
  REQUIRE(hub.sink.wait_for_plans(2));
  for (int i = 0; i < 100; ++i) REQUIRE(hub.thread.post(Asked{1, ShowStatus{}}));
  REQUIRE(hub.thread.post(check_in("1")));
  hub.thread.stop();
  CHECK(hub.sink.plans() == 3);
}

TEST_CASE("the engine shows that it is alive while nothing happens") {
  Running hub;
  REQUIRE(hub.sink.wait_for_plans(2));
  const room::Time before = hub.thread.last_alive();
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (hub.thread.last_alive() <= before && std::chrono::steady_clock::now() < end) {
    std::this_thread::yield();
  }
  CHECK(hub.thread.last_alive() > before);
}

TEST_CASE("an unknown time zone is an error that says what to do") {
  const auto clock = HotelClock::in("Europe/Atlantis");
  REQUIRE_FALSE(clock);
  CHECK(clock.error().find("Europe/Atlantis") != std::string::npos);
  CHECK(clock.error().find("tzdata") != std::string::npos);
}

}  // namespace
}  // namespace innkeeper::hub::daemon
