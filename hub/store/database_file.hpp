// SPDX-License-Identifier: Apache-2.0
// The database as a file: what must hold before SQLite may touch it. Apart because SQLite's own
// messages here ("unable to open database file") help nobody.
#pragma once

#include <string>

#include "hub/core/store.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::store {

/// Creates `path` empty, or checks the file that is there. Its directory must exist. Afterwards the
/// file is readable by its owner alone (mode 0600): it says who stays where. SQLite gives the files
/// it puts beside it the same mode.
[[nodiscard]] Result<void, StoreError> prepare_file(const std::string& path);

}  // namespace innkeeper::hub::store
