// SPDX-License-Identifier: Apache-2.0
// How the schema came to be, step by step, and how an older file gets there. A released step is
// never edited: a change of the schema is a new step at the end (and an ADR).
#pragma once

#include <cstdint>
#include <span>

#include "hub/core/store.hpp"
#include "hub/store/connection.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::store {

/// Marks a file as the hub's database ("Innk"), where file(1) and SQLite look for it.
inline constexpr std::int64_t kApplicationId = 0x496e6e6b;

/// The statements of step n stand at index n-1; PRAGMA user_version holds the number of the last
/// step.
[[nodiscard]] std::span<const char* const> migrations();

/// Refuses a file of another program and one with a schema newer than migrations(). Reads only.
[[nodiscard]] Result<void, StoreError> check_identity(Connection& connection);

/// Takes the missing steps, each in a transaction of its own: an interrupted migration goes on at
/// the next start. REQUIRES: check_identity() passed.
[[nodiscard]] Result<void, StoreError> migrate(Connection& connection);

}  // namespace innkeeper::hub::store
