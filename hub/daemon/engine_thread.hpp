// SPDX-License-Identifier: Apache-2.0
// The one thread that owns core and store. Others hand it events and get effects back; it turns
// whatever waits into one batch after another.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "hub/core/effect.hpp"
#include "hub/core/engine.hpp"
#include "hub/core/event.hpp"
#include "hub/daemon/hotel_clock.hpp"

namespace innkeeper::hub::daemon {

/// Events that may wait for the engine. A night audit's burst is some thousands; more than this
/// means that the database has stood still for long, and senders must wait.
inline constexpr std::size_t kMaxWaitingEvents = 65'536;

/// The engine looks at its clock at least this often, so that a watchdog can tell whether it lives.
inline constexpr std::chrono::milliseconds kEngineTick{500};

/// Wait after a failed transaction: doubles from the first to the second value.
inline constexpr std::chrono::milliseconds kFirstRetry{100};
inline constexpr std::chrono::milliseconds kLongestRetry{5'000};

/// Longest time that one round of questions may try a failing storage.
inline constexpr std::chrono::milliseconds kAnswerBudget{300};

class EngineThread {
 public:
  /// Appends what arrived from rooms since the last call; called on the engine's thread before each
  /// batch, not while storage fails.
  using Gather = std::function<void(std::vector<Event>&)>;
  /// Told on the engine's thread about each failed and each first successful transaction after one.
  using OnStorage = std::function<void(const StoreError*)>;

  /// Everything must outlive the thread. Does not start it.
  EngineThread(Engine& engine, EffectSink& sink, const HotelClock& clock, Gather gather,
               OnStorage on_storage);
  ~EngineThread();

  void start();
  /// Handles what waits, as far as storage allows at once, then ends the thread.
  void stop();

  /// From any thread. False when kMaxWaitingEvents wait already: nothing was taken, come again.
  [[nodiscard]] bool post(Event event);
  /// From any thread: something may be gathered.
  void wake();

  /// Events that wait now. From any thread.
  [[nodiscard]] std::size_t waiting() const;

  /// Steady time at which the engine last was alive. From any thread.
  [[nodiscard]] room::Time last_alive() const;

 private:
  void run();
  /// Waits for work; false when the thread shall end.
  [[nodiscard]] bool wait_for_work();
  void take_waiting();
  void handle_batch();
  void on_failure(const StoreError& error);
  void answer_people(StoreError error);

  Engine& engine_;
  EffectSink& sink_;
  const HotelClock& clock_;
  Gather gather_;
  OnStorage on_storage_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Event> waiting_;   // guarded by mutex_
  bool woken_ = false;           // guarded by mutex_
  bool question_waits_ = false;  // guarded by mutex_: somebody's, among waiting_
  bool stopping_ = false;        // guarded by mutex_

  // Of the engine's thread.
  std::vector<Event> batch_;
  bool failing_ = false;
  std::chrono::milliseconds retry_ = kFirstRetry;
  room::Time retry_at_{};

  std::atomic<std::int64_t> last_alive_us_{0};
  std::thread thread_;
};

}  // namespace innkeeper::hub::daemon
