// SPDX-License-Identifier: Apache-2.0
// Keeps the room's record in a board's two memory slots. Apart from the agent, because when to
// write how often is a matter of wear and power cuts, not of plans.
#pragma once

#include <cstdint>
#include <optional>

#include "device/agent/ports.hpp"
#include "device/agent/record.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::agent {

/// Least time between two writes that are not plans: a guest who plays with a dimmer must not wear
/// the flash out (10,000 writes a page is what cheap flash promises), nor a memory that fails be
/// hammered.
inline constexpr room::Duration kLazyWritePeriod = std::chrono::seconds(60);

/// Writes alternate between the slots, so that a torn write always leaves the record before it.
/// After a failed write the same slot is tried again: the other one holds the only good copy.
class Keeper {
 public:
  explicit Keeper(Memory& memory) : memory_(memory) {}

  enum class Found : std::uint8_t {
    kept,   // a record: the newest valid one
    blank,  // a new board: nothing was ever written
    lost,   // there was something, and none of it is readable
  };
  /// Once, first. Fills `record` only with Found::kept. `scratch` is overwritten here and below.
  [[nodiscard]] Found load(Record& record, RecordBytes scratch);

  /// Writes one slot at once; what cannot be written stays owed.
  void save(const Record& record, room::Time now, RecordBytes scratch);
  /// Writes both slots at once: no byte of an older record stays.
  void wipe(const Record& record, room::Time now, RecordBytes scratch);
  /// The record changed and may wait until kLazyWritePeriod after the last write.
  void owe(room::Time now);
  /// Writes what is owed and due.
  void flush(const Record& record, room::Time now, RecordBytes scratch);
  /// Writes what is owed, due or not: the board is about to stop.
  void flush_all(const Record& record, room::Time now, RecordBytes scratch);

  /// The last write failed: memory is older than what the room does.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  void write_owed(const Record& record, room::Time now, RecordBytes scratch);

  Memory& memory_;
  Slot next_ = Slot::a;
  std::uint32_t generation_ = 0;
  int copies_owed_ = 0;  ///< slots that must still take the current record
  room::Time due_;       ///< of the owed copies
  std::optional<room::Time> last_write_;
  bool failed_ = false;
};

}  // namespace innkeeper::agent
