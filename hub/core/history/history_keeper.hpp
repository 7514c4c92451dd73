// SPDX-License-Identifier: Apache-2.0
// Keeps the history: adds up what is heard, writes it now and then, answers who asks, forgets in time.
// Apart from the thread that drives it, so that it can be tested in virtual time.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <variant>

#include "hub/core/event.hpp"
#include "hub/core/history/history_book.hpp"
#include "hub/core/history/history_store.hpp"
#include "hub/core/now.hpp"
#include "shared/room/telemetry.hpp"

namespace innkeeper::hub {

/// Rows that wait for a disk that does not take them: an hour of 10,000 rooms. Then the oldest are lost.
inline constexpr std::size_t kMaxWaitingRows = 160'000;
/// Rows of one transaction: some 20 ms.
inline constexpr std::size_t kHistoryBatch = 5'000;
/// Wait after a failure, doubling from the first to the second value.
inline constexpr room::Duration kFirstHistoryRetry = std::chrono::seconds(5);
inline constexpr room::Duration kLongestHistoryRetry = std::chrono::minutes(5);

struct Told {
  room::RoomId room;
  HistoryLevels levels;
};
struct Measured {
  room::RoomId room;
  room::Telemetry telemetry;
};
struct Linked {
  room::RoomId room;
  bool online = false;
};
struct AllSilent {};
using HistoryNote = std::variant<Told, Measured, Linked, AllSilent>;

/// What of the hub's events concerns history.
[[nodiscard]] std::optional<HistoryNote> note_of(const Event& event);

/// Single-threaded.
class HistoryKeeper {
 public:
  /// Opens the store; called again after it failed.
  using Open = std::function<Result<std::unique_ptr<HistoryStore>, StoreError>()>;
  /// Told when it begins to fail (with why and how many rows were lost) and, with null, when it works again.
  using OnStorage = std::function<void(const StoreError*)>;

  HistoryKeeper(Open open, OnStorage on_storage)
      : open_(std::move(open)), on_storage_(std::move(on_storage)) {}

  void hear(const HistoryNote& note, room::UtcTime now);
  /// Does what is due: to be called about once a second. One batch at most; true when more waits.
  bool work(Now now);
  /// A HistoryView, or Unavailable.
  [[nodiscard]] Answer answer(const HistoryQuery& query, room::UtcTime now);
  /// Erases at once, or with the next work() that finds a store that works.
  void forget_people(const room::RoomId& room, Now now);
  /// Writes what is there, as far as storage takes it.
  void end(Now now);

  /// Rows that were lost because too many waited.
  [[nodiscard]] std::uint64_t lost() const { return lost_; }

 private:
  [[nodiscard]] bool is_open(Now now);
  void take(std::vector<HistoryRow> rows);
  [[nodiscard]] bool write_some(Now now);
  [[nodiscard]] bool forget_some(Now now);
  [[nodiscard]] bool forget_owed(Now now);
  [[nodiscard]] bool is_believed(Now now);
  bool failed(const StoreError& error, Now now);
  void worked();

  Open open_;
  OnStorage on_storage_;
  HistoryBook book_;
  std::unique_ptr<HistoryStore> store_;
  std::deque<HistoryRow> waiting_;
  std::set<room::RoomId> owed_;  // rooms whose people are still to be forgotten
  std::uint64_t lost_ = 0;
  bool failing_ = false;
  room::Duration retry_ = kFirstHistoryRetry;
  room::Time retry_at_{};
  std::optional<std::int64_t> offset_;  // of the UTC clock from the steady one, in seconds
  room::Time believed_at_{};            // when it has gone on evenly for long enough
  room::Time forgot_at_{};              // when all that is old was last gone
};

}  // namespace innkeeper::hub
