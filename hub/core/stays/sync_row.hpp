// SPDX-License-Identifier: Apache-2.0
// Whether the PMS is to tell everything once, as it is stored: one row, if any.
#pragma once

#include <string>

#include "shared/room/time.hpp"

namespace innkeeper::hub {

struct SyncRow {
  bool wanted = false;    ///< this database lacks what only a synchronisation can tell
  room::UtcTime asked{};  ///< when the PMS was last asked; 0: it was not, or shall be again at once
  room::UtcTime ended{};  ///< when the last complete one ended; 0: never

  [[nodiscard]] static std::string key() { return "sync"; }
  friend bool operator==(const SyncRow&, const SyncRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] inline const char* refusal(const SyncRow&) { return nullptr; }

}  // namespace innkeeper::hub
