// SPDX-License-Identifier: Apache-2.0
// A request that takes more than one question to the hub, or a password to be hashed in between.
#pragma once

#include <functional>
#include <string>

#include "hub/core/actor.hpp"
#include "hub/core/metrics/metrics_requests.hpp"
#include "hub/core/request.hpp"
#include "hub/http/link_check.hpp"
#include "hub/http/message.hpp"
#include "hub/http/password_hasher.hpp"

namespace innkeeper::hub::http {

class Repeats;

/// What an errand may use, from any thread and as long as the Application is there. Copied freely.
struct Desk {
  /// Asks the hub as whoever sent the request; what is more than ShowSession is bound to the request's
  /// precondition. `then` is called once, on any thread.
  std::function<void(Request request, std::function<void(const Answer&)> then)> ask;
  PasswordHasher* passwords = nullptr;
  Repeats* repeats = nullptr;
  CheckLink check_link{};  ///< null: this hub cannot
  /// See Application::expose().
  std::function<void(const MetricsView& view, std::function<void(std::string)> then)> expose =
      [](const MetricsView&, const std::function<void(std::string)>& then) { then({}); };
};

/// Ends an errand; called once, on any thread. Later than the deadline of an answer it has no effect.
using Answered = std::function<void(Reply)>;

struct Errand {
  std::function<void(const Desk& desk, const Answered& done)> run;
  Actor actor{Channel::api, {}};
};

}  // namespace innkeeper::hub::http
