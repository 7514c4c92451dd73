// SPDX-License-Identifier: Apache-2.0
// What the daemon's shell measures of itself, as values. What the core knows is MetricsView.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/metrics/duration_counts.hpp"

namespace innkeeper::hub::metrics {

/// The operating system's view of this process; none where it does not tell.
struct ProcessReading {
  std::optional<double> cpu_seconds;  ///< user and system, of all threads
  std::optional<std::uint64_t> resident_bytes;
  std::optional<std::uint64_t> virtual_bytes;
  std::optional<std::uint64_t> open_files;
  std::optional<std::uint64_t> max_files;
  std::optional<double> started_at;  ///< seconds since 1970
};

/// Commits of the database, see CommitWatch.
struct CommitReading {
  DurationCounts durations;    ///< of those that became durable
  std::uint64_t failures = 0;  ///< did not
  bool is_failing = false;     ///< the last one did not
};

/// The connection on which plans go to the broker; counts since the hub started.
struct BrokerReading {
  std::uint64_t waiting = 0;  ///< now in the outbox or in flight
  std::uint64_t published = 0;
  std::uint64_t denied = 0;   ///< by the broker
  std::uint64_t refused = 0;  ///< the outbox was full
};

/// Replies to one route, all of one class.
struct RepliesReading {
  std::string method;    ///< empty: of requests that fit no route
  std::string route;     ///< its pattern, e.g. `/api/v1/rooms/{number}`; empty likewise
  unsigned hundred = 0;  ///< 2 for 200 .. 299 and so on
  std::uint64_t replies = 0;
};

/// Requests over MQTT, such as Home Assistant's.
struct AskReading {
  std::uint64_t taken = 0;
  std::uint64_t refused = 0;
};

struct ShellReading {
  ProcessReading process;
  CommitReading commits;
  BrokerReading broker;
  std::vector<RepliesReading> replies;
  AskReading asks;
  std::uint64_t events_waiting = 0;          ///< for the engine
  std::optional<std::uint64_t> pms_waiting;  ///< records for the PMS; none: no link
  /// Posts of a PMS; none: the hub takes none. They are read as they come, and what they say waits as events.
  std::optional<std::uint64_t> posts_read;
  std::optional<std::uint64_t> posts_refused;
  std::optional<std::int64_t> certificate_ends_at;  ///< seconds since 1970; none: no TLS
  std::optional<std::uint64_t> database_bytes;      ///< with its log
  std::optional<std::uint64_t> disk_free_bytes;     ///< where the database is
};

}  // namespace innkeeper::hub::metrics
