// SPDX-License-Identifier: Apache-2.0
// From SQLite's result codes to the kinds of failure the core tells apart, in words with a remedy.
#pragma once

#include <string>
#include <string_view>

#include "hub/core/store.hpp"

namespace innkeeper::hub::store {

/// The kind of a (plain or extended) SQLite result code other than success.
[[nodiscard]] StoreErrorKind kind_of(int sqlite_code);

/// "cannot <attempt> in <path>: <cause>; <remedy for the kind>". None of the three may name a
/// guest.
[[nodiscard]] StoreError describe(StoreErrorKind kind, std::string_view attempt,
                                  const std::string& path, std::string_view cause);

}  // namespace innkeeper::hub::store
