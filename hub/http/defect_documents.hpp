// SPDX-License-Identifier: Apache-2.0
// Defects and the boards of rooms as JSON text.
#pragma once

#include <string>

#include "hub/core/defects/defect_requests.hpp"
#include "hub/core/devices/device_requests.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] std::string defect_document(const DefectView& defect);
[[nodiscard]] std::string defects_document(const DefectsView& defects);
[[nodiscard]] std::string devices_document(const DevicesView& devices);

}  // namespace innkeeper::hub::http
