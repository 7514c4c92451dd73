// SPDX-License-Identifier: Apache-2.0
// What watchers of the house read as server-sent events. The last events are kept once for all
// readers, so that a reader costs a place in them and no queue of its own: one that falls behind them
// is told so and dropped.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/watch/announcement.hpp"
#include "hub/http/event_filter.hpp"
#include "hub/http/told_event.hpp"

namespace innkeeper::hub::http {

/// Our choices: some minutes of a large house, and as much memory as five pictures.
struct FeedBounds {
  std::size_t events = 4096;
  std::size_t bytes = std::size_t{20} * 1024 * 1024;  ///< as they weigh before they are read
  std::size_t readers = 128;                          ///< half of the connections there may be
  std::size_t readers_of_one = 8;                     ///< with one credential
  std::size_t chunk =
      std::size_t{32} * 1024;  ///< bytes that a reader is given at a time, and one event more
};

class EventReader;

/// Thread-safe. Must outlive its readers.
class EventFeed {
 public:
  /// Why a reader is dropped, for the log.
  using OnDropped = std::function<void(std::string_view why)>;

  /// `run`: letters and digits that no other run of the hub has.
  explicit EventFeed(std::string run, OnDropped on_dropped = {}, FeedBounds bounds = {})
      : run_(std::move(run)), on_dropped_(std::move(on_dropped)), bounds_(bounds) {}

  void publish(Announcement what);

  /// A place among the readers; null when there are too many. `wake` is called from any thread, under a lock,
  /// when there is something to read, once until it was read.
  [[nodiscard]] std::unique_ptr<EventReader> join(const Subscription& wanted, std::string asker,
                                                  std::function<void()> wake);

 private:
  friend class EventReader;
  void add(Announcement what);
  [[nodiscard]] std::string id(std::uint64_t serial) const;
  [[nodiscard]] std::uint64_t oldest() const { return last_ + 1 - events_.size(); }
  [[nodiscard]] std::string opening(const Subscription& wanted, std::uint64_t& next) const;
  [[nodiscard]] std::string read(EventReader& reader);
  [[nodiscard]] std::shared_ptr<ToldEvent> next_for(EventReader& reader, bool& overrun);
  void leave(EventReader& reader);

  std::string run_;
  OnDropped on_dropped_;
  FeedBounds bounds_;
  std::mutex mutex_;                               // guards all below
  std::deque<std::shared_ptr<ToldEvent>> events_;  ///< the last of them has the id last_
  std::size_t bytes_ = 0;
  std::uint64_t last_ = 0;
  std::set<EventReader*> readers_;
};

/// One reader. Every call from one thread at a time.
class EventReader {
 public:
  ~EventReader() { feed_.leave(*this); }
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;

  /// What to send next; empty when there is nothing, or while it must prove itself. The last words of a
  /// reader that was dropped say why.
  [[nodiscard]] std::string take();
  /// It was dropped: nothing comes any more.
  [[nodiscard]] bool is_over() const { return is_over_; }
  /// Somebody lost the right to ask since the last call: look whether it was this one.
  [[nodiscard]] bool must_prove_itself() { return must_prove_itself_.exchange(false); }
  /// It is dropped for taking too long to read; for the log.
  void too_slow();

 private:
  friend class EventFeed;
  EventReader(EventFeed& feed, EventFilter filter, std::string asker, std::function<void()> wake)
      : feed_(feed), filter_(std::move(filter)), asker_(std::move(asker)), wake_(std::move(wake)) {}
  void wake_once() {
    if (!is_woken_.exchange(true)) wake_();
  }

  EventFeed& feed_;
  EventFilter filter_;
  std::string asker_;
  std::function<void()> wake_;
  std::string opening_;
  std::uint64_t next_ = 1;
  bool is_over_ = false;
  std::atomic<bool> is_woken_{false};
  std::atomic<bool> must_prove_itself_{false};
};

}  // namespace innkeeper::hub::http
