// SPDX-License-Identifier: Apache-2.0
// What the API says to the front desk, as JSON text.
#pragma once

#include <string>

#include "hub/core/request.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] std::string reception_document(const ReceptionView& reception);
[[nodiscard]] std::string preview_document(const PreviewView& preview);

}  // namespace innkeeper::hub::http
