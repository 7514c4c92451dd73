// SPDX-License-Identifier: Apache-2.0
// Runs the core in transactions: what waits is handled in as few as Hotel::joins() allows, and only
// what is durable has effects. A batch is whatever queued up during the last commit: group commit
// without timers.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "hub/core/effect.hpp"
#include "hub/core/event.hpp"
#include "hub/core/hotel.hpp"
#include "hub/core/store.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub {

/// Where released effects go. Called in order, on the engine's thread, after the commit.
class EffectSink {
 public:
  virtual ~EffectSink() = default;
  virtual void release(Effects effects) = 0;
};

/// Whoever measures commits. Called on the engine's thread, right before and right after each.
class CommitWatch {
 public:
  virtual ~CommitWatch() = default;
  virtual void commit_begins() = 0;
  virtual void commit_ended(bool is_durable) = 0;
};

/// Single-threaded: one thread owns engine, core and store.
class Engine {
 public:
  /// `watch` may be null. Everything must outlive the engine.
  Engine(Hotel& hotel, Store& store, EffectSink& sink, CommitWatch* watch = nullptr)
      : hotel_(hotel), store_(store), sink_(sink), watch_(watch) {}

  struct Outcome {
    std::size_t handled = 0;          ///< events done, from the front
    std::optional<StoreError> error;  ///< why no further ones are: none when all is well
  };

  /// Handles what is due and, from the front, as many `events` as may share one transaction, at least
  /// one; commits, releases the effects. Without an error the caller comes again with the rest. On an
  /// error the events after the first `handled` had no effect at all: the caller keeps them and
  /// tries again later, but answers people now. An event that the store refuses for good
  /// (StoreErrorKind::refused) is dropped alone, with an error notice; the others are handled.
  [[nodiscard]] Outcome run(std::span<const Event> events, Now now);

  /// When run() is due again even without events; none before the first successful run.
  [[nodiscard]] std::optional<room::Time> next_deadline() const;

 private:
  [[nodiscard]] Result<void, StoreError> load(Now now);
  /// One transaction over as many of `events`, from the front, as may share it; how many those were.
  [[nodiscard]] Result<std::size_t, StoreError> attempt(std::span<const Event> events, Now now);
  [[nodiscard]] Outcome one_by_one(std::span<const Event> events, Now now);
  [[nodiscard]] Result<void, StoreError> finish(Effects effects);
  void drop(const Event& event, const StoreError& why);

  Hotel& hotel_;
  Store& store_;
  EffectSink& sink_;
  CommitWatch* watch_;
  bool loaded_ = false;  // false: the core's memory does not match the store
};

}  // namespace innkeeper::hub
