// SPDX-License-Identifier: Apache-2.0
// What one entry of the route table is. Each area keeps its own entries in <area>_routes.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/accounts/access.hpp"
#include "hub/core/actor.hpp"
#include "hub/core/request.hpp"
#include "hub/http/errand.hpp"
#include "hub/http/event_filter.hpp"
#include "hub/http/limits.hpp"
#include "hub/http/message.hpp"
#include "hub/http/pms_post.hpp"

namespace innkeeper::hub::http {

/// What the application shall be asked, and how its answer becomes a reply.
struct Call {
  Request request;
  Reply (*render)(const Answer& answer);
  Reply (*late)();  ///< the reply when no answer comes in time
  Actor actor{Channel::api, {}};
};

/// Several questions, asked in order, whose answers make one reply.
struct Batch {
  std::vector<Request> requests;  ///< at least one
  Reply (*render)(std::span<const Answer> answers);
  Reply (*late)();
  Actor actor{Channel::api, {}};
};

/// A request needs the application once or more often, or somebody who reads what a PMS signed, or is
/// answered on the spot, or bit by bit for as long as there is something to tell.
using Routed = std::variant<Call, Reply, PmsPost, Errand, Subscription>;

/// A request whose path fits a route.
struct Ask {
  const Message& message;
  std::vector<std::string> path;  ///< values of the pattern's `{name}` segments, in order
  std::map<std::string, std::string, std::less<>> query;  ///< only parameters that the route takes
};

/// Of the query; empty when it is not there.
[[nodiscard]] inline std::string parameter(const Ask& ask, std::string_view name) {
  const auto found = ask.query.find(name);
  return found == ask.query.end() ? std::string() : found->second;
}

/// What a route answers with, and so whether the client must take it.
enum class Produces : std::uint8_t {
  json,
  file,  // whatever the file is; Accept is not looked at
};

struct Route {
  std::string_view method;
  std::string_view pattern;  ///< `{name}` stands for one segment
  Routed (*handle)(const Ask& ask);
  Access access;
  /// Names of the query's parameters, divided by blanks; each may be left out.
  std::string_view parameters = {};
  std::size_t max_body_bytes = kMaxBodyBytes;
  Produces produces = Produces::json;
  bool reads_if_match = false;  ///< the handler itself honours If-Match
  bool is_secret = false;       ///< an answer is told once: it takes no Idempotency-Key
};

[[nodiscard]] std::span<const Route> room_routes();
[[nodiscard]] std::span<const Route> guest_routes();
[[nodiscard]] std::span<const Route> housekeeping_routes();
[[nodiscard]] std::span<const Route> override_routes();
[[nodiscard]] std::span<const Route> stay_routes();
[[nodiscard]] std::span<const Route> comfort_routes();
[[nodiscard]] std::span<const Route> property_routes();
[[nodiscard]] std::span<const Route> audit_routes();
[[nodiscard]] std::span<const Route> metrics_routes();
[[nodiscard]] std::span<const Route> pms_event_routes();
[[nodiscard]] std::span<const Route> session_routes();
[[nodiscard]] std::span<const Route> account_routes();
[[nodiscard]] std::span<const Route> defect_routes();
[[nodiscard]] std::span<const Route> setup_routes();
[[nodiscard]] std::span<const Route> history_routes();
[[nodiscard]] std::span<const Route> upkeep_routes();
[[nodiscard]] std::span<const Route> page_routes();
[[nodiscard]] std::span<const Route> openapi_routes();
[[nodiscard]] std::span<const Route> desk_routes();
[[nodiscard]] std::span<const Route> guest_page_routes();
[[nodiscard]] std::span<const Route> guest_link_routes();
[[nodiscard]] std::span<const Route> event_routes();

/// What to ask the application after a PMS's post was read, or the reply that says why it is not taken.
[[nodiscard]] std::variant<Batch, Reply> batch_of(PmsReading reading);

}  // namespace innkeeper::hub::http
