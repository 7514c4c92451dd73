// SPDX-License-Identifier: Apache-2.0
// The core's port to durable storage. hub/store implements it on SQLite, tests/support in memory;
// one contract test runs against both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/preferences.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/time.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub {

enum class StoreErrorKind : std::uint8_t {
  busy,          // somebody else holds the database: worth another try
  full,          // no space left
  read_only,     // not writable
  io,            // the disk or file system failed
  corrupt,       // the file is damaged
  newer_schema,  // written by a newer version of this program
  refused,       // a constraint: the same call would fail again
};

struct StoreError {
  StoreErrorKind kind = StoreErrorKind::io;
  std::string message;  ///< what failed, in which file, and the remedy; no guest data
};

/// What the hub last decided for a room.
struct RoomRow {
  room::RoomId id;
  room::PlanId plan_id;
  std::uint32_t tenancy = 0;
  std::string plan;  ///< the bytes as published; empty before the first plan
  friend bool operator==(const RoomRow&, const RoomRow&) = default;
};

/// Longest reservation key that is stored; FIAS allows 10 digits (G#), other systems use up to 64.
inline constexpr std::size_t kMaxReservationBytes = 64;

enum class StayStatus : std::uint8_t { in_house, checked_out };

struct StayRow {
  std::string reservation;
  room::RoomId room;
  std::optional<std::string> profile;
  StayStatus status = StayStatus::in_house;
  std::uint64_t arrival =
      0;                ///< rises with each arrival at the property: who of two sharers came first
  room::UtcTime since;  ///< when `status` began
  friend bool operator==(const StayRow&, const StayRow&) = default;
};

/// Durable storage in transactions. Single-threaded. Between begin() and commit() a failing call
/// does not report: it poisons the transaction, every later call does nothing and reads return
/// nothing, and commit() returns the first failure. The core so needs no error path for storage:
/// what it decided on such data never leaves the engine, which rolls back and reloads the core from
/// the store.
class Store {
 public:
  virtual ~Store() = default;

  /// REQUIRES: no open transaction.
  virtual void begin() = 0;
  /// Everything since begin() is durable, or nothing is; ends the transaction either way.
  [[nodiscard]] virtual Result<void, StoreError> commit() = 0;
  /// Ends the transaction without a trace; without one it does nothing.
  virtual void rollback() = 0;

  // All further calls. REQUIRES: an open transaction.

  /// The hub's epoch; 0 in a new database.
  [[nodiscard]] virtual std::uint64_t epoch() = 0;
  virtual void set_epoch(std::uint64_t epoch) = 0;

  /// In order of id.
  [[nodiscard]] virtual std::vector<RoomRow> rooms() = 0;
  /// Inserts or replaces by id.
  virtual void put_room(const RoomRow& row) = 0;

  /// In order of arrival, equal arrivals in order of reservation.
  [[nodiscard]] virtual std::vector<StayRow> stays_in_house() = 0;
  [[nodiscard]] virtual std::optional<StayRow> stay(std::string_view reservation) = 0;
  /// Inserts or replaces by reservation.
  virtual void put_stay(const StayRow& row) = 0;

  /// Nothing when nothing is stored for `profile`. Lights come in order of name.
  [[nodiscard]] virtual std::optional<Preferences> preferences(std::string_view profile) = 0;
  /// Replaces all preferences of `profile`; none at all is the same as erasing them. Values that
  /// validate() would refuse are refused here too.
  virtual void put_preferences(std::string_view profile, const Preferences& preferences,
                               room::UtcTime now) = 0;
  virtual void erase_preferences(std::string_view profile) = 0;
};

}  // namespace innkeeper::hub
