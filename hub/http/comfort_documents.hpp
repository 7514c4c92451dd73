// SPDX-License-Identifier: Apache-2.0
// What the API says about comfort and cases, as JSON text.
#pragma once

#include <string>

#include "hub/core/request.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] std::string comfort_document(const ComfortView& complaint);
[[nodiscard]] std::string complaints_document(const ComplaintsView& complaints);
[[nodiscard]] std::string case_document(const CaseView& one);
[[nodiscard]] std::string cases_document(const CasesView& cases);

}  // namespace innkeeper::hub::http
