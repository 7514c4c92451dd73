// SPDX-License-Identifier: Apache-2.0
// "Only if it still is as I saw it": what a question may be bound to. Decided in the transaction that answers
// the question, so that nothing comes between.
#pragma once

#include <functional>
#include <optional>

#include "hub/core/accounts/access.hpp"
#include "hub/core/request.hpp"

namespace innkeeper::hub {

struct Precondition {
  Request read;   ///< how the present state is looked at; changes nothing
  Access access;  ///< of whoever may be told that state
  /// What is told when the present state, the answer to `read`, is another one than the asker saw; nothing
  /// when it is the same. Pure; called on the engine's thread.
  std::function<std::optional<Outdated>(const Answer& present)> differs;
};

}  // namespace innkeeper::hub
