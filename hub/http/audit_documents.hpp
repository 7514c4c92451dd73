// SPDX-License-Identifier: Apache-2.0
// The audit as JSON text. docs/api.md shows the document.
#pragma once

#include <string>

#include "hub/core/request.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] std::string audit_document(const AuditView& audit);

}  // namespace innkeeper::hub::http
