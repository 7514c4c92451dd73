// SPDX-License-Identifier: Apache-2.0
// The document about the database and its backup.
#pragma once

#include <string>

#include "hub/core/upkeep/upkeep_requests.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] std::string upkeep_document(const UpkeepView& upkeep);

}  // namespace innkeeper::hub::http
