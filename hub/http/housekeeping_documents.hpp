// SPDX-License-Identifier: Apache-2.0
// What the API says about housekeeping, overrides and explanations, as JSON text.
#pragma once

#include <string>

#include "hub/core/request.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] std::string work_document(const WorkView& work);
[[nodiscard]] std::string task_document(const TaskView& task);
/// REQUIRES: exactly one room.
[[nodiscard]] std::string hold_document(const OverridesView& held);
[[nodiscard]] std::string overrides_document(const OverridesView& overrides);
[[nodiscard]] std::string action_document(const ActionView& action);
[[nodiscard]] std::string explain_document(const ExplainView& explained);

}  // namespace innkeeper::hub::http
