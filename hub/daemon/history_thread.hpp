// SPDX-License-Identifier: Apache-2.0
// The thread that keeps the history of rooms, so that neither disk nor arithmetic of it is in the way of
// a plan.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "hub/core/history/history_keeper.hpp"
#include "hub/daemon/hotel_clock.hpp"

namespace innkeeper::hub::daemon {

/// Notes that may wait: all rooms of a large house at once, and some air. Further ones are lost.
inline constexpr std::size_t kMaxHistoryNotes = 40'000;
/// Questions that may wait: each takes some milliseconds.
inline constexpr std::size_t kMaxHistoryQuestions = 64;
inline constexpr std::chrono::seconds kHistoryBeat{1};

class HistoryThread {
 public:
  /// Appends what rooms measured since the last call; called on this thread about once a second.
  using Gather = std::function<void(std::vector<Measured>&)>;

  /// `path`: where the history is kept. `clock` must outlive the thread. Does not start it.
  HistoryThread(std::string path, const HotelClock& clock, Gather gather);
  ~HistoryThread();

  void start();
  /// Writes what is there and ends the thread.
  void stop();

  // From any thread; none waits for the disk.
  void hear(HistoryNote note);
  void hear(const std::vector<Event>& events, std::size_t from);
  void forget_people(const room::RoomId& room);
  /// `done` is called on this thread, or at once when too many ask or the thread does not run.
  void ask(HistoryQuery query, std::function<void(Answer)> done);

 private:
  struct Question {
    HistoryQuery query;
    std::function<void(Answer)> done;
  };
  struct Work {
    std::vector<std::pair<HistoryNote, room::UtcTime>> notes;
    std::vector<room::RoomId> forget;
    std::vector<Question> questions;
    bool goes_on = true;
  };

  void run();
  [[nodiscard]] Work wait(bool more_waits);
  void do_work(Work& work);
  void tell_losses();

  const HotelClock& clock_;
  Gather gather_;
  HistoryKeeper keeper_;  // of the thread, while it runs
  std::uint64_t told_lost_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  Work waiting_;                  // guarded by mutex_
  std::uint64_t lost_notes_ = 0;  // guarded by mutex_
  bool running_ = false;          // guarded by mutex_
  std::thread thread_;
};

}  // namespace innkeeper::hub::daemon
