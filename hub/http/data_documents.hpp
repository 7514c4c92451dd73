// SPDX-License-Identifier: Apache-2.0
// All that is stored of a guest, and what was erased of it, as JSON text. docs/api.md shows both.
#pragma once

#include <string>

#include "hub/core/request.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] std::string export_document(const GuestExport& guest);
[[nodiscard]] std::string erasure_document(const ErasureView& erasure);

}  // namespace innkeeper::hub::http
