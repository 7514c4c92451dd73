// SPDX-License-Identifier: Apache-2.0
// What each request means: a table of methods and paths, kept as data so that documentation and tests
// can walk it. No sockets in here.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/request.hpp"
#include "hub/http/message.hpp"

namespace innkeeper::hub::http {

/// What the application shall be asked, and how its answer becomes a reply.
struct Call {
  Request request;
  Reply (*render)(const Answer& answer);
  Reply (*late)();  ///< the reply when no answer comes in time
};

/// A request either needs the application or is answered on the spot.
using Routed = std::variant<Call, Reply>;

struct Route {
  std::string_view method;
  std::string_view pattern;  ///< `{name}` stands for one segment
  Routed (*handle)(const Message& message, const std::vector<std::string>& values);
};

[[nodiscard]] std::span<const Route> routes();

/// Total: any message gets a call or a reply. HEAD is routed like GET; the sender leaves the body out.
[[nodiscard]] Routed route(const Message& message);

}  // namespace innkeeper::hub::http
