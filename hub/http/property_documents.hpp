// SPDX-License-Identifier: Apache-2.0
// What the API says of the property, as JSON text. docs/api.md shows each document.
#pragma once

#include <string>

#include "hub/core/request.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] std::string property_document(const PropertyView& property);
[[nodiscard]] std::string revisions_document(const RevisionsView& revisions);
[[nodiscard]] std::string change_document(const PropertyChange& change);

}  // namespace innkeeper::hub::http
