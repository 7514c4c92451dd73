// SPDX-License-Identifier: Apache-2.0
// What an errand of one request may use of the application.
#pragma once

#include <optional>

#include "hub/core/accounts/access.hpp"
#include "hub/core/actor.hpp"
#include "hub/core/precondition.hpp"
#include "hub/http/application.hpp"
#include "hub/http/errand.hpp"

namespace innkeeper::hub::http {

/// Asks as `actor`, admitted by `admission`. What changes or shows anything is bound to `bound`; who asks is
/// looked up without it. The application must outlive the desk.
[[nodiscard]] Desk desk_of(Application& application, std::optional<Admission> admission,
                           Actor actor, std::optional<Precondition> bound);

}  // namespace innkeeper::hub::http
