// SPDX-License-Identifier: Apache-2.0
// Where finished slots are kept: a port of its own. The store of hub/core/store.hpp holds what the hub
// must not lose and stops the hub when it fails; this holds what is nice to have, and may fail alone.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "hub/core/history/history_point.hpp"
#include "hub/core/history/history_requests.hpp"
#include "hub/core/store.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub {

/// Single-threaded. A call that fails changed nothing, and may be tried again.
class HistoryStore {
 public:
  virtual ~HistoryStore() = default;

  /// Writes all of them at once. Of a slot that is there already, the one with more told stays: a hub
  /// that ends within a slot and starts again writes it twice.
  [[nodiscard]] virtual Result<void, StoreError> write(std::span<const HistoryRow> rows) = 0;

  /// Points of one room and tier, rising, from `since` to before `until`.
  [[nodiscard]] virtual Result<std::vector<HistoryPoint>, StoreError> read(HistoryTier tier,
                                                                           const room::RoomId& room,
                                                                           room::UtcTime since,
                                                                           room::UtcTime until) = 0;

  /// Erases what is older than it is kept: slots, and what slots tell of people. At most some slots a
  /// call; true when nothing that old is left.
  struct Ages {
    room::UtcTime fine;    ///< slots of this tier that begin before it go
    room::UtcTime coarse;  ///< and of this one
    room::UtcTime people;  ///< and what earlier ones tell of people
  };
  [[nodiscard]] virtual Result<bool, StoreError> forget_before(const Ages& ages) = 0;

  /// What every slot of this room tells of people, and its set points, which a guest may have chosen.
  [[nodiscard]] virtual Result<void, StoreError> forget_people(const room::RoomId& room) = 0;
};

}  // namespace innkeeper::hub
